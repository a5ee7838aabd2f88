"""Published coordinates in the dress of the lists → a coordinate in Ukraine."""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.coordinate import Coordinate

# Generous to the borders: which oblast, if any, a place lies in is for `geo.regions` to say.
SOUTH, NORTH = 44.0, 52.6
WEST, EAST = 22.0, 40.4

_NUMBER = re.compile(r"-?\d{1,7}(?:[.,]\d{1,20})?")
_SEXAGESIMAL = re.compile(
    r"(\d{1,2})\s*[°º]\s*(\d{1,2})\s*['’′ʼ]\s*(?:(\d{1,2}(?:[.,]\d{1,10})?)\s*(?:\"|”|″|''|’’|′′))?"
)
_PAIRS = (
    re.compile(r"(-?\d{1,3}\.\d{1,20})(?:\s*[,;]\s*|\s+)(-?\d{1,3}\.\d{1,20})"),
    re.compile(r"(-?\d{1,3},\d{1,20})(?:\s*[,;]\s*|\s+)(-?\d{1,3},\d{1,20})"),
)


class Place(NamedTuple):
    """Where a row says its point is; `code` is what there is to say of it, "" when all is well.

    `coordinates-swapped` comes with the coordinate put right, `no-coordinates`,
    `coordinates-unread` and `outside-ukraine` without one.
    """

    coordinate: Coordinate | None
    code: str = ""


def place(latitude: str, longitude: str, both: str) -> Place:
    """The place in the cells of latitude and longitude, else in the one that holds both."""
    if not (both or (latitude and longitude)):
        return Place(None, "no-coordinates")
    lat, lon = degrees(latitude), degrees(longitude)
    if lat is None or lon is None:
        read = pair(both)
        if read is None:
            return Place(None, "coordinates-unread")
        lat, lon = read
    coordinate = in_ukraine(lat, lon)
    if coordinate is None:
        return Place(None, "outside-ukraine")
    return Place(coordinate, "" if coordinate.lat == lat else "coordinates-swapped")


def degrees(text: str) -> float | None:
    """One number with a decimal point or comma, or 50°27'16", whatever words stand around it."""
    try:
        return float(text)
    except ValueError:
        numbers = _NUMBER.findall(text)
        if len(numbers) == 1:
            return float(numbers[0].replace(",", "."))
        sexagesimal = _SEXAGESIMAL.findall(text)
        return _from_parts(*sexagesimal[0]) if len(sexagesimal) == 1 else None


def pair(text: str) -> tuple[float, float] | None:
    """Two numbers in one cell, such as "50.45, 30.52" or "50,45;30,52", as they stand."""
    for pattern in _PAIRS:
        if found := pattern.search(text):
            return float(found[1].replace(",", ".")), float(found[2].replace(",", "."))
    match _SEXAGESIMAL.findall(text):
        case [first, second]:
            return _from_parts(*first), _from_parts(*second)
        case _:
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


def _from_parts(whole: str, minutes: str, seconds: str) -> float:
    return int(whole) + int(minutes) / 60 + float(seconds.replace(",", ".") or 0) / 3600
