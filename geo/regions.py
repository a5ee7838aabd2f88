"""Where in Ukraine is this, and is it Ukraine at all: the polygons of the 27 oblasts.

"Oblast" stands for all units of the first level: 24 oblasts, the Autonomous Republic of Crimea,
Kyiv and Sevastopol.
"""

from __future__ import annotations

import gzip
import json
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import shapely
from shapely.geometry import shape

from geo.coordinate import Coordinate
from geo.errors import DataError

OBLASTS = 27

# The outline is coarse (simplified at 0.01°): of the 29,705 settlements with exact
# coordinates (COD-AB, 2026) 188 lie outside it, the furthest by 4.8 km (Шатківка).
BORDER_TOLERANCE_M = 6_000.0

# An equirectangular plane in metres: at Ukraine's latitudes its distances are within 9 % of the
# geodesic, far finer than the outline itself.
_MIDDLE_LATITUDE = 48.5
_METRES_PER_DEGREE_NORTH = 111_200.0
_METRES_PER_DEGREE_EAST = _METRES_PER_DEGREE_NORTH * math.cos(math.radians(_MIDDLE_LATITUDE))


@dataclass(frozen=True, slots=True)
class Oblast:
    """A unit of the first level; `code` is the first 4 characters of its KATOTTG codes."""

    code: str
    name_uk: str
    name_en: str


class Regions:
    """The oblasts with their polygons, as GeoJSON has them: longitude first, degrees on WGS84."""

    def __init__(self, oblasts: Sequence[Oblast], polygons: Sequence[shapely.Geometry]) -> None:
        self._oblasts = tuple(oblasts)
        self._polygons = tuple(polygons)
        self._outlines = np.array([shapely.transform(polygon, _plane) for polygon in polygons])
        shapely.prepare(self._outlines)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a compressed GeoJSON file; raises DataError when it is missing or damaged."""
        try:
            features = json.loads(gzip.decompress(path.read_bytes()))["features"]
            oblasts = [_oblast(feature["properties"]) for feature in features]
            polygons = [shape(feature["geometry"]) for feature in features]
        except (
            OSError,
            EOFError,
            zlib.error,
            ValueError,
            LookupError,
            TypeError,
            AttributeError,
            shapely.errors.ShapelyError,
        ) as error:
            raise DataError(f"{path.name} is missing or damaged: build it anew") from error
        if len({oblast.code for oblast in oblasts}) != OBLASTS:
            raise DataError(f"{path.name} does not hold {OBLASTS} oblasts: build it anew")
        return cls(oblasts, polygons)

    @property
    def oblasts(self) -> tuple[Oblast, ...]:
        """All oblasts, by code."""
        return self._oblasts

    def outline(self, code: str) -> tuple[tuple[Coordinate, ...], ...]:
        """The rings about an oblast's parts, to be drawn; none for a code that is no oblast's."""
        places = [place for place, oblast in enumerate(self._oblasts) if oblast.code == code]
        rings = (
            shapely.get_coordinates(shapely.get_exterior_ring(part))
            for place in places
            for part in shapely.get_parts(self._polygons[place])
        )
        return tuple(tuple(Coordinate(lat, lon) for lon, lat in ring.tolist()) for ring in rings)

    def oblast_of(
        self, coordinate: Coordinate, tolerance_m: float = BORDER_TOLERANCE_M
    ) -> Oblast | None:
        """The oblast that holds the coordinate; None outside Ukraine.

        Outside all polygons it is the nearest one within `tolerance_m` metres, so that no border
        village is taken for another country; a place just across the border then counts as
        Ukraine too.
        """
        x, y = coordinate.lon * _METRES_PER_DEGREE_EAST, coordinate.lat * _METRES_PER_DEGREE_NORTH
        position = shapely.Point(x, y)
        holding = shapely.intersects(self._outlines, position)
        if holding.any():
            return self._oblasts[int(holding.argmax())]
        distances = shapely.distance(self._outlines, position)
        nearest = int(distances.argmin())
        return self._oblasts[nearest] if distances[nearest] <= tolerance_m else None


def _oblast(properties: dict[str, Any]) -> Oblast:
    return Oblast(properties["code"], properties["name_uk"], properties["name_en"])


def _plane(lon_lat: np.ndarray) -> np.ndarray:
    return lon_lat * (_METRES_PER_DEGREE_EAST, _METRES_PER_DEGREE_NORTH)
