"""Names in the reader's letters: published ones stand, romanised ones follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.i18n import Words
from bot.views.names import (
    hromada_name,
    name_with_oblast,
    oblast_name,
    point_address,
    point_name,
    published,
    raion_name,
)
from geo.gazetteer.districts import district
from geo.gazetteer.settlement import Settlement
from geo.point import Address, Point


def test_a_published_name_is_romanised_for_english_readers_only(uk: Words, en: Words) -> None:
    assert published(uk, "Ліцей № 3") == "Ліцей № 3"
    assert published(en, "Ліцей № 3") == "Ліцей № 3 (Litsei № 3)"
    assert published(en, "Lyceum No. 3, Bishop's St") == "Lyceum No. 3, Bishop's St"
    assert published(en, "") == ""


def test_both_forms_are_cut(en: Words) -> None:
    assert published(en, "щ" * 20, 10) == f"{'щ' * 9}… (shchshchs…)"


def test_an_unnamed_point(uk: Words, en: Words, point: Point) -> None:
    nameless = replace(point, name="\u200e \n")
    assert point_name(uk, nameless) == "Пункт Незламності"
    assert point_name(en, nameless) == "Point of Invincibility"


@pytest.mark.parametrize(
    ("address", "text"),
    [
        (Address("вул. Миру, 1", "", "Бровари", "UA32060010010036573"), "вул. Миру, 1"),
        (Address("вул. Миру, 1", "", "м. Бровари", "UA32060010010099999"), "вул. Миру, 1"),
        (Address("вул. Миру, 1", "", "БРОВАРИ"), "вул. Миру, 1"),
        (Address("вул. Миру, 1", "", "Бровари", "UA61060010010036573"), "Бровари, вул. Миру, 1"),
        (Address("вул. Миру, 1", "", "Требухів"), "Требухів, вул. Миру, 1"),
        (Address("вул. Миру, 1"), "вул. Миру, 1"),
        (Address("", "Центральний район", "Бровари"), "Центральний район"),
        (Address("вул. Миру, 1", "Центральний район"), "вул. Миру, 1"),
        (Address("", "", "Бровари"), ""),
        (Address(), ""),
    ],
)
def test_an_address_leaves_out_the_settlement_just_named(
    uk: Words, brovary: Settlement, address: Address, text: str
) -> None:
    assert point_address(uk, address, brovary, 80) == text


def test_an_address_by_itself_names_the_settlement(uk: Words, en: Words) -> None:
    address = Address("вул. Миру, 1", "", "Бровари", "UA32060010010036573")
    assert point_address(uk, address, None, 80) == "Бровари, вул. Миру, 1"
    assert point_address(en, address, None, 80) == "Бровари, вул. Миру, 1 (Brovary, vul. Myru, 1)"


def test_the_units_above_a_settlement(uk: Words, en: Words, brovary: Settlement) -> None:
    settlement = replace(brovary, hromada_uk="Броварська громада")
    assert name_with_oblast(uk, settlement) == "Бровари, Київська обл."
    assert raion_name(uk, settlement) == "Броварський р-н"
    assert hromada_name(uk, settlement) == "Броварська громада"
    assert name_with_oblast(en, settlement) == "Brovary, Kyivska oblast"
    assert raion_name(en, settlement) == "Brovarskyi raion"
    assert hromada_name(en, settlement) == "Brovarska hromada"


def test_units_that_are_not_there(uk: Words, brovary: Settlement) -> None:
    kyiv = replace(brovary, name_uk="Київ", oblast_uk="Київ", raion_uk="")
    assert name_with_oblast(uk, kyiv) == "Київ"
    assert raion_name(uk, kyiv) == ""
    assert hromada_name(uk, kyiv) == ""


def test_places_of_crimea_and_sevastopol(uk: Words, en: Words, brovary: Settlement) -> None:
    crimea = replace(brovary, oblast_uk="Автономна Республіка Крим")
    assert oblast_name(uk, crimea) == "АР Крим"
    assert oblast_name(en, crimea) == "AR Crimea"
    inkerman = replace(brovary, oblast_uk="Севастополь", raion_uk="")
    assert oblast_name(uk, inkerman) == "Севастополь"
    assert oblast_name(en, inkerman) == "Sevastopol"


def test_a_district_is_told_by_its_city(uk: Words, en: Words, brovary: Settlement) -> None:
    where = brovary.coordinate
    place = district("UA32060050011234567", "Масив", 9_000, where, brovary)
    assert name_with_oblast(uk, place) == "Масив, Бровари"
    assert name_with_oblast(en, place) == "Masyv, Brovary"
    assert raion_name(uk, place) == ""
