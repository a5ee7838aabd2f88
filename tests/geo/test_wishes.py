"""Wishes are read beside a place, and never taken for one."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.point import Service
from geo.wishes import read_wishes


@pytest.mark.parametrize(
    ("text", "services", "rest"),
    [
        ("зарядити Житомир", {Service.CHARGING}, "Житомир"),
        ("Житомир, зарядити", {Service.CHARGING}, "Житомир"),
        ("Wi-Fi Brovary", {Service.INTERNET}, "Brovary"),
        ("вода, тепло, Бровари", {Service.HEAT, Service.WATER}, "Бровари"),
        ("переночувати з дитиною Київ", {Service.OVERNIGHT, Service.MOTHER_AND_CHILD}, "Київ"),
        ("Бровари", set(), "Бровари"),
        ("тепло", set(), "тепло"),
        ("Теплодар", set(), "Теплодар"),
        ("зарядка " + "б" * 300, set(), "зарядка " + "б" * 300),
    ],
)
def test_what_is_wished_and_where(text: str, services: set[Service], rest: str) -> None:
    assert read_wishes(text) == (frozenset(services), rest)


def test_no_settlement_is_read_as_a_wish(gazetteer: Gazetteer) -> None:
    wished = {each.name_uk for each in gazetteer.located if read_wishes(f"{each.name_uk} а")[0]}
    assert wished == set()
