"""The gazetteer in memory."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import Self

from geo.gazetteer.resolution import Resolution
from geo.gazetteer.resolver import Resolver
from geo.gazetteer.settlement import Settlement
from geo.gazetteer.table import Entry, load

_CODE = 12


class Gazetteer:
    """All settlements of Ukraine, by code and by the names people give them."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.settlements: tuple[Settlement, ...] = tuple(entry.settlement for entry in entries)
        self._by_code = {settlement.code[:_CODE]: settlement for settlement in self.settlements}
        self._by_name: dict[str, list[Settlement]] = defaultdict(list)
        for settlement in self.settlements:
            self._by_name[settlement.name_uk].append(settlement)
        self._entries = entries

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the table at `path`; raises DataError when it is missing or damaged."""
        return cls(load(path))

    def by_code(self, code: str) -> Settlement | None:
        """The settlement of a KATOTTG code, joined on the first 12 characters.

        The code's tail is a check that differs between editions and is often cut off.
        """
        return self._by_code.get(code[:_CODE])

    def resolve(self, text: str) -> Resolution:
        """The settlement that a person's text means; reads its first 200 characters only."""
        return self._resolver.resolve(text)

    @cached_property
    def _resolver(self) -> Resolver:
        # The indexes of names take longer than the table: `nearest` does without them.
        return Resolver(self._entries)

    def namesakes(self, settlement: Settlement) -> tuple[Settlement, ...]:
        """The other settlements of the same Ukrainian name, in order of code."""
        return tuple(s for s in self._by_name[settlement.name_uk] if s.code != settlement.code)
