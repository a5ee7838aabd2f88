from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from geo.gazetteer.fuzzy import FuzzyIndex, alike, likely_slips

WORDS = st.text("abekr", min_size=1, max_size=8)


def _index(keys: list[str], bonus: float = 0.0) -> FuzzyIndex:
    return FuzzyIndex(keys, keys, np.full(len(keys), bonus))


@given(keys=st.lists(WORDS, min_size=1, max_size=20), query=WORDS, least=st.integers(60, 95))
def test_the_filter_loses_nothing_within_three_edits(
    keys: list[str], query: str, least: int
) -> None:
    rows, likeness = _index(keys).near(query, query, float(least))
    near = dict(zip(rows.tolist(), likeness.tolist(), strict=True))
    for number, key in enumerate(keys):
        brute = 100.0 * OSA.normalized_similarity(query, key)
        if brute >= least and OSA.distance(query, key) <= 3:
            assert near[number] == pytest.approx(brute, abs=1e-4)


def test_a_bonus_makes_up_for_edits() -> None:
    query, keys = "brovar", ["brabax"]
    assert len(_index(keys).near(query, query, 75.0)[0]) == 0
    assert len(_index(keys, bonus=40.0).near(query, query, 75.0)[0]) == 1


def test_the_better_form_counts_more() -> None:
    index = FuzzyIndex(["kiv"], ["київ"], np.zeros(1))
    assert index.near("kiv", "київ", 60.0)[1].tolist() == pytest.approx([100.0])
    assert index.near("kiv", "кијв", 60.0)[1].tolist() == pytest.approx([70.0 + 0.3 * 75.0])
    assert index.near("kiv", "", 60.0)[1].tolist() == pytest.approx([100.0])


@pytest.mark.parametrize(
    ("query", "key", "slips"),
    [
        ("бровари", "бровари", 0.0),
        ("бровари", "броварі", 0.25),
        ("бривари", "бровари", 0.25),
        ("бромари", "бровари", 0.0),
        ("бровраи", "бровари", 0.25),
        ("бровпри", "бровари", 0.25),
        ("бровар", "бровари", 0.0),
    ],
)
def test_likely_slips(query: str, key: str, slips: float) -> None:
    assert likely_slips(query, key) == slips


def test_alike() -> None:
    assert alike("xarkov", "xarkiv")
    assert not alike("aleksandrovka", "doneck")
