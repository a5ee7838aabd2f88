"""Settlements whose names look like a mistyped or unfinished text."""

from __future__ import annotations

import math
from bisect import bisect_left

from geo.gazetteer.fuzzy import FuzzyIndex, typing_cost, written_distance
from geo.gazetteer.keys import glued, skeleton, written
from geo.gazetteer.names import Match, NameIndex
from geo.gazetteer.ranking import weight

# The prior: this many points for each ten times more people.
_PRIOR = 1.6
_ALIAS = 1.5
_SHORTEST_KEY = 4
_SHORTEST_PREFIX = 4
_PREFIX_SCORE = 79.0
_MOST_COMPLETIONS = 8


class Lookalikes:
    """An index of all names' keys for near and unfinished spellings."""

    def __init__(self, names: NameIndex) -> None:
        self._entries = names.entries
        rows = sorted((key, tuple(n), official) for key, n, official in names.rows())
        rows = [row for row in rows if len(row[0]) >= _SHORTEST_KEY and row[0].isalnum()]
        self._rows = rows
        self._keys = [key for key, _, _ in rows]
        self._index = FuzzyIndex(self._keys)

    def near(self, words: str) -> list[Match]:
        """Settlements within as many edits as the length of the text allows, best first."""
        key = glued(skeleton(words))
        if len(key) < _SHORTEST_KEY or not key.isascii():
            return []
        matches: dict[int, Match] = {}
        for near in self._index.near(key, _edits_allowed(len(key))):
            name, numbers, official = self._rows[near.key]
            cost = typing_cost(key, name)
            base = 100.0 * (1.0 - cost / max(len(key), len(name)))
            for number in numbers:
                score = base + self._prior(number) - (0.0 if official else _ALIAS)
                score -= self._spelling(words, number) if official else 0.0
                if number not in matches or matches[number].score < score:
                    matches[number] = Match(number, score)
        return sorted(matches.values(), key=lambda m: (-m.score, m.entry))

    def completions(self, words: str) -> list[Match]:
        """The best-known settlements whose names begin with the text, which may only be asked."""
        key = glued(skeleton(words))
        if len(key) < _SHORTEST_PREFIX:
            return []
        start = bisect_left(self._keys, key)
        numbers = set[int]()
        for name, row, _ in self._rows[start:]:
            if not name.startswith(key):
                break
            numbers.update(row)
        ranked = sorted(numbers, key=lambda n: (-weight(self._entries[n].settlement), n))
        return [Match(number, _PREFIX_SCORE) for number in ranked[:_MOST_COMPLETIONS]]

    def _prior(self, number: int) -> float:
        return _PRIOR * (math.log10(weight(self._entries[number].settlement)) - 3.0)

    def _spelling(self, words: str, number: int) -> float:
        """Up to half a point: of equal keys the one that is also written alike comes first."""
        plain = glued(written(self._entries[number].settlement.name_uk))
        return min(0.5, 0.1 * written_distance(glued(words), plain))


def _edits_allowed(length: int) -> int:
    return 1 if length < 6 else 2 if length < 10 else 3
