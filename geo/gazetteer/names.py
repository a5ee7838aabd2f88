"""From a name as it was typed to the settlements that are called so, exactly or by rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice, product

from geo.gazetteer.inflection import nominatives
from geo.gazetteer.keys import glued, skeleton, skeletons, written
from geo.gazetteer.russian import ukrainian
from geo.gazetteer.table import Entry


class Tier(IntEnum):
    """How well a text agrees with a name; the value is the match's score."""

    WRITTEN = 100
    FOLDED = 98
    FORMER = 97
    NICKNAME = 96
    ALTERNATE = 95
    INFLECTED = 93
    RUSSIAN = 91


@dataclass(frozen=True, slots=True)
class Match:
    """An entry, by its number, and how well the text agrees with a name of it."""

    entry: int
    score: float


# A longer list of readings is a sentence, not a name.
_MOST_READINGS = 400


class NameIndex:
    """Names of all entries under their folded keys."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._official: dict[str, list[int]] = defaultdict(list)
        self._others: dict[str, dict[int, Tier]] = defaultdict(dict)
        self._nicknames: dict[str, list[int]] = defaultdict(list)
        self._words: set[str] = set()
        named = [(e.settlement.name_uk, n) for n, e in enumerate(entries)]
        for key, number in _keyed(named):
            self._official[glued(key)].append(number)
            self._words.update(key.split())
        former = [(name, n) for n, e in enumerate(entries) for name in e.old_names]
        alternate = [(name, n) for n, e in enumerate(entries) for name in e.alternates]
        for others, tier in ((former, Tier.FORMER), (alternate, Tier.ALTERNATE)):
            for key, number in _keyed(others):
                self._others[glued(key)].setdefault(number, tier)
                self._words.update(key.split())
        for number, entry in enumerate(entries):
            for name in entry.nicknames:
                self._nicknames[glued(written(name))].append(number)

    def rows(self) -> Iterator[tuple[str, Sequence[int], bool]]:
        """Every folded key with its entries, and whether it is of an official name."""
        for key, numbers in self._official.items():
            yield key, numbers, True
        for key, others in self._others.items():
            yield key, tuple(others), False

    def exact(self, words: str) -> list[Match]:
        """Entries called by these words: `words` as `keys.written` gives them."""
        key = glued(skeleton(words))
        official = self._official.get(key, ())
        plain = glued(words)
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
            for number, tier in self._others.get(key, {}).items()
            if number not in taken and (tier is Tier.FORMER or not official)
        ]
        return matches

    def inflected(self, words: str) -> list[Match]:
        """Entries whose name in some case these words are."""
        return self._by_rule(words, nominatives, Tier.INFLECTED)

    def russian(self, words: str) -> list[Match]:
        """Entries whose name these words are in Russian, in the nominative or in another case."""
        return self._by_rule(words, ukrainian, Tier.RUSSIAN) or self._by_rule(
            words, _russian_nominatives, Tier.RUSSIAN
        )

    def _by_rule(
        self, words: str, readings: Callable[[str], Iterable[str]], tier: Tier
    ) -> list[Match]:
        parts = skeleton(words).split()
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
            for number in self._others.get(key, ()):
                others.setdefault(number, Match(number, tier - 1))
        return [*found.values(), *(m for m in others.values() if m.entry not in found)]

    def _name(self, number: int) -> str:
        return self.entries[number].settlement.name_uk

    def _latin(self, number: int) -> str:
        return glued(written(self.entries[number].settlement.name_en))


def _keyed(named: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Names with numbers → folded names with the same numbers."""
    keys = skeletons([name for name, _ in named])
    return zip(keys, (number for _, number in named), strict=True)


def _russian_nominatives(word: str) -> Iterator[str]:
    for form in nominatives(word):
        yield from ukrainian(form)
