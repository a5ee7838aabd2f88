"""A packed snapshot is read back and asked before anyone is told of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geo.bounds import ecef
from geo.coordinate import Coordinate, distance_m
from geo.errors import DataError
from geo.point import Point
from geo.refresh.packing import unpack
from geo.snapshot import Snapshot

QUESTIONS = 20
_NEAREST = 3
# Chords and geodesics differ in order by millimetres only: a few more than are needed suffice.
_CANDIDATES = 30
# Asked from beside a point, so that no distance is a tie of zeros.
_BESIDE_DEG = 0.013


def self_test(blob: bytes, points: Sequence[Point], withheld_hromadas: frozenset[str]) -> Snapshot:
    """Unpack the blob and ask around a sample of places; the snapshot that will answer.

    Its points must be those that were packed, and the nearest those found by looking at all of
    them. Raises DataError.
    """
    read = unpack(blob)
    if read.points != tuple(points) or read.withheld_hromadas != withheld_hromadas:
        raise DataError("the packed points are not what was packed")
    everyone = np.ones(len(read.points), dtype=np.bool_)
    places = np.array([ecef(point.coordinate) for point in read.points])
    for point in read.points[:: max(1, len(read.points) // QUESTIONS)]:
        asked = Coordinate(point.coordinate.lat + _BESIDE_DEG, point.coordinate.lon - _BESIDE_DEG)
        found = [each.distance_m for each in read.index.nearest(asked, _NEAREST, everyone)]
        if found != _without_index(read, places, asked):
            raise DataError("the index doesn't find the nearest points")
    return read


def _without_index(
    snapshot: Snapshot, places: NDArray[np.float64], asked: Coordinate
) -> list[float]:
    """The shortest geodesics, of the points with the shortest chords among all."""
    chords = np.linalg.norm(places - np.array(ecef(asked)), axis=1)
    near = np.argsort(chords)[:_CANDIDATES]
    distances = sorted(distance_m(asked, snapshot.points[each].coordinate) for each in near)
    return distances[:_NEAREST]
