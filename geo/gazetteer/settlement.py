"""A populated place of the official gazetteer KATOTTG."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from geo.coordinate import Coordinate
from geo.gazetteer.transliteration import romanise

KATOTTG: Final = re.compile(r"UA\d{17}", re.ASCII)
"""A whole code, a settlement's or a district's."""

KATOTTG_HEAD: Final = re.compile(r"UA\d{2,17}", re.ASCII)
"""The beginning of a code, which names an oblast or something inside it; a whole code too."""


class Category(StrEnum):
    """The three kinds of settlement in law since 2024, and places inside a city."""

    CITY = "city"
    SETTLEMENT = "settlement"
    VILLAGE = "village"
    DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class Settlement:
    """One settlement; `code` is its code (KATOTTG), 19 characters.

    `name_en` is the KMU-2010 romanisation. `approximate` says that `coordinate` is not the
    settlement's own but its hromada's or raion's centre (median error 10 km). `oblast_uk`,
    `raion_uk` and `hromada_uk` are whole official names: «Київська область», «Автономна Республіка
    Крим», «Броварський район», «Броварська громада»; for Kyiv and Sevastopol the oblast is the
    city's own name. They, Prypiat and Chornobyl stand in no raion and no hromada. `population` is
    0 where it isn't known.

    A district is a place inside its `city`, which is None for all others; its code begins with the
    city's first 12 characters and ends with digits that the codifier doesn't know.
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
    hromada_uk: str = ""
    city: Settlement | None = None

    @property
    def katottg(self) -> str:
        """The code in the official codifier: a district stands under its city's."""
        return self.city.code if self.city else self.code

    @property
    def hromada(self) -> str:
        """The hromada's part of the code, 9 characters."""
        return self.code[:9]

    @property
    def oblast_en(self) -> str:
        """The oblast in English: "Kyivska oblast", "Autonomous Republic of Crimea", "Kyiv"."""
        return _in_english(self.oblast_uk)

    @property
    def raion_en(self) -> str:
        """The raion in English: "Brovarskyi raion"; empty where there is none."""
        return _in_english(self.raion_uk)


def _in_english(unit: str) -> str:
    if unit == "Автономна Республіка Крим":
        return "Autonomous Republic of Crimea"
    # In English the word keeps the stem: область is "oblast", район "raion".
    return romanise(unit)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A settlement that a text may mean; `score` runs from 0 to 100."""

    settlement: Settlement
    score: float
