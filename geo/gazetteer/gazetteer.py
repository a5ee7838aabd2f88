"""The gazetteer in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from heapq import nsmallest
from pathlib import Path
from typing import Self

from geo.gazetteer import districts
from geo.gazetteer.entries import CITY, Entries, Entry
from geo.gazetteer.query import words_of
from geo.gazetteer.ranking import descending, likelihood, people_of
from geo.gazetteer.resolution import Resolution
from geo.gazetteer.resolver import Resolver
from geo.gazetteer.settlement import Candidate, Settlement
from geo.gazetteer.table import load
from geo.gazetteer.unit_alone import may_name_unit, unit_alone

_CODE = 12
_FIRST = "001"
# Below any name that a text agrees with.
_OF_UNIT = 70.0


class Gazetteer:
    """All settlements of Ukraine, by code and by the names people give them.

    Places inside cities are found by name and by code, too, but are no `settlements`.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        settlements = Entries.of(entries)
        self._count = len(settlements)
        self._entries = settlements + districts.read(districts.DISTRICTS, _cities(settlements))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the table at `path`; raises DataError when it is missing or damaged."""
        return cls(load(path))

    def by_code(self, code: str) -> Settlement | None:
        """The settlement of a KATOTTG code, joined on the first 12 characters, or a district.

        The code's tail is a check that differs between editions and is often cut off.
        """
        number = self._districts_by_code.get(code, self._by_code.get(code[:_CODE]))
        return None if number is None else self._entries[number].settlement

    def centre(self, hromada: str) -> Settlement | None:
        """The centre of the hromada of this head: the codifier lists it as its first settlement."""
        return self.by_code(hromada + _FIRST)

    def resolve(self, text: str) -> Resolution:
        """The settlement that a person's text means; reads its first 200 characters only."""
        return self._resolver.resolve(text)

    def unit_alone(self, text: str) -> tuple[str, ...]:
        """Heads of the codes of the oblast, raion or hromada that a text names, and no settlement.

        Several, sorted, where units share the name; empty for all other texts.
        """
        words = words_of(text)
        return unit_alone(words, self._resolver.units) if may_name_unit(words) else ()

    def largest(self, heads: tuple[str, ...], most: int) -> tuple[Candidate, ...]:
        """The settlements of the units of these heads where most people live, `most` at most."""

        def order(number: int) -> tuple[float, int]:
            entries = self._entries
            return -people_of(entries.category(number), entries.population(number)), number

        codes = self._entries.columns.codes[: self._count]
        within = (number for number, code in enumerate(codes) if code.startswith(heads))
        chosen = nsmallest(most, within, key=order)
        return descending((self._entries[number].settlement, _OF_UNIT) for number in chosen)

    def namesakes(self, settlement: Settlement) -> tuple[Settlement, ...]:
        """The other settlements of the same Ukrainian name, the likeliest first."""
        named = (self._entries[n].settlement for n in self._by_name.get(settlement.name_uk, ()))
        others = [each for each in named if each.code != settlement.code]
        return tuple(sorted(others, key=lambda s: (-likelihood(s), s.code)))

    @cached_property
    def settlements(self) -> tuple[Settlement, ...]:
        """All of them, in order of code."""
        return tuple(entry.settlement for entry in self._entries[: self._count])

    @cached_property
    def located(self) -> tuple[Settlement, ...]:
        """Those whose own coordinates are known, in order of code."""
        exact = (n for n in range(self._count) if not self._entries.columns.approximate[n])
        return tuple(self._entries[number].settlement for number in exact)

    @cached_property
    def _by_code(self) -> dict[str, int]:
        codes = self._entries.columns.codes[: self._count]
        return {code[:_CODE]: number for number, code in enumerate(codes)}

    @cached_property
    def _districts_by_code(self) -> dict[str, int]:
        codes = self._entries.columns.codes[self._count :]
        return {code: number for number, code in enumerate(codes, self._count)}

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        named: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._entries.columns.names):
            named[name].append(number)
        return dict(named)

    @cached_property
    def _resolver(self) -> Resolver:
        # The indexes of names take longer than the table.
        return Resolver(self._entries)


def _cities(entries: Entries) -> dict[str, Settlement]:
    """The cities by the part of their codes that their districts share."""
    columns = entries.columns
    return {
        code[:_CODE]: entries[number].settlement
        for number, code in enumerate(columns.codes)
        if columns.categories[number] == CITY
    }
