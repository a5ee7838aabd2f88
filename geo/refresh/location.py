"""Published coordinates in the dress of the lists → a coordinate in Ukraine."""

from __future__ import annotations

import re

from geo.coordinate import Coordinate

# Generous to the borders: which oblast, if any, a place lies in is for `geo.regions` to say.
SOUTH, NORTH = 44.0, 52.6
WEST, EAST = 22.0, 40.4

_NUMBER = re.compile(r"-?\d{1,7}(?:[.,]\d{1,20})?")
_PAIRS = (
    re.compile(r"(-?\d{1,3}\.\d{1,20})(?:\s*[,;]\s*|\s+)(-?\d{1,3}\.\d{1,20})"),
    re.compile(r"(-?\d{1,3},\d{1,20})(?:\s*[,;]\s*|\s+)(-?\d{1,3},\d{1,20})"),
)


def degrees(text: str) -> float | None:
    """One number with a decimal point or comma, also in «50,60329 північної широти»."""
    try:
        return float(text)
    except ValueError:
        numbers = _NUMBER.findall(text)
        return float(numbers[0].replace(",", ".")) if len(numbers) == 1 else None


def pair(text: str) -> tuple[float, float] | None:
    """Two numbers in one cell, such as "50.45, 30.52" or "50,45;30,52", as they stand."""
    for pattern in _PAIRS:
        if found := pattern.search(text):
            return float(found[1].replace(",", ".")), float(found[2].replace(",", "."))
    return None


def in_ukraine(lat: float, lon: float) -> Coordinate | None:
    """The coordinate, in degrees, with the two put right if swapped; None outside the box.

    No latitude of Ukraine is a longitude of Ukraine, so a swapped pair is certain.
    """
    if SOUTH <= lat <= NORTH and WEST <= lon <= EAST:
        return Coordinate(lat, lon)
    if SOUTH <= lon <= NORTH and WEST <= lat <= EAST:
        return Coordinate(lon, lat)
    return None
