"""What people type, class by class, against the committed table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.resolution import ResolutionOutcome

GOLDEN = Path(__file__).parents[2] / "golden" / "places-basic.tsv"
NOTHING = "-"
# The share of each class that must be solved: taken rightly, or asked with the right one among
# the first eight.
LEAST = {
    "inflected": 0.98,
    "russian": 1.0,
    "old": 1.0,
    "latin": 1.0,
    "decoration": 1.0,
    "layout": 1.0,
    "nick": 0.85,
    "sentence": 1.0,
    "qualifier": 1.0,
    "address": 1.0,
    "ambiguous": 1.0,
    "truncated": 0.85,
    "typos": 0.97,
}


def _rows() -> Iterator[tuple[str, str, str]]:
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            query, code, category = line.split("\t")
            yield query, code, category


def test_places_are_understood(gazetteer: Gazetteer) -> None:
    asked: dict[str, int] = defaultdict(int)
    missed: dict[str, list[str]] = defaultdict(list)
    for query, code, category in _rows():
        if code == NOTHING:
            continue
        asked[category] += 1
        resolution = gazetteer.resolve(query)
        shown = 1 if resolution.outcome is ResolutionOutcome.FOUND else 8
        codes = [c.settlement.code[:12] for c in resolution.candidates[:shown]]
        # A homonym in the list is one tap away from the right one.
        names = {c.settlement.name_uk for c in resolution.candidates[:shown]}
        expected = gazetteer.by_code(code)
        assert expected is not None
        homonym = resolution.outcome is ResolutionOutcome.AMBIGUOUS and expected.name_uk in names
        if code not in codes and not homonym:
            missed[category].append(query)
    assert set(asked) == set(LEAST)
    short = {c: m for c, m in missed.items() if 1 - len(m) / asked[c] < LEAST[c]}
    assert not short


def test_what_is_no_place_is_not_taken_for_one(gazetteer: Gazetteer) -> None:
    queries = [query for query, code, _ in _rows() if code == NOTHING]
    outcomes = [gazetteer.resolve(query).outcome for query in queries]
    assert len(queries) >= 250
    assert outcomes.count(ResolutionOutcome.FOUND) <= 0.01 * len(queries)
    assert outcomes.count(ResolutionOutcome.AMBIGUOUS) <= 0.05 * len(queries)


@pytest.mark.parametrize("category", [*LEAST, "nothing"])
def test_each_class_has_rows(category: str) -> None:
    assert any(row[2] == category for row in _rows())
