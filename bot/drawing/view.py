"""From places on the Earth to places on a schematic map, north up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.drawing.surface import XY, Box
from geo.coordinate import Coordinate

LEAST_SPAN_M = 800.0
"""No map shows less than this, however close the points are, metres."""

_METRES_PER_DEGREE = 111_200.0
_STEPS = 120
_PULL = 0.02
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class View:
    """An equirectangular plane about a middle: within 0.1 % of true lengths at 50 km."""

    middle: Coordinate
    centre: XY
    per_metre: float

    def of(self, place: Coordinate) -> XY:
        """Where the place is drawn."""
        north = (place.lat - self.middle.lat) * _METRES_PER_DEGREE
        east = (place.lon - self.middle.lon) * _east(self.middle)
        return (
            self.centre[0] + east * self.per_metre,
            self.centre[1] + north * self.per_metre,
        )


def view_of(places: Iterable[Coordinate], box: Box) -> View:
    """The view that holds all places in the box, as large as it can be; needs at least one."""
    every = list(places)
    lats, lons = [each.lat for each in every], [each.lon for each in every]
    middle = Coordinate((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    height_m = (max(lats) - min(lats)) * _METRES_PER_DEGREE
    width_m = (max(lons) - min(lons)) * _east(middle)
    # The least span counts for the shorter side only: a row of points fills its map.
    least = LEAST_SPAN_M if max(height_m, width_m) < LEAST_SPAN_M else 1.0
    per_metre = min(box.width / max(width_m, least), box.height / max(height_m, least))
    centre = (box.x + box.width / 2, box.y + box.height / 2)
    return View(middle, centre, per_metre)


def spread(dots: Sequence[XY], radius: float, box: Box, kept_free: Sequence[XY] = ()) -> list[XY]:
    """Where discs of a radius stand so that none covers another, each as near its dot as may be.

    Inside the box, and off the places that are kept free. Where there isn't room for all, some
    still touch. The same dots give the same places.
    """
    if not dots:
        return []
    homes = np.array([*dots, *kept_free], dtype=float)
    count, fixed = len(homes), slice(len(dots), None)
    turns = np.arange(count) * _GOLDEN_ANGLE
    # Discs of one place leave it in different directions.
    nudge = np.stack([np.cos(turns), np.sin(turns)], axis=1) * radius * 0.01
    places = homes + nudge
    low = np.array([box.x + radius, box.y + radius])
    high = np.maximum(low, [box.right - radius, box.top - radius])
    for _ in range(_STEPS):
        seen = places + nudge
        apart = seen[:, None, :] - seen[None, :, :]
        away = np.sqrt((apart**2).sum(axis=2)) + np.eye(count) * 10 * radius
        overlap = np.maximum(0.0, 2 * radius - away)
        moved = places + (apart / away[:, :, None] * (overlap / 2)[:, :, None]).sum(axis=1)
        if not overlap.any():
            break
        places = np.clip(moved + (homes - moved) * _PULL, low, high)
        places[fixed] = homes[fixed]
    return [(float(x), float(y)) for x, y in np.clip(places, low, high)[: len(dots)]]


def _east(middle: Coordinate) -> float:
    return _METRES_PER_DEGREE * math.cos(math.radians(middle.lat))
