"""The gazetteer in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

from geo.coordinate import Coordinate
from geo.gazetteer import districts
from geo.gazetteer.ranking import likelihood, nearest_first
from geo.gazetteer.resolution import Resolution
from geo.gazetteer.resolver import Resolver
from geo.gazetteer.settlement import Settlement
from geo.gazetteer.table import Entry, load

_CODE = 12


class Gazetteer:
    """All settlements of Ukraine, by code and by the names people give them.

    Places inside cities are found by name and by code, too, but are no `settlements`.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.settlements: tuple[Settlement, ...] = tuple(entry.settlement for entry in entries)
        self._by_code = {settlement.code[:_CODE]: settlement for settlement in self.settlements}
        self._entries = entries

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the table at `path`; raises DataError when it is missing or damaged."""
        return cls(load(path))

    def by_code(self, code: str) -> Settlement | None:
        """The settlement of a KATOTTG code, joined on the first 12 characters, or a district.

        The code's tail is a check that differs between editions and is often cut off.
        """
        return self._districts_by_code.get(code) or self._by_code.get(code[:_CODE])

    def resolve(self, text: str, near: Coordinate | None = None) -> Resolution:
        """The settlement that a person's text means; reads its first 200 characters only.

        Where homonyms are asked about, those closest to `near` come first.
        """
        resolution = self._resolver.resolve(text)
        return nearest_first(resolution, near) if near else resolution

    def namesakes(self, settlement: Settlement) -> tuple[Settlement, ...]:
        """The other settlements of the same Ukrainian name, the likeliest first."""
        others = [s for s in self._by_name[settlement.name_uk] if s.code != settlement.code]
        return tuple(sorted(others, key=lambda s: (-likelihood(s), s.code)))

    @cached_property
    def _districts(self) -> tuple[Entry, ...]:
        return districts.read(districts.DISTRICTS, self._by_code)

    @cached_property
    def _districts_by_code(self) -> dict[str, Settlement]:
        return {entry.settlement.code: entry.settlement for entry in self._districts}

    @cached_property
    def _by_name(self) -> dict[str, list[Settlement]]:
        named: dict[str, list[Settlement]] = defaultdict(list)
        for settlement in (*self.settlements, *self._districts_by_code.values()):
            named[settlement.name_uk].append(settlement)
        return named

    @cached_property
    def _resolver(self) -> Resolver:
        # The indexes of names take longer than the table: `nearest` does without them.
        return Resolver((*self._entries, *self._districts))
