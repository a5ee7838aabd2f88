"""Which part of the country a text names."""

from __future__ import annotations

import pytest

from geo.area import MOST, areas_of
from geo.guide import Guide


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Бровари", "UA3206005001"),
        ("Brovary", "UA3206005001"),
        ("Житомир", "UA1804019001"),
        ("Житомирська", "UA18"),
        ("Житомирська область", "UA18"),
        ("Zhytomyrska oblast", "UA18"),
        ("на Житомирщині", "UA18"),
        ("Броварський район", "UA3206"),
        ("Броварська громада", "UA3206005"),
        ("Київ", "UA8000000000"),
        ("Троєщина, Київ", "UA8000000000"),
        ("UA32060050010081797", "UA3206005001"),
        ("ua3206005", "UA3206005"),
        ("UA32060", "UA3206"),
    ],
)
def test_one_area(guide: Guide, text: str, head: str) -> None:
    assert guide.areas(text) == (head,)


def test_a_name_of_many_gives_the_likeliest(guide: Guide) -> None:
    heads = guide.areas("Іванівка")
    assert 1 < len(heads) <= MOST
    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize("text", ["", "   ", "жодного такого місця немає", "50.45, 30.52", "UA"])
def test_no_area(guide: Guide, text: str) -> None:
    assert areas_of(text, guide.gazetteer, guide.regions) == ()


def test_the_points_within(guide: Guide) -> None:
    assert [point.id for point in guide.within("UA3206")] == ["p1", "p2", "p3", "p4", "p5", "p6"]
    assert guide.within("UA2310017") == (), "the withheld one isn't there"
    assert guide.within("") == guide.snapshot.points
