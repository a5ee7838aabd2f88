"""From a name as it was typed to the settlements that are called so, exactly or by rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import chain, islice, product

from geo.gazetteer.entries import Entries, Entry, split
from geo.gazetteer.fuzzy import alike
from geo.gazetteer.inflection import nominatives
from geo.gazetteer.keys import Spelling, glued, written
from geo.gazetteer.latin import respelt
from geo.gazetteer.russian import ukrainian


class Tier(IntEnum):
    """How well a text agrees with a name; the value is the match's score."""

    WRITTEN = 100
    FOLDED = 98
    FORMER = 97
    NICKNAME = 96
    ALTERNATE = 95
    INFLECTED = 93
    RESPELT = 92
    RUSSIAN = 91
    RUSSIAN_FORM = 90
    ARCHAIC = 85


@dataclass(frozen=True, slots=True)
class Match:
    """An entry, by its number, and how well the text agrees with a name of it."""

    entry: int
    score: float


# A longer list of readings is a sentence, not a name.
_MOST_READINGS = 200
# Shorter nicknames are initials, which only count as they are written.
_LONGEST_INITIALS = 4
# Beside the official bearers of a name only a town is thought of by a name it no longer has.
_LEAST_RIVAL = 5_000
_FAR_LARGER = 20


class NameIndex:
    """Names of all entries under their folded keys."""

    def __init__(self, entries: Sequence[Entry], weight: Callable[[int], float]) -> None:
        self.entries = Entries.of(entries)
        self._columns = columns = self.entries.columns
        self._weight = weight
        self._official: dict[str, list[int]] = defaultdict(list)
        self._others: dict[str, tuple[tuple[int, Tier], ...]] = {}
        self._cyrillic: dict[str, tuple[str, list[int]]] = {}
        self._archaic: dict[str, list[int]] = defaultdict(list)
        self._nicknames: dict[str, list[int]] = defaultdict(list)
        # The keys of all names but archaic ones and initials.
        self._phrases = list(dict.fromkeys(columns.keys))
        for number, key in enumerate(columns.keys):
            self._official[glued(key)].append(number)
        for name, key, number in _named(columns.old_names, columns.old_name_keys):
            self._add_other(key, number, Tier.FORMER, shown=name)
        for name, key, number in _named(columns.alternates, columns.alternate_keys):
            if alike(glued(key), columns.keys[number]):
                self._add_other(key, number, Tier.ALTERNATE, shown=name)
            else:
                self._archaic[glued(key)].append(number)
        for name, key, number in _named(columns.nicknames, columns.nickname_keys):
            self._nicknames[glued(written(name))].append(number)
            if len(key) > _LONGEST_INITIALS:
                self._add_other(key, number, Tier.NICKNAME, shown="")

    def rows(self) -> Iterator[tuple[str, str, tuple[int, ...], bool]]:
        """Names for finding look-alikes: folded, written, entries, whether official.

        Alternates in Latin are left out: with them any word is like some name.
        """
        for key, numbers in self._official.items():
            yield key, glued(written(self._name(numbers[0]))), tuple(numbers), True
        for key, (name, numbers) in self._cyrillic.items():
            if key:
                yield key, glued(written(name)), tuple(numbers), False

    def exact(self, name: Spelling) -> list[Match]:
        """Entries called so, officially or in another of their known names."""
        key = glued(name.folded)
        official = self._official.get(key, ())
        plain = glued(name.written)
        matches = [
            Match(number, Tier.WRITTEN)
            for number in official
            if plain in (glued(written(self._name(number))), self._latin(number))
        ] or [Match(number, Tier.FOLDED) for number in official]
        matches += [Match(number, Tier.NICKNAME) for number in self._nicknames.get(plain, ())]
        # A name that a source lists for another place gives way to an official one.
        taken = {match.entry for match in matches}
        matches += [
            Match(number, tier)
            for number, tier in self._others.get(key, ())
            if number not in taken and (not official or self._outweighs(number, tier, official))
        ]
        return matches

    def archaic(self, name: Spelling) -> list[Match]:
        """Entries that were once called so, or elsewhere, by quite another name."""
        key = glued(name.folded)
        return [Match(number, Tier.ARCHAIC) for number in self._archaic.get(key, ())]

    def _outweighs(self, number: int, tier: Tier, official: Sequence[int]) -> bool:
        """Whether another name is of a town far larger than the official bearers of the name."""
        heaviest = max(map(self._weight, official))
        if tier is Tier.ALTERNATE:
            heaviest *= _FAR_LARGER
        return self._weight(number) > max(heaviest, _LEAST_RIVAL)

    def inflected(self, name: Spelling) -> list[Match]:
        """Entries whose name in some case these words are."""
        return self._by_rule(name, nominatives, Tier.INFLECTED)

    def respelt(self, name: Spelling) -> list[Match]:
        """Entries whose name these Latin words are as other languages spell it."""
        return self._readings(map(glued, respelt(name.written)), Tier.RESPELT)

    def russian(self, name: Spelling) -> list[Match]:
        """Entries whose name these words are in Russian."""
        return self._by_rule(name, ukrainian, Tier.RUSSIAN)

    def russian_form(self, name: Spelling) -> list[Match]:
        """Entries whose name in Russian these words are in some case."""
        return self._by_rule(name, _russian_nominatives, Tier.RUSSIAN_FORM)

    def _by_rule(
        self, name: Spelling, readings: Callable[[str], Iterable[str]], tier: Tier
    ) -> list[Match]:
        parts = name.folded.split()
        if len(parts) == 1:
            return self._readings(readings(parts[0]), tier)
        known = [[form for form in readings(part) if form in self._words] for part in parts]
        return self._readings(
            ("".join(forms) for forms in islice(product(*known), _MOST_READINGS)), tier
        )

    def _readings(self, keys: Iterable[str], tier: Tier) -> list[Match]:
        found: dict[int, Match] = {}
        others: dict[int, Match] = {}
        for key in keys:
            for number in self._official.get(key, ()):
                found.setdefault(number, Match(number, tier))
            for number, kind in self._others.get(key, ()):
                # Names in Latin have no cases: Donetsko is Esperanto, not a form.
                if kind is not Tier.ALTERNATE or key in self._cyrillic:
                    others.setdefault(number, Match(number, tier - 1))
        heaviest = max(map(self._weight, found), default=0.0)
        return [
            *found.values(),
            *(
                match
                for number, match in others.items()
                if number not in found and self._weight(number) > _FAR_LARGER * heaviest
            ),
        ]

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of all names but archaic ones and initials."""
        return frozenset(chain.from_iterable(map(str.split, self._phrases)))

    def _add_other(self, key: str, number: int, tier: Tier, *, shown: str) -> None:
        whole = glued(key)
        known = self._others.get(whole, ())
        if all(number != other for other, _ in known):
            self._others[whole] = (*known, (number, tier))
        self._phrases.append(key)
        if shown >= "А":
            self._cyrillic.setdefault(whole, (shown, []))[1].append(number)

    def _name(self, number: int) -> str:
        return self._columns.names[number]

    def _latin(self, number: int) -> str:
        return glued(written(self.entries[number].settlement.name_en))


def _named(names: Iterable[str], keys: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Some names of every entry: as they are, folded, and the entry's number."""
    for number, (own, folded) in enumerate(zip(names, keys, strict=True)):
        if own:
            for name, key in zip(split(own), folded.split("|"), strict=True):
                yield name, key, number


def _russian_nominatives(word: str) -> Iterator[str]:
    for form in nominatives(word):
        yield from ukrainian(form)
