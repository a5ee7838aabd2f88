"""Points get the code of their settlement; a wrong one is doubted, abroad is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import data
from geo.coordinate import Coordinate
from geo.gazetteer.gazetteer import Gazetteer
from geo.hours import parse_hours
from geo.point import Address, Disclosure, Point
from geo.refresh.notices import Notices, Severity
from geo.refresh.placing import Placing
from geo.regions import Regions

BROVARY, KYIV, LVIV = (50.511, 30.79), (50.45, 30.52), (49.84, 24.03)
BROVARY_CODE, LVIV_CODE = "UA32060050010081797", "UA46060250010015970"

Place = Callable[..., tuple[Point | None, list[tuple[str, Severity, str]]]]


@pytest.fixture
def place(gazetteer: Gazetteer) -> Place:
    placing = Placing(Regions.load(data.REGIONS), lambda: gazetteer)

    def place(
        where: tuple[float, float],
        settlement: str = "",
        code: str = "",
        disclosure: Disclosure = Disclosure.PUBLIC,
    ) -> tuple[Point | None, list[tuple[str, Severity, str]]]:
        address = Address("вул. Тиха, 7", "", settlement, code)
        point = Point("a", "Ліцей", Coordinate(*where), address, parse_hours(""))
        notices = Notices()
        placed = placing.place([replace(point, disclosure=disclosure)], notices, {"a": 7})
        assert all(each.row == 7 for each in notices)
        told = [(each.code, each.severity, each.value) for each in notices]
        return placed[0] if placed else None, told

    return place


def code_of(point: Point | None) -> str:
    assert point is not None
    return point.address.katottg


@pytest.mark.parametrize("written", ["Бровари", "м. Бровари", "місто  БРОВАРИ", "г. Бровари"])
def test_the_name_tells_the_code(place: Place, written: str) -> None:
    point, told = place(BROVARY, written)
    assert code_of(point)[:12] == BROVARY_CODE[:12]
    assert told == []


def test_of_namesakes_the_one_that_is_there(place: Place, gazetteer: Gazetteer) -> None:
    for settlement in [each for each in gazetteer.settlements if each.name_uk == "Миколаївка"][:20]:
        where = settlement.coordinate
        point, _ = place((where.lat, where.lon), "с. Миколаївка")
        found = gazetteer.by_code(code_of(point))
        assert found is not None
        assert found.name_uk == "Миколаївка"
        assert found.oblast_uk == settlement.oblast_uk


def test_in_kyiv_the_city_goes_without_saying(place: Place) -> None:
    point, told = place(KYIV)
    assert code_of(point).startswith("UA80")
    assert told == []


def test_without_a_name_the_nearest_settlement_is_taken_and_said(place: Place) -> None:
    point, told = place(BROVARY)
    assert code_of(point)[:12] == BROVARY_CODE[:12]
    assert told == [("code-nearest", Severity.INFO, "Ліцей")]


def test_far_from_any_settlement_there_is_no_code(place: Place) -> None:
    point, told = place((50.9, 30.95), "Невідоме")
    assert code_of(point) == ""
    assert told == [("without-code", Severity.INFO, "Ліцей")]


def test_the_code_of_a_place_elsewhere_is_doubted_and_kept(place: Place) -> None:
    point, told = place(BROVARY, code=LVIV_CODE)
    assert code_of(point) == LVIV_CODE
    assert told == [("code-elsewhere", Severity.WARNING, "Ліцей")]
    assert place(LVIV, code=LVIV_CODE)[1] == []


def test_a_withheld_point_is_guessed_no_code_and_not_named(place: Place) -> None:
    withheld = Disclosure.WITHHELD
    point, told = place(BROVARY, "Невідоме", disclosure=withheld)
    assert code_of(point) == ""
    assert told == [("withheld-without-code", Severity.ERROR, "")]
    assert place(BROVARY, code=LVIV_CODE, disclosure=withheld)[1] == [
        ("code-elsewhere", Severity.WARNING, "")
    ]


@pytest.mark.parametrize("where", [(52.2, 23.0), (55.7, 37.6), (46.0, 25.0)])
def test_abroad_is_left_out(place: Place, where: tuple[float, float]) -> None:
    point, told = place(where, "Бровари")
    assert point is None
    assert [code for code, _, _ in told] == ["outside-ukraine"]
