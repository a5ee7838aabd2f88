"""Give settlements the coordinates, population and other names of their GeoNames toponyms."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from geo.coordinate import Coordinate
from geo.gazetteer.keys import glued, skeleton, written
from geo.gazetteer.settlement import Category
from geo.gazetteer.toponym import Toponym

# Above these a village's or settlement's toponym is a city's district of the same name.
_LARGEST = {Category.CITY: math.inf, Category.SETTLEMENT: 30_000, Category.VILLAGE: 25_000}
_TOWN = 4_000
# A toponym farther than this from all the rest of its hromada is another place of that name.
_FARTHEST_KM = 45.0
_RAION_KM = 60.0
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Named:
    """A settlement before it has a place: its code, category, name and former names."""

    code: str
    category: Category
    name: str
    old_names: tuple[str, ...] = ()


def join(settlements: Sequence[Named], toponyms: Iterable[Toponym]) -> dict[str, Toponym]:
    """The toponym of each settlement that has one, by code.

    Same oblast and an equal name; sure pairs first, and the places of hromadas that they give
    then choose among namesakes, each toponym and each settlement once.
    """
    pairs = _pairs(settlements, toponyms)
    rivals = Counter(code for _, codes in pairs for code in codes)
    sure = {codes[0]: t for t, codes in pairs if len(codes) == 1 and rivals[codes[0]] == 1}
    cities = {s.code for s in settlements if s.category is Category.CITY}
    for toponym, codes in sorted(pairs, key=lambda pair: pair[0].population):
        if toponym.population >= _TOWN and len(codes) == 1 and codes[0] in cities:
            sure[codes[0]] = toponym
    joined = _without_strays(sure, cities)
    near = _Neighbourhood(joined)
    given = set(sure.values())
    choices = sorted(
        (near.distance_km(code, t.coordinate), -t.population, code, i)
        for i, (t, codes) in enumerate(pairs)
        for code in codes
        if code not in joined and t not in given
    )
    taken = set[int]()
    for distance, _, code, i in choices:
        if code not in joined and i not in taken and distance <= _FARTHEST_KM:
            joined[code] = pairs[i][0]
            taken.add(i)
    return _without_strays(joined, cities)


def medians(places: Mapping[str, Coordinate], head: int) -> dict[str, Coordinate]:
    """The median place of settlements with equal first `head` characters of the code."""
    groups: dict[str, list[Coordinate]] = defaultdict(list)
    for code, place in places.items():
        groups[code[:head]].append(place)
    return {
        key: Coordinate(
            round(median(c.lat for c in group), 4), round(median(c.lon for c in group), 4)
        )
        for key, group in groups.items()
    }


def _pairs(
    settlements: Sequence[Named], toponyms: Iterable[Toponym]
) -> list[tuple[Toponym, list[str]]]:
    by_name: dict[tuple[str, str], list[Named]] = defaultdict(list)
    by_old_name: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for settlement in settlements:
        oblast = settlement.code[:4]
        by_name[oblast, _key(settlement.name)].append(settlement)
        for name in settlement.old_names:
            by_old_name[oblast, _key(name)].append(settlement)
    pairs = []
    for toponym in toponyms:
        found = _namesakes(toponym, by_name) or _namesakes(toponym, by_old_name)
        if found:
            pairs.append((toponym, [settlement.code for settlement in found]))
    return pairs


def _namesakes(toponym: Toponym, by_name: Mapping[tuple[str, str], list[Named]]) -> list[Named]:
    names = {_key(name) for name in (toponym.name, *toponym.alternates)}
    found = {
        settlement.code: settlement
        for oblast in toponym.oblasts
        for name in sorted(names)
        for settlement in by_name.get((oblast, name), ())
        if toponym.population <= _LARGEST[settlement.category]
    }
    # GeoNames' own name decides where its other names fit other settlements as well.
    own = _key(toponym.name)
    exact = [s for s in found.values() if _key(s.name) == own] or list(found.values())
    if toponym.population >= _TOWN:
        for category in (Category.CITY, Category.SETTLEMENT):
            towns = [s for s in exact if s.category is category]
            if towns:
                return towns
    return exact


def _key(name: str) -> str:
    return glued(skeleton(written(name)))


class _Neighbourhood:
    """Where a settlement should be: its hromada's centre, else its raion's."""

    def __init__(self, joined: Mapping[str, Toponym]) -> None:
        places = {code: toponym.coordinate for code, toponym in joined.items()}
        self._hromadas = medians(places, 9)
        self._raions = medians(places, 6)

    def distance_km(self, code: str, place: Coordinate) -> float:
        """Infinite where nothing is known; a raion's centre counts as farther than a hromada's."""
        hromada, raion = self._hromadas.get(code[:9]), self._raions.get(code[:6])
        if hromada:
            return _distance_km(hromada, place)
        return _distance_km(raion, place) if raion else math.inf


def _without_strays(joined: Mapping[str, Toponym], cities: Collection[str]) -> dict[str, Toponym]:
    """Drop the toponyms that lie far from the rest of their hromada, or of their raion.

    A city stays: its name stands for itself in an oblast, and it may be far from its villages.
    """
    kept = dict(joined)
    raions = medians({code: toponym.coordinate for code, toponym in joined.items()}, 6)
    groups: dict[str, list[str]] = defaultdict(list)
    for code in joined:
        groups[code[:9]].append(code)
    for codes in groups.values():
        for code in codes:
            place = joined[code].coordinate
            others = [joined[other].coordinate for other in codes if other != code]
            far = all(_distance_km(other, place) > _FARTHEST_KM for other in others)
            remote = _distance_km(raions[code[:6]], place) > _RAION_KM
            if code not in cities and far and (len(others) > 1 or remote):
                del kept[code]
    return kept


def _distance_km(a: Coordinate, b: Coordinate) -> float:
    """Good to a few percent, which is all that choosing among namesakes needs."""
    north = a.lat - b.lat
    east = (a.lon - b.lon) * math.cos(math.radians(b.lat))
    return _KM_PER_DEGREE * math.hypot(north, east)
