"""Names spelt almost like a text: the only module that knows rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein


@dataclass(frozen=True, slots=True)
class Near:
    """A key, by its number, and its distance in edits (optimal string alignment)."""

    key: int
    distance: int


class FuzzyIndex:
    """Folded keys, filtered by the letters they have before any is aligned.

    An edit adds at most one letter and takes away at most one: a key that lacks more of the
    query's letters than edits are allowed, or the other way round, cannot be near. So the filter
    loses nothing.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._lengths = np.fromiter((len(key) for key in keys), np.int16, len(keys))
        self._letters = _letters(keys, self._lengths)

    def near(self, query: str, most: int) -> list[Near]:
        """Keys within `most` edits of the query, in their order."""
        own = _letters([query], np.array([len(query)], np.int16))[0]
        possible = np.flatnonzero(
            (np.abs(self._lengths - len(query)) <= most)
            & (np.bitwise_count(self._letters & ~own) <= most)
            & (np.bitwise_count(own & ~self._letters) <= most)
        )
        if not len(possible):
            return []
        keys = [self._keys[i] for i in possible.tolist()]
        distances = process.cdist(
            [query], keys, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8
        )[0]
        return [
            Near(int(possible[i]), int(distances[i])) for i in np.flatnonzero(distances <= most)
        ]


def _letters(keys: Sequence[str], lengths: NDArray[np.int16]) -> NDArray[np.uint32]:
    """For each key the set of its letters, a bit each; keys are of a-z and digits, not empty."""
    codes = np.frombuffer("".join(keys).encode("ascii", "replace"), np.uint8)
    bits = np.left_shift(np.uint32(1), (codes & 31).astype(np.uint32))
    starts = np.concatenate(([0], np.cumsum(lengths[:-1], dtype=np.int64)))
    return np.bitwise_or.reduceat(bits, starts)


# The rows of the Ukrainian keyboard, folded.
_NEIGHBOURS = frozenset(
    frozenset(pair) for row in ("icukenhwyzx", "fivaproldje", "qsmitb") for pair in pairwise(row)
)
_VOWELS = frozenset("aeiou")
_LIKELY = 0.25
_FIRST_LETTER = 0.3
_ALIKE = 0.55


def typing_cost(query: str, key: str) -> float:
    """Edits from the key to the query, the likelier ones a quarter cheaper.

    Likely are a neighbouring key, a vowel for a vowel and two letters exchanged; an edit of the
    first letter, which people seldom get wrong, costs more.
    """
    distance = OSA.distance(query, key)
    likely = Levenshtein.distance(query, key) - distance
    for edit in Levenshtein.editops(query, key):
        if edit.tag == "replace":
            pair = frozenset((query[edit.src_pos], key[edit.dest_pos]))
            likely += pair <= _VOWELS or pair in _NEIGHBOURS
    first = _FIRST_LETTER if query[:1] != key[:1] else 0.0
    return max(distance - _LIKELY * likely, 0.5 * distance) + first


def alike(one: str, other: str) -> bool:
    """Whether two keys are forms of one name, not names of quite different origin."""
    return bool(OSA.normalized_similarity(one, other) >= _ALIKE)


def written_distance(a: str, b: str) -> int:
    """Edits between two written forms."""
    return int(OSA.distance(a, b))
