"""Settlements whose names look like a mistyped or unfinished text."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from geo.gazetteer.fuzzy import FuzzyIndex, likely_slips
from geo.gazetteer.keys import Spelling, glued
from geo.gazetteer.names import Match, NameIndex
from geo.gazetteer.ranking import ASKED, Ranking

# A name that isn't the present one is a little less likely.
_OTHER_NAME = 1.5
_SHORTEST_TEXT = 4
_SHORTEST_PREFIX = 4
# The shorter the beginning, the better known the place must be.
_LONG_PREFIX = 6
_PREFIX_SCORE = 74.0
_MOST_COMPLETIONS = 8
# Keys that are aligned in detail; more are as good as none.
_MOST_ALIGNED = 40
# What the likely slips may add to a likeness at most.
_SLIPS = 8.0


class Lookalikes:
    """An index of all names' keys for near and unfinished spellings."""

    def __init__(self, names: NameIndex, ranking: Ranking) -> None:
        self._ranking = ranking
        rows = sorted(names.rows())
        self._keys = [key for key, *_ in rows]
        self._entries = [numbers for _, _, numbers, _ in rows]
        self._written = [name for _, name, *_ in rows]
        # What a key's likeness is worth at best: its largest settlement's prior.
        self._bonus = np.array(
            [
                max(map(ranking.prior, numbers)) - (0.0 if official else _OTHER_NAME)
                for _, _, numbers, official in rows
            ]
        )
        self._index = FuzzyIndex(self._keys, self._written, self._bonus)
        self._official = [official for *_, official in rows]

    def near(self, name: Spelling) -> list[Match]:
        """Settlements within as many edits as the length and their size allow, best first."""
        text, key = glued(name.written), glued(name.folded)
        if len(text) < _SHORTEST_TEXT or not key or not key.isascii():
            return []
        rows, likeness = self._index.near(key, text, ASKED - _SLIPS)
        scores = likeness + self._bonus[rows]
        worth = np.flatnonzero(scores >= ASKED - _SLIPS)
        best = worth[np.argsort(-scores[worth], kind="stable")][:_MOST_ALIGNED]
        matches: dict[int, Match] = {}
        for place in best.tolist():
            row = int(rows[place])
            slips = min(likely_slips(key, self._keys[row]), likely_slips(text, self._written[row]))
            own = float(likeness[place])
            own += 100.0 * slips / max(len(text), len(self._written[row]))
            own -= 0.0 if self._official[row] else _OTHER_NAME
            for number in self._entries[row]:
                score = own + self._ranking.prior(number)
                if number not in matches or matches[number].score < score:
                    matches[number] = Match(number, score)
        return sorted(matches.values(), key=lambda match: (-match.score, match.entry))

    def completions(self, name: Spelling) -> list[Match]:
        """The best-known settlements whose names begin with the text, which may only be asked."""
        key = glued(name.folded)
        if len(key) < _SHORTEST_PREFIX:
            return []
        numbers = set[int]()
        for row in range(bisect_left(self._keys, key), len(self._keys)):
            if not self._keys[row].startswith(key):
                break
            numbers.update(self._entries[row])
        ranked = sorted(numbers, key=lambda number: (-self._ranking.weight(number), number))
        least = ASKED if len(key) < _LONG_PREFIX else 0.0
        scored = [
            Match(number, _PREFIX_SCORE + self._ranking.prior(number))
            for number in ranked[:_MOST_COMPLETIONS]
        ]
        return [match for match in scored if match.score >= least]
