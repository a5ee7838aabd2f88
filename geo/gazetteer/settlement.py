"""A populated place of the official gazetteer KATOTTG."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.coordinate import Coordinate


class Category(StrEnum):
    """The three kinds of settlement in law since 2024."""

    CITY = "city"
    SETTLEMENT = "settlement"
    VILLAGE = "village"


@dataclass(frozen=True, slots=True)
class Settlement:
    """One settlement; `code` is its KATOTTG code, 19 characters.

    `name_en` is the KMU-2010 romanisation. `approximate` says that `coordinate` is not the
    settlement's own but its hromada's or raion's centre (median error 10 km). Kyiv and Sevastopol
    have an empty raion. `population` is 0 where it isn't known.
    """

    code: str
    name_uk: str
    name_en: str
    category: Category
    oblast_uk: str
    raion_uk: str
    coordinate: Coordinate
    approximate: bool
    population: int = 0

    @property
    def hromada(self) -> str:
        """The hromada's part of the code, 9 characters."""
        return self.code[:9]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A settlement that a text may mean; `score` runs from 0 to 100."""

    settlement: Settlement
    score: float
