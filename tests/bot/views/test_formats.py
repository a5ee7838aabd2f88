"""Distances, directions, days and hours as people read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import Words, words_in
from bot.views import formats
from geo.clock import KYIV


@pytest.mark.parametrize(
    ("metres", "uk_text", "en_text"),
    [
        (0, "0 м", "0 m"),
        (4.9, "0 м", "0 m"),
        (5, "10 м", "10 m"),
        (347, "350 м", "350 m"),
        (949.9, "950 м", "950 m"),
        (950, "1,0 км", "1.0 km"),
        (1_240, "1,2 км", "1.2 km"),
        (1_250, "1,3 км", "1.3 km"),
        (9_949, "9,9 км", "9.9 km"),
        (9_950, "10 км", "10 km"),
        (85_400, "85 км", "85 km"),
        (1_234_500, "1235 км", "1235 km"),
    ],
)
def test_distance(uk: Words, en: Words, metres: float, uk_text: str, en_text: str) -> None:
    assert formats.distance(uk, metres) == uk_text
    assert formats.distance(en, metres) == en_text


@given(st.floats(0, 100_000), st.floats(0, 100_000))
def test_a_longer_way_never_reads_shorter(one: float, other: float) -> None:
    def read(metres: float) -> float:
        number, unit = formats.distance(words_in("en"), metres).split()
        return float(number) * {"m": 1, "km": 1000}[unit]

    near, far = sorted((one, other))
    assert read(near) <= read(far)


@pytest.mark.parametrize(
    ("metres", "text"),
    [
        (0, "1 хв пішки"),
        (119, "1 хв пішки"),
        (120, "2 хв пішки"),
        (650, "8 хв пішки"),
        (5_000, "63 хв пішки"),
        (5_001, ""),
    ],
)
def test_minutes_on_foot(uk: Words, metres: float, text: str) -> None:
    assert formats.walk(uk, metres) == text


@pytest.mark.parametrize(
    ("metres", "text"), [(0, "≈ 1 км"), (1_240, "≈ 1 км"), (1_500, "≈ 2 км"), (12_499, "≈ 12 км")]
)
def test_a_rough_distance(uk: Words, metres: float, text: str) -> None:
    assert formats.rough_distance(uk, metres) == text


@pytest.mark.parametrize(
    ("bearing", "uk_text", "en_text"),
    [
        (0, "↑ північ", "↑ north"),
        (22.4, "↑ північ", "↑ north"),
        (22.5, "↗ північний схід", "↗ north-east"),
        (90, "→ схід", "→ east"),
        (135, "↘ південний схід", "↘ south-east"),
        (180, "↓ південь", "↓ south"),
        (225, "↙ південний захід", "↙ south-west"),
        (270, "← захід", "← west"),
        (315, "↖ північний захід", "↖ north-west"),
        (337.4, "↖ північний захід", "↖ north-west"),
        (337.5, "↑ північ", "↑ north"),
        (359.99, "↑ північ", "↑ north"),
    ],
)
def test_direction(uk: Words, en: Words, bearing: float, uk_text: str, en_text: str) -> None:
    assert formats.direction(uk, bearing) == uk_text
    assert formats.direction(en, bearing) == en_text


def test_a_moment(uk: Words, en: Words, asked: datetime) -> None:
    moment = datetime(2026, 3, 7, 9, 5, tzinfo=KYIV)
    assert formats.moment(uk, moment, asked) == "сб 07.03, 09:05"
    assert formats.moment(en, moment, asked) == "Sat 7 Mar, 09:05"


def test_a_moment_of_another_year_names_it(uk: Words, en: Words, asked: datetime) -> None:
    moment = datetime(2025, 12, 31, 23, 0, tzinfo=KYIV)
    assert formats.moment(uk, moment, asked) == "ср 31.12.2025, 23:00"
    assert formats.moment(en, moment, asked) == "Wed 31 Dec 2025, 23:00"


def test_moments_are_told_in_kyiv(uk: Words, asked: datetime) -> None:
    winter = datetime(2025, 12, 31, 22, 30, tzinfo=UTC)
    assert formats.moment(uk, winter, asked) == "чт 01.01, 00:30"
    summer = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    assert formats.moment(uk, summer, asked) == "ср 01.07, 12:00"


def test_every_day_and_month_has_its_name(uk: Words, en: Words, asked: datetime) -> None:
    days = [datetime(2026, month, 1 + month, tzinfo=KYIV) for month in range(1, 13)]
    assert [formats.day(en, day, asked) for day in days] == [
        f"{day:%a} {day.day} {day:%b}" for day in days
    ]
    week = range(7)
    assert " ".join(formats.weekday(uk, day) for day in week) == "пн вт ср чт пт сб нд"
    assert " ".join(formats.weekday(en, day) for day in week) == "Mon Tue Wed Thu Fri Sat Sun"


@pytest.mark.parametrize(
    ("instant", "uk_text", "en_text"),
    [
        (datetime(2026, 3, 17, 20, 0, tzinfo=KYIV), "20:00", "20:00"),
        (datetime(2026, 3, 17, 23, 59, tzinfo=KYIV), "23:59", "23:59"),
        (datetime(2026, 3, 18, 0, 0, tzinfo=KYIV), "опівночі", "midnight"),
        (datetime(2026, 3, 18, 0, 1, tzinfo=KYIV), "00:01 (ср 18.03)", "00:01 (Wed 18 Mar)"),
        (datetime(2026, 3, 19, 0, 0, tzinfo=KYIV), "00:00 (чт 19.03)", "00:00 (Thu 19 Mar)"),
    ],
)
def test_until_when(
    uk: Words, en: Words, asked: datetime, instant: datetime, uk_text: str, en_text: str
) -> None:
    assert formats.until(uk, instant, asked) == uk_text
    assert formats.until(en, instant, asked) == en_text


@pytest.mark.parametrize(
    ("hour", "uk_text", "en_text"),
    [(20, "о 20:00", "at 20:00"), (11, "об 11:00", "at 11:00"), (1, "о 01:00", "at 01:00")],
)
def test_at_which_hour(uk: Words, en: Words, hour: int, uk_text: str, en_text: str) -> None:
    asked = datetime(2026, 3, 17, 0, 30, tzinfo=KYIV)
    assert formats.at(uk, asked.replace(hour=hour, minute=0), asked) == uk_text
    assert formats.at(en, asked.replace(hour=hour, minute=0), asked) == en_text


def test_at_an_hour_of_another_day(uk: Words, en: Words, asked: datetime) -> None:
    morning = datetime(2026, 3, 18, 11, 30, tzinfo=KYIV)
    assert formats.at(uk, morning, asked) == "об 11:30 (ср 18.03)"
    assert formats.at(en, morning, asked) == "at 11:30 (Wed 18 Mar)"


def test_a_text_that_stays_names_every_day(uk: Words, asked: datetime) -> None:
    assert formats.until(uk, asked, None) == "18:20 (вт 17.03)"
    assert formats.at(uk, asked, None) == "о 18:20 (вт 17.03)"
    assert formats.at_on_day(uk, asked, asked) == "о 18:20 (вт 17.03)"
    midnight = datetime(2026, 3, 18, tzinfo=KYIV)
    assert formats.until(uk, midnight, None) == "00:00 (ср 18.03)"


@pytest.mark.parametrize(
    ("length", "uk_text", "en_text"),
    [
        (timedelta(hours=2), "2 год", "2 h"),
        (timedelta(minutes=30), "30 хв", "30 min"),
        (timedelta(hours=2, minutes=30), "2 год 30 хв", "2 h 30 min"),
        (timedelta(hours=24), "24 год", "24 h"),
    ],
)
def test_duration(uk: Words, en: Words, length: timedelta, uk_text: str, en_text: str) -> None:
    assert formats.duration(uk, length) == uk_text
    assert formats.duration(en, length) == en_text
