"""Rows of one list that say the same, or that contradict one another."""

from __future__ import annotations

from geo.coordinate import distance_m
from geo.point import Disclosure, Point
from geo.refresh.identity import Distinct
from geo.refresh.notices import Notices, Severity
from geo.refresh.rows import NOWHERE

FAR_APART_M = 300.0


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
        if distance_m(point.coordinate, other.coordinate) > FAR_APART_M:
            shown = point.disclosure is other.disclosure is Disclosure.PUBLIC
            value = address.street if shown else ""
            notices.add("same-address-apart", Severity.WARNING, row, value=value)
