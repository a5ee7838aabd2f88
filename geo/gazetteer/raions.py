"""The raions of large cities, from the codifier, and what is known by hand of places inside cities.

Needed at build time only, by `districting`. The codifier has the raions' names and codes but not
where they are; GeoNames knows some of them, `data/districts-other.tsv` has the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.coordinate import Coordinate
from geo.gazetteer.codifier import Unit
from geo.gazetteer.keys import glued, skeleton, written
from geo.gazetteer.settlement import Settlement
from geo.gazetteer.toponym import Toponym
from geo.gazetteer.transliteration import romanise

BY_HAND = Path(__file__).parents[2] / "data" / "districts-other.tsv"
RAION = " район"
_CITY_RAION = "B"
_CODE = 12
_ENDINGS = (RAION, " raion", " rayon", " rajon", " district")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A place inside the city whose code begins so; `where` is None when nobody knows."""

    city: str
    name: str
    where: Coordinate | None
    names: tuple[str, ...]
    code: str = ""
    people: int = 0


def by_hand(settlements: Iterable[Settlement], path: Path = BY_HAND) -> list[Quarter]:
    """The rows of the table kept by hand; each city by its name and the head of its code."""
    cities: dict[tuple[str, str], str] = {}
    for settlement in sorted(settlements, key=lambda s: s.population):
        cities[settlement.name_uk, settlement.code[:4]] = settlement.code[:_CODE]
    quarters = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        city, oblast, name, lat, lon, others = line.split("\t")
        names = tuple(others.split("|")) if others else ()
        where = Coordinate(float(lat), float(lon))
        quarters.append(Quarter(cities[city, oblast], name, where, names))
    return quarters


def raions(
    units: Iterable[Unit], known: Iterable[Quarter], toponyms: Sequence[tuple[str, Toponym]]
) -> Iterator[Quarter]:
    """The codifier's city raions, placed by hand or by a toponym given with its city's code."""
    placed = {(quarter.city, quarter.name): quarter for quarter in known}
    for unit in units:
        if unit.category != _CITY_RAION:
            continue
        city, name = unit.code[:_CODE], f"{unit.name}{RAION}"
        hand = placed.get((city, name))
        toponym = next((t for head, t in toponyms if head == city and _is_called(t, name)), None)
        where = hand.where if hand else toponym.coordinate if toponym else None
        former = [each for each in toponym.alternates if each.endswith(RAION)] if toponym else []
        names = (*(hand.names if hand else former), f"{romanise(unit.name)} district", unit.name)
        others = tuple(dict.fromkeys(each for each in names if _key(each) != _key(name)))
        yield Quarter(city, name, where, others, unit.code)


def _is_called(toponym: Toponym, raion: str) -> bool:
    own = _key(raion.removesuffix(RAION))
    return any(
        _key(name.lower().removesuffix(ending)) == own
        for name in toponym.alternates
        for ending in _ENDINGS
        if name.lower().endswith(ending)
    )


def _key(name: str) -> str:
    return glued(skeleton(written(name)))
