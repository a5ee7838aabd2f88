"""From a text to a place: what each kind of text comes to."""

from __future__ import annotations

import pytest

from geo.coordinate import Coordinate, distance_m
from geo.geocoding.chain import nearest_first
from geo.geocoding.outcome import (
    Ambiguous,
    Found,
    Incomplete,
    Lack,
    NotFound,
    Outcome,
    Place,
    StreetState,
)
from geo.guide import Guide

IVANIVKA = "UA61060090010065485"


def found(outcome: Outcome) -> Place:
    assert isinstance(outcome, Found), outcome
    return outcome.place


ADDRESSES = [
    ("Бровари, Київська 168", "Бровари", "Київська 168"),
    ("Київська 168, Бровари", "Бровари", "Київська 168"),
    ("вул. Хрещатик 22 Київ", "Київ", "вул. Хрещатик 22"),
    ("вул.Хрещатик, 22, м.Київ", "Київ", "вул. Хрещатик 22"),
    ("Київ Хрещатик 22", "Київ", "Хрещатик 22"),
    ("Хрещатик 22 Київ", "Київ", "Хрещатик 22"),
    ("Kyiv Khreshchatyk 22", "Київ", "Khreshchatyk 22"),
    ("Khreshchatyk St 22, Kyiv", "Київ", "Khreshchatyk St 22"),
    ("22 Khreshchatyk Street, Kyiv", "Київ", "Khreshchatyk Street 22"),
    ("м. Львів, пр-т Свободи, 28а", "Львів", "пр-т Свободи 28а"),
    ("Львів, Свободи, 28", "Львів", "Свободи 28"),
    ("Львів, площа Ринок 1", "Львів", "площа Ринок 1"),
    ("Біла Церква Леваневського 5 кв 12", "Біла Церква", "Леваневського 5"),
    ("Белая Церковь Леваневского 5", "Біла Церква", "Леваневского 5"),
    ("Білацерква Ярослава Мудрого 10", "Біла Церква", "Ярослава Мудрого 10"),
    ("Київ Велика Васильківська 22/1", "Київ", "Велика Васильківська 22/1"),
    ("01001, м. Київ, вул. Хрещатик, буд. 22, кв. 5", "Київ", "вул. Хрещатик 22"),
    ("Київ, Хрещатик 22, 5 поверх", "Київ", "Хрещатик 22"),
    ("де погрітися в Києві на вулиці Хрещатик 22", "Київ", "вулиці Хрещатик 22"),
    ("вул. Хрещатик Київ", "Київ", "вул. Хрещатик"),
    ("Київська обл., м. Бровари, вул. Київська 168", "Бровари", "вул. Київська 168"),
    ("Krivoy Rog Metalurhiv 5", "Кривий Ріг", "Metalurhiv 5"),
    ("в Житомирі Київська 5", "Житомир", "Київська 5"),
    ("Вінниця, 40-річчя Перемоги 5", "Вінниця", "40-річчя Перемоги 5"),
]


@pytest.mark.parametrize(("text", "town", "street"), ADDRESSES)
def test_an_address_is_a_street_in_a_town(guide: Guide, text: str, town: str, street: str) -> None:
    place = found(guide.locate(text))
    assert place.settlement is not None
    assert place.settlement.name_uk == town
    assert place.street is not None
    assert place.street.name == street
    assert place.street.state is StreetState.UNASKED
    assert place.coordinate == place.settlement.coordinate


@pytest.mark.parametrize(
    "text", ["Бровари", "Бровари 22", "Київ 5 людей", "Харків, 5 хвилин", "у Броварах до 20"]
)
def test_a_town_with_a_number_is_no_address(guide: Guide, text: str) -> None:
    assert found(guide.locate(text)).street is None


@pytest.mark.parametrize("text", ["Іванівка 5", "Іванівка, 5", "с. Іванівка, буд. 5", "Мирне 3"])
def test_a_house_in_one_of_many_villages_asks_which(guide: Guide, text: str) -> None:
    outcome = guide.locate(text)
    assert isinstance(outcome, Ambiguous)
    assert len(outcome.candidates) > 50
    assert outcome.candidates[0].settlement.name_uk in text


@pytest.mark.parametrize(
    "text",
    [
        *("Khreshchatyk 22", "Київська 168", "вул. Шевченка", "Хрещатик 22", "Садова 5"),
        *("Богдана Хмельницького 5", "Франка 5", "Івана Франка 10", "Шевченка, 5", "Успенська 3"),
    ],
)
def test_a_street_without_its_town_is_never_a_village(guide: Guide, text: str) -> None:
    outcome = guide.locate(text)
    assert isinstance(outcome, Incomplete)
    assert outcome.lack is Lack.STREET_WITHOUT_TOWN
    assert outcome.street is not None


def test_a_street_in_a_town_of_many_is_kept_for_the_choice(guide: Guide) -> None:
    text = "Іванівка, Шевченка 5"
    asked = guide.locate(text)
    assert isinstance(asked, Ambiguous)
    code = asked.candidates[3].settlement.code
    place = found(guide.locate(text, code))
    assert place.settlement is not None
    assert place.settlement.code == code
    assert place.street is not None
    assert place.street.name == "Шевченка 5"
    assert found(guide.locate("", code)).street is None


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("50.4501, 30.5234", False),
        ("30.5234, 50.4501", True),
        ("30,5234; 50,4501", True),
        ("https://maps.google.com/?q=30.5234,50.4501", True),
        ("geo:30.5234,50.4501", True),
    ],
)
def test_swapped_numbers_are_healed_and_said_so(guide: Guide, text: str, swapped: bool) -> None:
    place = found(guide.locate(text))
    assert place.coordinate == Coordinate(50.4501, 30.5234)
    assert place.swapped is swapped


@pytest.mark.parametrize(
    "text",
    ["52.2297, 21.0122", "21.0122, 52.2297", "30.5234 N, 50.4501 E", "28.83, 47.01", "35.7, 51.4"],
)
def test_only_what_lies_in_ukraine_turned_round_is_turned(guide: Guide, text: str) -> None:
    assert not found(guide.locate(text)).swapped


def test_plus_codes(guide: Guide) -> None:
    full = found(guide.locate("9G2GFG2F+29"))
    assert (full.coordinate.lat, full.coordinate.lon) == pytest.approx((50.45006, 30.52344))
    for text in ("FG2F+29 Київ", "fg2f+29, м. Київ", "Київ FG2F+29", "FG2F+29 Kyiv, Ukraine"):
        assert found(guide.locate(text)) == full
    assert guide.locate("FG2F+29") == Incomplete(Lack.CODE_WITHOUT_TOWN)
    assert isinstance(guide.locate("FG2F+29 Іванівка"), Ambiguous)
    near = found(guide.locate("FG2F+29 Іванівка", IVANIVKA))
    assert near.settlement is None
    assert near.coordinate != full.coordinate


@pytest.mark.parametrize("text", ["a+b", "1+1", "ABCDEF+GH", "FG2F+2", "C++", "+380501234567"])
def test_other_sums_are_no_plus_codes(guide: Guide, text: str) -> None:
    outcome = guide.locate(text)
    assert not (isinstance(outcome, Incomplete) and outcome.lack is Lack.CODE_WITHOUT_TOWN)


def test_a_closed_link(guide: Guide) -> None:
    assert guide.locate("https://maps.app.goo.gl/abc") == Incomplete(Lack.LINK_CLOSED)
    named = found(guide.locate("Бровари https://maps.app.goo.gl/abc"))
    assert named.settlement is not None
    assert named.settlement.name_uk == "Бровари"


def test_no_place_at_all(guide: Guide) -> None:
    assert guide.locate("привіт") == NotFound()
    assert guide.locate("", "UA99" + "0" * 15) == NotFound()


def test_the_nearest_homonym_comes_first(guide: Guide) -> None:
    by_the_sea = Coordinate(46.48, 30.72)
    likeliest = guide.locate("Іванівка")
    nearest = nearest_first(likeliest, by_the_sea)
    assert isinstance(likeliest, Ambiguous)
    assert isinstance(nearest, Ambiguous)
    assert nearest.by_distance
    metres = [distance_m(by_the_sea, each.settlement.coordinate) for each in nearest.candidates]
    assert len(metres) == 119
    assert metres == sorted(metres)
    scores = [each.score for each in nearest.candidates]
    assert scores == sorted(scores, reverse=True)
    settlements = {each.settlement for each in nearest.candidates}
    assert settlements == {each.settlement for each in likeliest.candidates}


@pytest.mark.parametrize("text", ["Київ", "привіт", "50.45, 30.52"])
def test_what_is_found_is_found_anywhere(guide: Guide, text: str) -> None:
    outcome = guide.locate(text)
    assert nearest_first(outcome, Coordinate(46.48, 30.72)) is outcome


def test_an_oblast_alone_asks_for_one_of_its_places(guide: Guide) -> None:
    outcome = guide.locate("Київська область")
    assert isinstance(outcome, Ambiguous)
    assert outcome.units == ("UA32",)
    assert outcome.candidates[0].settlement.name_uk == "Біла Церква"
    assert len(outcome.candidates) == 24
    assert nearest_first(outcome, Coordinate(50.51, 30.79)) == outcome


@pytest.mark.parametrize(
    ("text", "called", "then"),
    [
        ("Буковина", "Буковина", "Чернівці"),
        ("Дніпровський район", "Дніпровський район", "Дніпро"),
    ],
)
def test_places_that_are_called_as_a_unit_come_first(
    guide: Guide, text: str, called: str, then: str
) -> None:
    outcome = guide.locate(text)
    assert isinstance(outcome, Ambiguous)
    names = [each.settlement.name_uk for each in outcome.candidates]
    assert names[0] == called
    assert names[names.count(called)] == then
    codes = [each.settlement.code for each in outcome.candidates]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    "text", ["Іванівка Київ обл", "Іванівка, Київщина", "Ivanivka Kyiv oblast"]
)
def test_an_oblast_beside_a_name_restricts(guide: Guide, text: str) -> None:
    outcome = guide.locate(text)
    assert isinstance(outcome, Ambiguous)
    assert outcome.units == ()
    assert {each.settlement.code[:4] for each in outcome.candidates} == {"UA32"}


def test_the_city_of_an_oblasts_name_stays_the_city(guide: Guide) -> None:
    settlement = found(guide.locate("Київ")).settlement
    assert settlement is not None
    assert settlement.name_uk == "Київ"
