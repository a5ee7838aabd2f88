"""The spatial index: exactly the k nearest among the places that pass; the one door to STRtree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from geo.bounds import box_around, ecef, longest_chord, longest_geodesic
from geo.coordinate import Coordinate, distance_m
from geo.errors import QueryError

# A box costs the same few microseconds for one place and for hundreds: rather wide than twice.
_FIRST_RADIUS_M = 20_000.0
_GROWTH = 3.0
# Further out one vectorised pass over everything that passes costs less than one more box.
_LAST_RADIUS_M = 60_000.0

# Equal distances must stay together: chords and geodesics are rounded to about 1e-8 m.
_SLACK_M = 1e-6

_SAMPLE = 300


class Neighbour(NamedTuple):
    """A place by its position in the indexed sequence, and its geodesic distance in metres."""

    position: int
    distance_m: float


class SpatialIndex:
    """Places in a fixed order, to be searched from anywhere on Earth.

    The tree only suggests: a box that provably holds the geodesic disc is looked up, its places are
    filtered and compared by chord, and only those whose geodesic may still be among the k shortest
    (see geo.bounds) are measured. If k of them surely lie within the box's radius, no place outside
    the box can be nearer; else the box grows.
    """

    def __init__(self, coordinates: Sequence[Coordinate]) -> None:
        self._coordinates = tuple(coordinates)
        earth_centred = np.array([ecef(each) for each in self._coordinates], dtype=np.float64)
        self._ecef = np.ascontiguousarray(earth_centred.reshape(-1, 3).T)
        # Shapely's order: longitude, then latitude.
        self._tree = STRtree(
            shapely.points(
                [each.lon for each in self._coordinates], [each.lat for each in self._coordinates]
            )
        )

    def nearest(
        self, origin: Coordinate, k: int, among: NDArray[np.bool_], within_m: float = math.inf
    ) -> list[Neighbour]:
        """The k nearest places that pass, by geodesic distance, then by position.

        `among` says for every position whether it passes; fewer than k are returned when fewer pass
        within `within_m` metres, the limit itself included. Raises QueryError if k < 1 or `among`
        is of another length.
        """
        places: dict[Coordinate, list[int]] = {}
        for position in self.candidates(origin, k, among, within_m).tolist():
            places.setdefault(self._coordinates[position], []).append(position)
        measured = ((distance_m(origin, place), found) for place, found in places.items())
        neighbours = [
            Neighbour(position, distance)
            for distance, found in measured
            if distance <= within_m
            for position in found
        ]
        neighbours.sort(key=lambda each: (each.distance_m, each.position))
        return neighbours[:k]

    def candidates(
        self, origin: Coordinate, k: int, among: NDArray[np.bool_], within_m: float = math.inf
    ) -> NDArray[np.intp]:
        """Positions that surely hold the answer of `nearest`, in no order: the search itself."""
        if k < 1:
            raise QueryError("k must be at least 1")
        if among.shape != (len(self._coordinates),):
            raise QueryError("the filter must have one entry for every place")
        here = np.array(ecef(origin)).reshape(3, 1)
        radius = min(_FIRST_RADIUS_M, within_m + _SLACK_M)
        while radius <= _LAST_RADIUS_M and (box := box_around(origin, radius)) is not None:
            inside = self._tree.query(shapely.box(*box))
            passing = inside[among[inside]]
            found, enough = self._closest(here, k, passing, within_m)
            if enough <= radius:
                return found
            radius = min(enough, radius * _GROWTH)
        return self._closest(here, k, np.flatnonzero(among), within_m)[0]

    def _closest(
        self, here: NDArray[np.float64], k: int, positions: NDArray[np.intp], within_m: float
    ) -> tuple[NDArray[np.intp], float]:
        """Those of the positions that may be among the k nearest, and the radius that proves it."""
        away = self._ecef.take(positions, axis=1)
        away -= here
        away *= away
        squared_chords: NDArray[np.float64] = np.add.reduce(away)
        enough = within_m + _SLACK_M
        if positions.size >= k:
            kth_chord = math.sqrt(_kth_smallest(squared_chords, k))
            enough = min(enough, longest_geodesic(kth_chord) + _SLACK_M)
        reach = longest_chord(enough) + _SLACK_M
        return positions[squared_chords <= reach * reach], enough


def _kth_smallest(values: NDArray[np.float64], k: int) -> float:
    """The k-th smallest value, 1 ≤ k ≤ size."""
    # The k-th of a sample is no smaller than the k-th of all: what exceeds it need not be sorted.
    step = values.size // max(_SAMPLE, k)
    if step > 1:
        sample = values[::step].copy()
        sample.partition(k - 1)
        values = values[values <= sample[k - 1]]
    ordered = values.copy()
    ordered.partition(k - 1)
    return float(ordered[k - 1])
