"""What came of looking for a place: different things, never confused."""

from __future__ import annotations

from dataclasses import dataclass

from geo.coordinate import Coordinate
from geo.gazetteer.settlement import Candidate, Settlement


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person asks from; `settlement` is None for a shared or typed position.

    `namesakes` counts the other settlements of the same name, for "another Миколаїв?".
    """

    coordinate: Coordinate
    settlement: Settlement | None = None
    namesakes: int = 0

    @property
    def approximate(self) -> bool:
        """Whether distances from here are off by a settlement's uncertainty (up to 20 km)."""
        return self.settlement is not None and self.settlement.approximate


@dataclass(frozen=True, slots=True)
class Found:
    """The text means this place; `candidates` are the runners-up, best first, itself included."""

    place: Place
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several places it may be: ask. Best first, never empty."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """Not a place that the gazetteer knows."""


Outcome = Found | Ambiguous | NotFound
