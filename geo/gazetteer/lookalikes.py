"""Settlements whose names look like a mistyped or unfinished text."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from geo.gazetteer.fuzzy import FuzzyIndex, likely_slips
from geo.gazetteer.inflection import nominatives
from geo.gazetteer.keys import Spelling, glued
from geo.gazetteer.names import Match, NameIndex
from geo.gazetteer.ranking import ASKED, Ranking

# A name that isn't the present one is a little less likely.
_OTHER_NAME = 4.0
# So is one that a rule led to.
_FORM = 1.5
_MOST_FORMS = 8
_SHORTEST_TEXT = 4
_SHORTEST_PREFIX = 4
# The shorter the beginning, the better known the place must be.
_LONG_PREFIX = 6
_PREFIX_SCORE = 74.0
_LONG_PREFIX_SCORE = 80.0
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

    def near(self, name: Spelling, *, oblique: bool = False) -> list[Match]:
        """Settlements that the name may be a misspelling of, best first.

        `oblique` says that it stands after a preposition: then its nominatives are tried too.
        """
        text, key = glued(name.written), glued(name.folded)
        if len(text) < _SHORTEST_TEXT or not key or not key.isascii():
            return []
        best = self._scores(key, text)
        if oblique:
            *head, last = name.folded.split()
            for form in nominatives(last)[1:_MOST_FORMS]:
                for number, score in self._scores("".join((*head, form)), "").items():
                    best[number] = max(score - _FORM, best.get(number, 0.0))
        return sorted((Match(n, s) for n, s in best.items()), key=lambda m: (-m.score, m.entry))

    def _scores(self, key: str, text: str) -> dict[int, float]:
        """Scores by entry; of a form that only the rules made there is no written `text`."""
        rows, likeness = self._index.near(key, text, ASKED - _SLIPS)
        scores = likeness + self._bonus[rows]
        worth = np.flatnonzero(scores >= ASKED - _SLIPS)
        best: dict[int, float] = {}
        for place in worth[np.argsort(-scores[worth], kind="stable")][:_MOST_ALIGNED].tolist():
            row = int(rows[place])
            own = float(likeness[place])
            if text:
                written = self._written[row]
                slips = min(likely_slips(key, self._keys[row]), likely_slips(text, written))
                own += 100.0 * slips / max(len(text), len(written))
            own -= 0.0 if self._official[row] else _OTHER_NAME
            for number in self._entries[row]:
                score = own + self._ranking.prior(number)
                best[number] = max(score, best.get(number, 0.0))
        return best

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
        least = ASKED if len(key) < _LONG_PREFIX else _LONG_PREFIX_SCORE
        base = _PREFIX_SCORE if len(key) < _LONG_PREFIX else _LONG_PREFIX_SCORE
        scored = [
            Match(number, base + self._ranking.prior(number))
            for number in ranked[:_MOST_COMPLETIONS]
        ]
        return [match for match in scored if match.score >= least]
