"""A packed snapshot is read back and asked before anyone is told of it."""

from __future__ import annotations

import numpy as np

from geo.coordinate import Coordinate, distance_m
from geo.errors import DataError
from geo.refresh.packing import unpack
from geo.snapshot import Snapshot

QUESTIONS = 20
_NEAREST = 3
# Asked from beside a point, so that no distance is a tie of zeros.
_BESIDE_DEG = 0.013


def self_test(blob: bytes, snapshot: Snapshot) -> None:
    """Unpack the blob and ask around a sample of places; all must be as in `snapshot`.

    The distances are compared with brute force, exactly. Raises DataError.
    """
    read = unpack(blob)
    if read.points != snapshot.points or read.withheld_hromadas != snapshot.withheld_hromadas:
        raise DataError("the packed points are not what was packed")
    everyone = np.ones(len(read.points), dtype=np.bool_)
    for point in read.points[:: max(1, len(read.points) // QUESTIONS)]:
        asked = Coordinate(point.coordinate.lat + _BESIDE_DEG, point.coordinate.lon - _BESIDE_DEG)
        found = [each.distance_m for each in read.index.nearest(asked, _NEAREST, everyone)]
        if found != _by_brute_force(read, asked):
            raise DataError("the index doesn't find the nearest points")


def _by_brute_force(snapshot: Snapshot, asked: Coordinate) -> list[float]:
    near = sorted(distance_m(asked, point.coordinate) for point in snapshot.points)
    return near[:_NEAREST]
