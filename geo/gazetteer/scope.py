"""What a text says about where its place is: «Миколаїв Львівська», "Brovary, Kyiv oblast"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.gazetteer.names import Match
from geo.gazetteer.query import Word, phrase
from geo.gazetteer.table import Entry
from geo.gazetteer.units import Units
from geo.gazetteer.vocabulary import HROMADA_WORDS, OBLAST_WORDS, RAION_WORDS

_LONGEST_UNIT = 2


@dataclass(frozen=True, slots=True)
class Scope:
    """Heads of KATOTTG codes, one group for each unit named; a settlement must fit them all."""

    units: tuple[frozenset[str], ...] = ()

    def select(self, matches: Iterable[Match], entries: Sequence[Entry]) -> list[Match]:
        """The matches inside all the units; all of them where none is."""
        matches = list(matches)
        inside = [match for match in matches if self._holds(entries[match.entry].settlement.code)]
        return inside or matches

    def holds_any(self, matches: Iterable[Match], entries: Sequence[Entry]) -> bool:
        """Whether at least one match is inside all the units."""
        return any(self._holds(entries[match.entry].settlement.code) for match in matches)

    def _holds(self, code: str) -> bool:
        return all(code.startswith(tuple(heads)) for heads in self.units)


def read_scope(words: Sequence[Word], units: Units) -> tuple[Scope, tuple[Word, ...]]:
    """The units that the words name, and the words that are left."""
    found: list[frozenset[str]] = []
    left = list(words)
    for markers, look_up in (
        (OBLAST_WORDS, lambda text: units.oblast(text, marked=True)),
        (RAION_WORDS, units.raion),
        (HROMADA_WORDS, units.hromada),
    ):
        while (place := _first(left, markers)) is not None:
            heads = set[str]()
            before = [(max(0, place - n), place) for n in range(_LONGEST_UNIT, 0, -1)]
            after = [(place + 1, place + 1 + n) for n in range(_LONGEST_UNIT, 0, -1)]
            for start, end in before + after:
                heads = look_up(phrase(left[start:end])) if start < end <= len(left) else set()
                if heads:
                    break
            if heads:
                found.append(frozenset(heads))
                del left[min(start, place) : max(end, place + 1)]
            else:
                del left[place]
    _take_bare_oblasts(left, units, found)
    return Scope(tuple(found)), tuple(left)


def _take_bare_oblasts(left: list[Word], units: Units, found: list[frozenset[str]]) -> None:
    """An oblast's adjective or region without the word «область», where other words stay."""
    for size in (2, 1):
        for start in range(len(left) - size, -1, -1):
            others = left[:start] + left[start + size :]
            if all(word.is_idle for word in others):
                continue
            text = phrase(left[start : start + size])
            heads = units.oblast(text, marked=False) or units.centre(text)
            if heads:
                found.append(frozenset(heads))
                left[:] = others
                return


def _first(words: Sequence[Word], markers: frozenset[str]) -> int | None:
    return next((i for i, word in enumerate(words) if word.text in markers), None)
