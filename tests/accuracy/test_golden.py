"""The golden set itself, and the resolver's floors on it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from tests.accuracy.generating import rows
from tests.accuracy.golden import (
    BESIDE,
    BY_HAND,
    GENERATED,
    by_category,
    halves,
    is_untouched,
    read,
    write,
)
from tests.accuracy.scoring import resolver, score

# The least share of each category's rows, in each half, that is solved within one tap.
LEAST = {
    "address": 0.95,
    "apostrophe": 1.0,
    "decoration": 0.98,
    "district": 0.9,
    "english": 0.98,
    "exact": 1.0,
    "glued": 1.0,
    "homonym": 0.8,
    "hyphen": 1.0,
    "inflected": 0.97,
    "layout": 0.97,
    "nickname": 0.85,
    "old": 0.97,
    "qualifier": 0.97,
    "romanised": 0.9,
    "russian": 0.98,
    "russian-form": 0.9,
    "sentence": 0.95,
    "truncated": 0.9,
    "typo-1": 0.97,
    "typo-2": 0.95,
}


def test_the_generated_rows_are_those_of_the_script() -> None:
    assert read()[GENERATED] == rows()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write(read(), tmp_path / "again.tsv")
    assert read(tmp_path / "again.tsv") == read()


def test_the_set_is_as_large_as_it_must_be() -> None:
    sections = read()
    by_hand = sections[BESIDE] + sections[BY_HAND]
    assert sum(map(len, sections.values())) >= 1_500
    assert len(by_hand) >= 600
    assert sum(not row.code for row in by_hand) >= 300
    queries = Counter(row.query for row in by_hand)
    assert queries.most_common(1)[0][1] == 1


def test_every_code_is_a_settlements(gazetteer: Gazetteer) -> None:
    codes = {row.code for section in read().values() for row in section if row.code}
    assert all(gazetteer.by_code(code) for code in codes)


def test_the_halves_are_parted_by_the_query_alone() -> None:
    sections = read()
    tuning, untouched = halves(sections)
    assert len(tuning) + len(untouched) == sum(map(len, sections.values()))
    assert all(is_untouched(row.query) for row in untouched)
    assert not any(is_untouched(row.query) for row in tuning[len(sections[BESIDE]) :])


@pytest.mark.parametrize("half", [0, 1], ids=["tuning", "untouched"])
def test_places_are_understood(gazetteer: Gazetteer, half: int) -> None:
    places = [row for row in halves(read())[half] if row.code]
    scores = {
        name: score(resolver(gazetteer), group).solved
        for name, group in by_category(places).items()
    }
    assert set(scores) == set(LEAST)
    assert not {name: solved for name, solved in scores.items() if solved < LEAST[name]}


@pytest.mark.parametrize("half", [0, 1], ids=["tuning", "untouched"])
def test_what_is_no_place_is_not_taken_for_one(gazetteer: Gazetteer, half: int) -> None:
    others = [row for row in halves(read())[half] if not row.code]
    scored = score(resolver(gazetteer), others)
    assert scored.misled <= 0.012
    assert scored.asked <= 0.05
