"""Positions as they were written, and the mistake of writing the longitude first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.coordinate import Coordinate
from geo.regions import Regions

SOUTH_WEST = Coordinate(44.1, 22.0)
NORTH_EAST = Coordinate(52.5, 40.4)
"""Corners of a box that holds all of Ukraine; its latitudes and longitudes don't overlap."""


@dataclass(frozen=True, slots=True)
class Position:
    """A position read from a text; `ordered` when it said which number is the latitude.

    `swapped` says that the numbers were taken in the other order than they stood.
    """

    coordinate: Coordinate
    ordered: bool = False
    swapped: bool = False


def may_be_ukraine(coordinate: Coordinate) -> bool:
    """Whether a coordinate or its reverse lies in Ukraine's box."""
    return _in_box(coordinate.lat, coordinate.lon) or _in_box(coordinate.lon, coordinate.lat)


def healed(position: Position, regions: Regions) -> Position:
    """The position, turned round where only its reverse lies in Ukraine."""
    lat, lon = position.coordinate.lat, position.coordinate.lon
    if position.ordered or not _in_box(lon, lat):
        return position
    turned = Coordinate(lon, lat)
    if regions.oblast_of(turned) is None:
        return position
    return replace(position, coordinate=turned, swapped=True)


def _in_box(lat: float, lon: float) -> bool:
    return SOUTH_WEST.lat <= lat <= NORTH_EAST.lat and SOUTH_WEST.lon <= lon <= NORTH_EAST.lon
