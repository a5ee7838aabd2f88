"""Settlements whose names look like a mistyped or unfinished text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from geo.gazetteer.fuzzy import FuzzyIndex, typing_cost, written_distance
from geo.gazetteer.keys import glued, skeleton, written
from geo.gazetteer.names import Match, NameIndex
from geo.gazetteer.ranking import ASKED, Ranking

_ALIAS = 1.5
_SHORTEST_KEY = 4
_SHORTEST_PREFIX = 4
_PREFIX_SCORE = 79.0
_MOST_COMPLETIONS = 8


class Lookalikes:
    """An index of all names' keys for near and unfinished spellings."""

    def __init__(self, names: NameIndex, ranking: Ranking) -> None:
        self._ranking = ranking
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
            likeness = 100.0 * (1.0 - typing_cost(key, name) / max(len(key), len(name)))
            likeness -= self._spelling(words, numbers[0]) if official else _ALIAS
            if likeness + self._ranking.prior(self._heaviest(numbers)) < ASKED:
                continue
            for number in numbers:
                score = likeness + self._ranking.prior(number)
                if number not in matches or matches[number].score < score:
                    matches[number] = Match(number, score)
        return sorted(matches.values(), key=lambda match: (-match.score, match.entry))

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
        ranked = sorted(numbers, key=lambda n: (-self._ranking.weight(n), n))
        return [Match(number, _PREFIX_SCORE) for number in ranked[:_MOST_COMPLETIONS]]

    def _heaviest(self, numbers: Sequence[int]) -> int:
        return max(numbers, key=self._ranking.weight)

    def _spelling(self, words: str, number: int) -> float:
        """Up to half a point: of equal keys the one that is also written alike comes first."""
        plain = glued(written(self._entries[number].settlement.name_uk))
        return min(0.5, 0.1 * written_distance(glued(words), plain))


def _edits_allowed(length: int) -> int:
    return 1 if length < 6 else 2 if length < 10 else 3
