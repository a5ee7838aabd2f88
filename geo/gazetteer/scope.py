"""What a text says about where its place is: «Миколаїв Львівська», "Brovary, Kyiv oblast"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from geo.gazetteer.entries import Entry
from geo.gazetteer.keys import Spelling
from geo.gazetteer.names import Match
from geo.gazetteer.query import Word, phrase
from geo.gazetteer.units import Units
from geo.gazetteer.vocabulary import HROMADA_WORDS, OBLAST_WORDS, RAION_WORDS

_LONGEST_UNIT = 2
# «Автономна Республіка Крим».
_LONGEST_REGION = 3


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


def read_scopes(words: Sequence[Word], units: Units) -> list[tuple[Scope, tuple[Word, ...]]]:
    """Ways to part the words into units and the rest, the plainest first.

    Units said with their kind («Львівська обл.»); then also a city or an oblast's adjective, region
    or centre by itself («Миколаїв Львівська»); and where a kind is said, the words without units:
    «Київський район» may be a city's, and «Київський район Одеси» surely is.
    """
    named, left = _take_marked(words, units)
    ways = [(Scope(tuple(named)), tuple(left))]
    said = len(left) < len(words)
    # «Суворовский район Одесса»: a raion that nobody knows is not a village of that name.
    if named or not said:
        for heads, rest in _take_bare(left, units):
            ways.append((Scope((*named, heads)), rest))
    if said:
        ways += _take_city(words, units)
        ways.append((Scope(), tuple(words)))
    return ways


def _take_marked(words: Sequence[Word], units: Units) -> tuple[list[frozenset[str]], list[Word]]:
    found: list[frozenset[str]] = []
    left = list(words)
    for markers, look_up in (
        (OBLAST_WORDS, lambda text: units.oblast(text, marked=True)),
        (RAION_WORDS, units.raion),
        (HROMADA_WORDS, units.hromada),
    ):
        while (place := _first(left, markers)) is not None:
            start, end, heads = _around(left, place, look_up)
            if heads:
                found.append(frozenset(heads))
            del left[start:end]
    return found, left


def _around(
    words: Sequence[Word], place: int, look_up: Callable[[Spelling], set[str]]
) -> tuple[int, int, set[str]]:
    """The words, start to end, that with the marker at `place` name a unit; else the marker."""
    sizes = range(_LONGEST_UNIT, 0, -1)
    spans = [(place - size, place) for size in sizes if size <= place]
    spans += [(place + 1, place + 1 + size) for size in sizes if place + size < len(words)]
    for start, end in spans:
        heads = look_up(phrase(words[start:end]))
        if heads:
            return min(start, place), max(end, place + 1), heads
    return place, place + 1, set()


def _take_bare(
    words: Sequence[Word], units: Units
) -> Iterator[tuple[frozenset[str], tuple[Word, ...]]]:
    """A city or an oblast without the word «область», where other words stay.

    A city stands for itself («Львів Сихів»), an oblast's centre then for the oblast too.
    """
    for size in range(_LONGEST_REGION, 0, -1):
        for start in range(len(words) - size, -1, -1):
            rest = (*words[:start], *words[start + size :])
            if all(word.is_idle for word in rest) or (rest[start:] and rest[start].is_number):
                continue
            name = phrase(words[start : start + size])
            # «Хрещатик 22, Київ»: where a house is named, the centre is the place itself.
            housed = any(word.is_number for word in rest)
            readings = [units.oblast(name, marked=False)]
            if not housed:
                readings = [units.city(name), units.centre(name), *readings]
            if any(readings):
                yield from ((frozenset(heads), rest) for heads in readings if heads)
                return


def _take_city(words: Sequence[Word], units: Units) -> Iterator[tuple[Scope, tuple[Word, ...]]]:
    """The city whose raion the other words may be."""
    for size in range(_LONGEST_UNIT, 0, -1):
        for start in range(len(words) - size, -1, -1):
            heads = units.city_in_case(phrase(words[start : start + size]))
            if heads:
                yield Scope((frozenset(heads),)), (*words[:start], *words[start + size :])
                return


def _first(words: Sequence[Word], markers: frozenset[str]) -> int | None:
    return next((i for i, word in enumerate(words) if word.text in markers), None)
