"""Lines of an SMS: short, and nothing in them that misleads."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n import Words, words_in
from bot.views.area import exported
from bot.views.sms import hours_in_sms, sms_lines
from geo.exports.pieces import LINE_LENGTH
from geo.guide import Guide
from geo.hours import parse_hours
from geo.orders import Effect, Reach, new_order
from geo.point import Address, Point
from geo.snapshot import Manifest, Snapshot

UK, EN = words_in("uk"), words_in("en")
MANIFEST = Manifest("", "Рада", None)


def told(words: Words, made: Point, hours: str, noon: datetime) -> str:
    point = replace(made, schedule=parse_hours(hours))
    snapshot = Snapshot.build([point], MANIFEST)
    return hours_in_sms(words, point, snapshot.opening(point, noon), noon)


@pytest.mark.parametrize(
    ("published", "uk", "en"),
    [
        ("Цілодобово", "24/7", "24/7"),
        ("Щодня з 08:00 до 20:00", "щодня 8–20", "daily 8–20"),
        ("пн-пт 09:00-18:00", "пн–пт 9–18", "Mon–Fri 9–18"),
        ("пн-пт 9:30-18:00, сб 10-15", "пн–пт 9:30–18; сб 10–15", "Mon–Fri 9:30–18; Sat 10–15"),
        ("Щодня з 00:00 до 23:00", "щодня 0–23", "daily 0–23"),
        ("Щодня 20:00-08:00", "щодня 20–8", "daily 20–8"),
        ("у разі відключення", "резервний", "standby"),
        ("доступне лише для учасників освітнього процесу", "не для сторонніх", "not for outsiders"),
        ("за графіком закладу", "години: «за графіком закладу»", "hours: “за графіком закладу”"),
        ("", "години невідомі", "hours unknown"),
    ],
)
def test_hours(
    made_points: tuple[Point, ...], noon: datetime, published: str, uk: str, en: str
) -> None:
    assert told(UK, made_points[0], published, noon) == uk
    assert told(EN, made_points[0], published, noon) == en


def test_what_an_order_closes_is_told_and_what_it_opens_is_not(
    guide: Guide, noon: datetime
) -> None:
    close = new_order(Effect.CLOSE, Reach.POINT, "p2", issued=noon)
    there = guide.under([close, new_order(Effect.OPEN, Reach.UNIT, "UA32", issued=noon)])
    lines = sms_lines(UK, "Бровари", there.within("UA32"), there.snapshot, noon)
    assert "вул. Зразкова, 2: зачинено рішенням влади. Пожежна частина № 12" in lines
    assert "вул. Зразкова, 4: резервний. Школа № 5" in lines


def test_the_first_lines_say_what_all_others_need(guide: Guide, noon: datetime) -> None:
    points = guide.within("UA32")
    first = sms_lines(UK, "Бровари", points, guide.snapshot, noon)[:4]
    assert first == (
        "Пункти Незламності: Бровари",
        "Дані: Броварська міська рада, станом на пн 16.03.2026.",
        "Години змінюються, довідка 1545.",
        "Резервні відчиняють лише за рішенням влади.",
    )
    open_ones = [each for each in points if each.id != "p4"]
    lines = sms_lines(UK, "Бровари", open_ones, guide.snapshot, noon)
    assert not any("Резервні" in line for line in lines)


def test_the_settlement_is_named_only_among_several(guide: Guide, noon: datetime) -> None:
    points = guide.within("UA3206")
    text = exported(UK, "txt", "UA3206", points, guide, noon).decode()
    assert "\nвул. Зразкова, 2: 24/7. Пожежна частина № 12\n" in text
    elsewhere = replace(points[0].address, settlement="Княжичі")
    mixed = (replace(points[0], address=elsewhere), *points[1:])
    text = exported(UK, "txt", "UA3206", mixed, guide, noon).decode()
    assert "\nБровари, вул. Зразкова, 2: 24/7. " in text


@pytest.mark.parametrize(
    ("name", "address", "line"),
    [
        ("Стаціонарний пункт незламності ДСНС", "вул. Б, 9", "вул. Б, 9: 24/7. ДСНС"),
        (
            "Мобільний пункт незламності",
            "вул. Б, 9",
            "вул. Б, 9: 24/7. Мобільний пункт незламності",
        ),
        ("Мобільний пункт ДСНС", "вул. Б, 9", "вул. Б, 9: 24/7. Мобільний пункт ДСНС"),
        ("Пункт незламності", "вул. Б, 9", "вул. Б, 9: 24/7. Пункт незламності"),
        ("", "вул. Б, 9", "вул. Б, 9: 24/7"),
        (
            "Центральна районна бібліотека для дітей і юнацтва",
            "просп. Голосіївський, 97-А",
            "просп. Голосіївський, 97-А: 24/7. Центральна районна бібліотек…",
        ),
        (
            "Ліцей",
            "вул. Героїв Небесної Сотні, Січових Стрільців і всіх, 120-В",
            "вул. Героїв Небесної Сотні, Січових Стрі…, 120-В: 24/7. Ліцей",
        ),
    ],
)
def test_names_give_way(
    made_points: tuple[Point, ...], noon: datetime, name: str, address: str, line: str
) -> None:
    point = replace(
        made_points[0], name=name, address=Address(address), schedule=parse_hours("Цілодобово")
    )
    *_, last = sms_lines(UK, "Бровари", [point], Snapshot.build([point], MANIFEST), noon)
    assert last == line


@settings(deadline=None)
@given(
    name=st.text(max_size=120),
    street=st.text(max_size=80),
    hours=st.sampled_from(["Цілодобово", "Щодня 8-20", "пн-пт 9-13, 14-18; сб 10-15", "хтозна"]),
)
def test_a_line_is_longer_than_an_sms_only_for_its_address_and_hours(
    made_points: tuple[Point, ...], noon: datetime, name: str, street: str, hours: str
) -> None:
    point = replace(made_points[0], name=name, address=Address(street), schedule=parse_hours(hours))
    snapshot = Snapshot.build([point], MANIFEST)
    *_, last = sms_lines(UK, "Бровари", [point], snapshot, noon)
    *_, bare = sms_lines(UK, "Бровари", [replace(point, name="")], snapshot, noon)
    assert last.startswith(bare)
    assert len(last) <= max(LINE_LENGTH, len(bare))
