from __future__ import annotations

import pytest

import data
from geo.gazetteer.query import phrase, words_of
from geo.gazetteer.scope import read_scopes
from geo.gazetteer.table import load
from geo.gazetteer.units import Units


@pytest.fixture(scope="module")
def units() -> Units:
    return Units(load(data.GAZETTEER))


@pytest.mark.parametrize(
    ("text", "head", "left"),
    [
        ("Городок, Хмельницька обл.", "UA68", "городок"),
        ("Хмельн. обл. Городок", "UA68", "городок"),
        ("Brovary, Kyiv oblast", "UA32", "brovary"),
        ("Mykolaiv, Odesa region", "UA51", "mykolaiv"),
        ("Бровари Київської області", "UA32", "бровари"),
        ("Изюм Харьковской области", "UA63", "изюм"),
        ("Калинівка, Броварський р-н", "UA3206", "калинівка"),
        ("Іванівка область Одеська", "UA51", "іванівка"),
        ("Калинівка Калинівської громади", "", "калинівка"),
        ("Коломия, Івано-Франківська область", "UA26", "коломия"),
    ],
)
def test_units_said_with_their_kind(units: Units, text: str, head: str, left: str) -> None:
    scope, rest = read_scopes(words_of(text), units)[0]
    assert phrase(rest).written == left
    assert all(code.startswith(head) for heads in scope.units for code in heads)
    assert scope.units


@pytest.mark.parametrize(
    ("text", "head", "left"),
    [
        ("Миколаїв Львівська", "UA46", "миколаїв"),
        ("Золочів Львів", "UA46", "золочів"),
        ("Бровари Київ", "UA32", "бровари"),
        ("Золочів Львівщина", "UA46", "золочів"),
        ("Саки Крим", "UA01", "саки"),
        ("Саки, Автономна Республіка Крим", "UA01", "саки"),
        ("Рахів Закарпаття", "UA21", "рахів"),
    ],
)
def test_bare_units_are_the_second_way(units: Units, text: str, head: str, left: str) -> None:
    ways = read_scopes(words_of(text), units)
    assert not ways[0][0].units
    scope, rest = ways[1]
    assert phrase(rest).written == left
    assert head in scope.units[0]


@pytest.mark.parametrize("text", ["Львів", "де погрітися Львівська", "Бровари"])
def test_a_name_by_itself_is_no_unit(units: Units, text: str) -> None:
    assert len(read_scopes(words_of(text), units)) == 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("вул. Хрещатик 22 Київ", "київ"),
        ("Київ, вул. Велика Васильківська, 22", "київ"),
        ("вул. Велика Васильківська 22 Київ", "київ"),
        ("просп. Перемоги Харків", "харків"),
        ("Бровари", "бровари"),
    ],
)
def test_streets_are_left_out(text: str, left: str) -> None:
    assert phrase(words_of(text)).written == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@pryklad_bot Бровари", "бровари"),
        ("@Бровари", "бровари"),
        ("Бровари, ivan@example.org", "бровари"),
    ],
)
def test_electronic_addresses_are_left_out(text: str, left: str) -> None:
    assert phrase(words_of(text)).written == left


@pytest.mark.parametrize(
    ("text", "left"),
    [("нова " * 600, "нова"), ("Бровари, бровари БРОВАРИ", "бровари"), ("в в Умані", "в умані")],
)
def test_a_word_said_again_at_once_is_said_once(text: str, left: str) -> None:
    assert phrase(words_of(text)).written == left


def test_a_raion_may_be_of_a_city(units: Units) -> None:
    ways = read_scopes(words_of("Шевченківський район Києва"), units)
    assert phrase(ways[0][1]).written == "шевченківський києва"
    assert phrase(ways[-1][1]).written == "шевченківський район києва"
