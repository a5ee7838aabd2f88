"""From a person's text to the settlement that is meant: the way through all readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from geo.gazetteer.layout import other_layouts
from geo.gazetteer.lookalikes import Lookalikes
from geo.gazetteer.names import Match, NameIndex, Tier
from geo.gazetteer.query import LONGEST_TEXT, Word, phrase, words_of
from geo.gazetteer.ranking import decide, decide_similar, weight
from geo.gazetteer.resolution import Resolution, ResolutionOutcome
from geo.gazetteer.scope import Scope, read_scope
from geo.gazetteer.table import Entry
from geo.gazetteer.units import Units
from geo.gazetteer.vocabulary import FOREIGN

_LONGEST_NAME = 4
_SHORTEST_KEY = 3
# An inflected form with nothing before it that says "place" must be of a place of some size.
_KNOWN_TOWN = 3_000
# A name among words that explain nothing must be of a town.
_MENTIONED_TOWN = 10_000


@dataclass(frozen=True, slots=True)
class _Span:
    """Consecutive words that may be a name; `placed` by the preposition or kind before them."""

    words: tuple[Word, ...]
    placed: bool

    @property
    def text(self) -> str:
        return phrase(self.words)


class Resolver:
    """Reads texts as names of settlements; indexes of look-alikes are made when first needed."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._names = NameIndex(entries)

    @cached_property
    def _units(self) -> Units:
        return Units(self._entries)

    @cached_property
    def _lookalikes(self) -> Lookalikes:
        return Lookalikes(self._names)

    def resolve(self, text: str) -> Resolution:
        """What the first LONGEST_TEXT characters of a text mean; never raises."""
        text = text[:LONGEST_TEXT]
        words = words_of(text)
        typed = self._read(words)
        if typed is not None:
            return typed
        for other in other_layouts(text):
            switched = self._read(words_of(other), by_rule=False)
            if switched is not None:
                return switched
        return self._lookalike(words)

    def _read(self, words: Sequence[Word], *, by_rule: bool = True) -> Resolution | None:
        """An exact name, an inflected or a Russian one; None when the words hold none."""
        if not words:
            return None
        if all(word.is_idle for word in words):
            return None
        whole = self._names.exact(phrase(words))
        if whole:
            foreign = any(word.text in FOREIGN for word in words)
            return decide(self._entries, whole, sure=not foreign)
        scope, left = read_scope(words, self._units)
        readings: list[Callable[[str], list[Match]]] = [self._names.exact, self._names.inflected]
        if by_rule:
            readings.append(self._names.russian)
        doubtful: Resolution | None = None
        for reading in readings:
            for kept in (left, tuple(words)) if scope.units else (left,):
                found = self._best_span(kept, scope, reading)
                if found is None:
                    continue
                matches, sure = found
                if sure:
                    return decide(self._entries, matches)
                doubtful = doubtful or decide(self._entries, matches, sure=False)
        return doubtful

    def _best_span(
        self, words: Sequence[Word], scope: Scope, reading: Callable[[str], list[Match]]
    ) -> tuple[list[Match], bool] | None:
        best: tuple[tuple[object, ...], list[Match], bool] | None = None
        for span in _spans(words):
            matches = reading(span.text)
            if not matches:
                continue
            inside = scope.holds_any(matches, self._entries)
            matches = scope.select(matches, self._entries)
            alone = all(w.is_idle or w in span.words for w in words)
            people = max(weight(self._entries[m.entry].settlement) for m in matches)
            sure = self._is_sure(span, matches, people, alone=alone)
            if sure is None:
                continue
            rank = (sure, inside, span.placed, len(span.words), people)
            if best is None or rank > best[0]:
                best = (rank, matches, sure)
        return (best[1], best[2]) if best else None

    def _is_sure(
        self, span: _Span, matches: Sequence[Match], people: float, *, alone: bool
    ) -> bool | None:
        """Whether the span may be taken (True), asked about (False) or is no place (None)."""
        exact = matches[0].score > Tier.INFLECTED
        long_enough = len(span.text) > _SHORTEST_KEY
        if exact:
            if alone or span.placed or people >= _MENTIONED_TOWN:
                return True
            return False if long_enough else None
        if not long_enough:
            return None
        if span.placed:
            return True
        if alone:
            return people >= _KNOWN_TOWN
        return True if people >= 2 * _MENTIONED_TOWN else None

    def _lookalike(self, words: Sequence[Word]) -> Resolution:
        nothing = Resolution(ResolutionOutcome.NOT_FOUND)
        if any(word.text in FOREIGN for word in words):
            return nothing
        scope, left = read_scope(words, self._units)
        content = [word for word in left if not word.is_idle]
        if not content or len(content) > _LONGEST_NAME:
            return nothing
        matches = scope.select(self._lookalikes.near(phrase(content)), self._entries)
        return decide_similar(self._entries, matches, self._lookalikes.completions(phrase(content)))


def _spans(words: Sequence[Word]) -> Iterator[_Span]:
    for start, first in enumerate(words):
        if first.is_around or first.is_number:
            continue
        placed = start > 0 and words[start - 1].is_around
        for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1):
            chosen = tuple(words[start:end])
            if chosen[-1].part != first.part:
                break
            if any(w.text in FOREIGN for w in chosen):
                break
            if not all(w.is_idle for w in chosen):
                yield _Span(chosen, placed)
