"""A unit by its name, for who orders something for all of it."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.heads import HROMADA, OBLAST, RAION, example_of, heads_named


@pytest.mark.parametrize(
    ("name", "level", "heads"),
    [
        ("Житомирська", OBLAST, ("UA18",)),
        ("житомирська обл.", OBLAST, ("UA18",)),
        ("Житомирська область", OBLAST, ("UA18",)),
        ("Zhytomyrska oblast", OBLAST, ("UA18",)),
        ("Zhytomyr", OBLAST, ("UA18",)),
        ("ua18", OBLAST, ("UA18",)),
        ("Київ", OBLAST, ("UA80",)),
        ("Київська", OBLAST, ("UA32",)),
        ("Івано-Франківська", OBLAST, ("UA26",)),
        ("Броварський район", RAION, ("UA3206",)),
        ("Броварська", HROMADA, ("UA3206005",)),
        ("", OBLAST, ()),
        ("обл.", OBLAST, ()),
        ("Іванівка", OBLAST, ()),
        ("Чер", OBLAST, ()),
        ("UA99", OBLAST, ()),
        ("UA18", RAION, ()),
    ],
)
def test_a_unit_by_its_name(
    gazetteer: Gazetteer, name: str, level: int, heads: tuple[str, ...]
) -> None:
    assert heads_named(gazetteer, name, level) == heads


def test_namesakes_are_all_named(gazetteer: Gazetteer) -> None:
    heads = heads_named(gazetteer, "Миколаївська", HROMADA)
    assert len(heads) > 5
    assert list(heads) == sorted(heads)


def test_no_beginning_is_guessed_between_two(gazetteer: Gazetteer) -> None:
    """Чернівецька and Чернігівська begin so."""
    assert heads_named(gazetteer, "Черні", OBLAST) == ()


def test_a_unit_is_known_by_a_settlement_of_it(gazetteer: Gazetteer) -> None:
    for head in ("UA18", "UA1804", "UA18040190", "UA1804019001"):
        example = example_of(gazetteer, head)
        assert example is not None
        assert example.code.startswith(head)
    assert example_of(gazetteer, "UA99") is None
