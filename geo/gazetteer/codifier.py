"""The official codifier KATOTTG: its units, and the whole names of those that hold settlements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.gazetteer.settlement import Category

CATEGORIES = {
    "K": Category.CITY,
    "M": Category.CITY,
    "T": Category.SETTLEMENT,
    "X": Category.SETTLEMENT,
    "C": Category.VILLAGE,
}
"""The codifier's letters for settlements; K is a city with the status of an oblast."""

# One edition has Cyrillic letters for categories.
_LETTERS = str.maketrans("СХМКТОРНВ", "CXMKTOPHB")


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the codifier: `category` is its letter (O K P H M T X C B)."""

    code: str
    category: str
    name: str


def units_of(rows: Iterable[tuple[object, ...]]) -> list[Unit]:
    """The units of rows of five levels of codes, the category and the name; others are left out."""
    units = []
    for *codes, category, name in rows:
        code = next((str(cell) for cell in reversed(codes) if cell), "")
        if code.startswith("UA"):
            letter = str(category).strip().translate(_LETTERS)
            units.append(Unit(code, letter, " ".join(str(name).split())))
    return units


def unit_names(units: Iterable[Unit]) -> dict[str, str]:
    """The whole official names of oblasts, raions and hromadas, by the head of their codes."""
    names = {}
    for unit in units:
        adjective = unit.name.endswith("ька")
        if unit.category == "O":
            names[unit.code[:4]] = f"{unit.name} область" if adjective else unit.name
        elif unit.category == "K":
            names[unit.code[:4]] = unit.name
        elif unit.category == "P":
            names[unit.code[:6]] = f"{unit.name} район"
        elif unit.category == "H":
            names[unit.code[:9]] = f"{unit.name} громада"
    return names
