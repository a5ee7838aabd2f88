"""Which settlement something lies in, by the nearest one on the map."""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from geo.coordinate import Coordinate
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.settlement import Settlement
from geo.index import SpatialIndex
from geo.point import Point
from geo.regions import Regions

FAR_M = 20_000.0
"""No point lies so far from its settlement's middle, metres: then only its oblast is known."""

_OBLAST_LENGTH = 4


class Whereabouts:
    """The settlements whose own coordinates are known, and the oblasts' outlines."""

    def __init__(self, gazetteer: Gazetteer, regions: Regions) -> None:
        self._gazetteer = gazetteer
        self._regions = regions
        self._codes: dict[Coordinate, str] = {}
        self._within: dict[str, NDArray[np.bool_]] = {}

    def nearest(self, position: Coordinate, oblast: str = "") -> Settlement | None:
        """The nearest settlement, of the oblast of this code if one is named; None without any."""
        found = self._nearest(position, oblast)
        return found[0] if found else None

    def code_of(self, point: Point) -> str:
        """The KATOTTG code of a point's settlement, as published or else by its position.

        By its position the oblast's outline comes first; "" outside Ukraine.
        """
        published = point.address.katottg
        if published:
            return published
        code = self._codes.get(point.coordinate)
        if code is None:
            code = self._codes[point.coordinate] = self._code_at(point.coordinate)
        return code

    def _code_at(self, position: Coordinate) -> str:
        oblast = self._regions.oblast_of(position)
        if oblast is None:
            return ""
        found = self._nearest(position, oblast.code)
        if found is None or found[1] > FAR_M:
            return oblast.code
        return found[0].katottg

    def _nearest(self, position: Coordinate, oblast: str) -> tuple[Settlement, float] | None:
        within = self._within.get(oblast)
        if within is None:
            within = self._within[oblast] = self._lie_within(oblast)
        nearest = self._index.nearest(position, 1, within)
        return (
            (self._gazetteer.located[nearest[0].position], nearest[0].distance_m)
            if nearest
            else None
        )

    @cached_property
    def _index(self) -> SpatialIndex:
        return SpatialIndex([each.coordinate for each in self._gazetteer.located])

    def _lie_within(self, oblast: str) -> NDArray[np.bool_]:
        everywhere = np.ones(len(self._gazetteer.located), dtype=np.bool_)
        return everywhere & (self._oblasts == oblast) if oblast else everywhere

    @cached_property
    def _oblasts(self) -> NDArray[np.str_]:
        return np.array([each.code[:_OBLAST_LENGTH] for each in self._gazetteer.located])


@lru_cache(1)
def whereabouts(gazetteer: Gazetteer, regions: Regions) -> Whereabouts:
    """The one of a gazetteer and outlines: a guide changes often, these hardly ever."""
    return Whereabouts(gazetteer, regions)
