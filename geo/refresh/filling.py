"""Coordinates for rows that have none, from their addresses: approximate, and said so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from geo.coordinate import Coordinate
from geo.point import Address, Disclosure, Point
from geo.refresh.notices import Notices, Severity
from geo.refresh.reading import Unplaced

Geocode = Callable[[Address, bool], Coordinate | None]
"""Where an address is. If it isn't public, the second is False, and no one outside may be asked."""


def fill(
    unplaced: Iterable[Unplaced], geocode: Geocode, notices: Notices
) -> Iterator[Point | None]:
    """The point of each row, None where its address is found nowhere.

    Notices: `placed-by-address` (WARNING), `address-not-found` (ERROR); of withheld rows no value.
    """
    for row in unplaced:
        public = row.parts.disclosure is Disclosure.PUBLIC
        coordinate = geocode(row.address, public)
        value = str(row.address) if public else ""
        if coordinate is None:
            notices.add("address-not-found", Severity.ERROR, row.row, value=value)
        elif public:
            notices.add("placed-by-address", Severity.WARNING, row.row, value=value)
        yield row.at(coordinate) if coordinate else None
