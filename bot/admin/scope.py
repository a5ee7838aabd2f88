"""Which oblasts a change touches: those that an admin must answer for."""

from __future__ import annotations

from collections.abc import Iterable

from geo.point import Point
from geo.refresh.draft import Draft
from geo.refresh.holding import unpack_holding
from geo.regions import Regions

OBLAST_DIGITS = 4


def reach_of(draft: Draft, regions: Regions) -> frozenset[str]:
    """The codes (UA18) of all units that lose, keep or gain a point, withheld ones too.

    By code and by polygon: a point of this oblast that is drawn in another touches both. "" stands
    for a point whose unit nobody knows.
    """
    before = frozenset(draft.diff.per_oblast)
    return before | reach_of_list(draft.blob, regions) if draft.blob else before


def reach_of_list(blob: bytes, regions: Regions) -> frozenset[str]:
    """The same of a packed list; raises PointsFileError `damaged`."""
    holding = unpack_holding(blob)
    withheld = frozenset(code[:OBLAST_DIGITS] for code in holding.traces.hromadas)
    return withheld | _units(holding.points, regions)


def _units(points: Iterable[Point], regions: Regions) -> frozenset[str]:
    units = set()
    for point in points:
        oblast = regions.oblast_of(point.coordinate)
        units.add(oblast.code if oblast else "")
        if point.address.katottg:
            units.add(point.address.katottg[:OBLAST_DIGITS])
    return frozenset(units)
