"""Rows of one list that say the same, or that contradict one another."""

from __future__ import annotations

from geo.coordinate import Coordinate, distance_m
from geo.point import Disclosure, Point
from geo.refresh.identity import Distinct
from geo.refresh.notices import Notices, Severity
from geo.refresh.rows import NOWHERE

FAR_APART_M = 300.0

# Degrees of latitude, of which the shortest has 110.5 km.
_SURELY_FAR = 0.01


def say_likeness(found: Distinct, notices: Notices) -> None:
    """Say which rows repeat another, share its id, or put its address somewhere else."""
    for row in found.repeated:
        notices.add("duplicate", Severity.WARNING, row)
    for row in found.renamed:
        notices.add("shared-id", Severity.WARNING, row)
    first: dict[tuple[str, ...], Point] = {}
    for row, point in sorted(found.points, key=lambda numbered: numbered[0]):
        address = point.address
        if not any(map(str.isdigit, address.street)) or point.coordinate is NOWHERE:
            continue
        key = address.oblast, address.settlement, address.district, address.street.casefold()
        other = first.setdefault(key, point)
        if _far_apart(point.coordinate, other.coordinate):
            shown = point.disclosure is other.disclosure is Disclosure.PUBLIC
            value = address.street if shown else ""
            notices.add("same-address-apart", Severity.WARNING, row, value=value)


def _far_apart(one: Coordinate, other: Coordinate) -> bool:
    # Most addresses that stand twice stand in one place, or in two that a glance tells apart.
    return one != other and (
        abs(one.lat - other.lat) > _SURELY_FAR or distance_m(one, other) > FAR_APART_M
    )
