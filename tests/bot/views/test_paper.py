"""Points in words that stay true, and that no withheld one is among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.i18n import words_in
from bot.views.area import FORMATS, area_name, exported
from bot.views.paper import hours_on_paper, note_on_paper, service_names, street_order
from geo.guide import Guide
from geo.hours import parse_hours
from geo.orders import Effect, Reach, new_order
from geo.point import Disclosure, Kind, Point, Service
from geo.snapshot import Manifest, Snapshot

UK, EN = words_in("uk"), words_in("en")


def hours(guide: Guide, point_id: str, noon: datetime) -> str:
    point = guide.snapshot.by_id(point_id)
    assert point is not None
    return hours_on_paper(UK, point, guide.snapshot.opening(point, noon), noon)


@pytest.mark.parametrize(
    ("point_id", "told"),
    [
        ("p1", "щодня: 08:00–20:00"),
        ("p2", "Цілодобово"),
        ("p4", "Резервний: відчиняють протягом 2 год після рішення влади"),
        ("p6", "Години невідомі; у джерелі: «за графіком закладу»"),
    ],
)
def test_hours(guide: Guide, noon: datetime, point_id: str, told: str) -> None:
    assert hours(guide, point_id, noon) == told


def test_what_an_order_opens_stays_on_standby_on_paper(guide: Guide, noon: datetime) -> None:
    order = new_order(Effect.OPEN, Reach.UNIT, "UA32", issued=noon - timedelta(hours=5))
    assert hours(guide.under([order]), "p4", noon).startswith("Резервний")


def test_what_an_order_closes_is_told(guide: Guide, noon: datetime) -> None:
    order = new_order(Effect.CLOSE, Reach.POINT, "p2", issued=noon)
    assert hours(guide.under([order]), "p2", noon) == "Зачинено за рішенням влади"


def test_restricted_and_without_hours(made_points: tuple[Point, ...], noon: datetime) -> None:
    def told(text: str) -> str:
        point = replace(made_points[0], schedule=parse_hours(text))
        snapshot = Snapshot.build([point], Manifest("", "", None))
        return hours_on_paper(EN, point, snapshot.opening(point, noon), noon)

    assert told("") == "Hours unknown"
    assert told("доступне лише для учасників освітнього процесу").startswith("Only for")


def test_services_are_words_without_icons(made_points: tuple[Point, ...]) -> None:
    assert service_names(UK, made_points[0]) == ("тепло", "зарядка")
    every = replace(made_points[0], services=frozenset(Service))
    for words in (UK, EN):
        names = service_names(words, every)
        assert len(set(names)) == len(Service)
        assert all(name[0].isalpha() for name in names)


def test_the_date_has_its_year(noon: datetime) -> None:
    assert note_on_paper(UK, Manifest("", "Рада", noon)) == (
        "Дані: Рада, станом на вт 17.03.2026.",
    )
    assert note_on_paper(EN, Manifest("", "", None, demo=True))[0].startswith("DEMO")


def test_names_of_areas(guide: Guide) -> None:
    assert area_name(UK, "UA3206005001", guide) == "Бровари, Київська обл."
    assert area_name(UK, "UA3206005", guide) == "Броварська громада, Київська обл."
    assert area_name(EN, "UA32", guide) == "Kyivska oblast"
    assert area_name(EN, "", guide) == "Ukraine"


def test_houses_go_as_numbers_do(made_points: tuple[Point, ...]) -> None:
    streets = ["вул. Б, 1", "вул. А, 22/1", "вул. А, 128", "вул. А, 9-А", "вул. А, 9"]
    points = [
        replace(point, address=replace(point.address, street=street))
        for point, street in zip(made_points, streets, strict=False)
    ]
    ordered = [point.address.street for point in sorted(points, key=street_order)]
    assert ordered == ["вул. А, 9", "вул. А, 9-А", "вул. А, 22/1", "вул. А, 128", "вул. Б, 1"]


kinds = st.lists(st.tuples(st.sampled_from(Kind), st.sampled_from(Disclosure)), max_size=12)


@settings(deadline=None, max_examples=25)
@given(drawn=kinds)
def test_a_withheld_point_is_in_no_file(
    guide: Guide,
    made_points: tuple[Point, ...],
    noon: datetime,
    drawn: list[tuple[Kind, Disclosure]],
) -> None:
    points = [
        replace(
            made_points[0],
            id=f"id{number:03}",
            name=f"назва{number:03}",
            kind=kind,
            disclosure=disclosure,
        )
        for number, (kind, disclosure) in enumerate(drawn)
    ]
    there = replace(guide, snapshot=Snapshot.build(points, Manifest("", "Рада", noon)))
    chosen = there.within("UA32")
    for format_ in FORMATS:
        content = exported(UK, format_, "UA32", chosen, there, noon)
        text = _cells(content) if format_ == "xlsx" else content.decode()
        for point in points:
            is_public = point.disclosure is Disclosure.PUBLIC
            assert (point.name in text) is is_public, format_


def _cells(content: bytes) -> str:
    rows: Iterable[tuple[object, ...]] = load_workbook(BytesIO(content)).worksheets[0].values
    return "\n".join(str(cell) for row in rows for cell in row)
