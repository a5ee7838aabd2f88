"""Names spelt almost like a text: the only module that knows rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein

Floats = NDArray[np.float64]

_ALIKE = 0.55
_MOST_EDITS = 3
# An edit that is likely counts this much less; see `typing_cost`.
_LIKELY = 0.25
_VOWELS = frozenset("aeiouаеєиіїоуюяыэё")
# The rows of the Ukrainian keyboard, as they are and folded.
_NEIGHBOURS = frozenset(
    frozenset(pair)
    for row in (
        *("йцукенгшщзхї", "фівапролджє", "ячсмитьбю"),
        *("icukenhwyzx", "fivaproldje", "qsmitb"),
    )
    for pair in pairwise(row)
)


class FuzzyIndex:
    """Names in two forms, folded and written, filtered by their letters before any is aligned.

    An edit adds at most one letter and takes away at most one: a key that lacks more of the
    query's letters than edits are allowed, or the other way round, cannot be near in the folded
    form. A key of `bonus` points is allowed the edits that they make up for.
    """

    def __init__(self, folded: Sequence[str], written: Sequence[str], bonus: Floats) -> None:
        self._folded = np.array(folded, dtype=object)
        self._written = np.array(written, dtype=object)
        self._bonus = bonus
        self._lengths = np.fromiter((len(key) for key in folded), np.int16, len(folded))
        self._letters = _letters(folded, self._lengths)

    def near(self, folded: str, written: str, least: float) -> tuple[NDArray[np.intp], Floats]:
        """Numbers of keys, and their likenesses in points of 100, bonus not counted.

        Left out are those that cannot reach `least` points with their bonus. The better of the
        two forms counts for seven tenths: folding forgives spellings, writing tells keys apart.
        With no written form the folded one counts alone.
        """
        own = _letters([folded], np.array([len(folded)], np.int16))[0]
        longer = np.maximum(self._lengths, len(folded))
        allowed = np.minimum((100.0 + self._bonus - least) * longer / 100.0, _MOST_EDITS)
        possible = np.flatnonzero(
            (np.abs(self._lengths - len(folded)) <= allowed)
            & (np.bitwise_count(self._letters & ~own) <= allowed)
            & (np.bitwise_count(own & ~self._letters) <= allowed)
        )
        first = _likeness(folded, self._folded[possible].tolist())
        if not written:
            return possible, 100.0 * first
        second = _likeness(written, self._written[possible].tolist())
        return possible, 70.0 * np.maximum(first, second) + 30.0 * np.minimum(first, second)


def _likeness(query: str, keys: Sequence[str]) -> Floats:
    likeness: Floats = process.cdist(
        [query], keys, scorer=OSA.normalized_similarity, dtype=np.float32
    )
    return likeness.ravel().astype(np.float64)


def _letters(keys: Sequence[str], lengths: NDArray[np.int16]) -> NDArray[np.uint32]:
    """For each key the set of its letters, a bit each; keys are of a-z and digits, not empty."""
    codes = np.frombuffer("".join(keys).encode("ascii", "replace"), np.uint8)
    bits = np.left_shift(np.uint32(1), (codes & 31).astype(np.uint32))
    starts = np.concatenate(([0], np.cumsum(lengths[:-1], dtype=np.int64)))
    return np.bitwise_or.reduceat(bits, starts)


def likely_slips(query: str, key: str) -> float:
    """What likely edits among those from the key to the query are forgiven, in edits.

    A quarter each for a neighbouring key, a vowel for a vowel and two letters exchanged.
    """
    slips = Levenshtein.distance(query, key) - OSA.distance(query, key)
    for edit in Levenshtein.editops(query, key):
        if edit.tag == "replace":
            pair = frozenset((query[edit.src_pos], key[edit.dest_pos]))
            slips += pair <= _VOWELS or pair in _NEIGHBOURS
    return _LIKELY * slips


def alike(one: str, other: str) -> bool:
    """Whether two keys are forms of one name, not names of quite different origin."""
    return bool(OSA.normalized_similarity(one, other) >= _ALIKE)
