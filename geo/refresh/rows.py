"""A row of a published list → a point, or the reason why there is none."""

from __future__ import annotations

import re
from functools import cache

from geo.coordinate import Coordinate
from geo.hours import parse_hours
from geo.point import Address, Kind, Point, Provenance, Service
from geo.refresh.columns import Columns, Row
from geo.refresh.identity import point_id
from geo.refresh.location import degrees, in_ukraine, pair
from geo.refresh.text import label, tidy
from geo.refresh.times import instant, opening_time
from geo.refresh.vocabulary import Cells, Vocabulary

MAX_CELL = 10_000
NAMELESS = "Пункт Незламності"

_KATOTTG = re.compile(r"UA\d{10,17}")


class RowError(Exception):
    """A row gives no point; `code` is one of those that RowProblem lists."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class RowReader:
    """Reads the rows of one table; a text that repeats is understood once.

    `provenance` holds for the rows that don't say their own.
    """

    def __init__(self, columns: Columns, vocabulary: Vocabulary, provenance: Provenance) -> None:
        self._columns = columns
        self._provenance = provenance
        self._kind_in_name = vocabulary.kind_in_name
        self._label = cache(label)
        self._listed = cache(vocabulary.services)
        self._is_yes = cache(vocabulary.is_yes)
        self._kind = cache(lambda text: vocabulary.kind(tidy(text)))
        self._disclosure = cache(lambda text: vocabulary.disclosure(tidy(text)))
        self._katottg = cache(_katottg)
        self._opening_time = cache(opening_time)
        self._said = cache(self._provenance_said)

    def read(self, row: Row) -> Point:
        """The point of a row; raises RowError when it gives none."""
        row = self._fitted(row)
        cells = self._columns.cells(row)
        coordinate = _coordinate(cells)
        address = self._address(cells)
        name = self._label(cells.name) or address.street or NAMELESS
        return Point(
            id=point_id(tidy(cells.id), name, address, coordinate),
            name=name,
            coordinate=coordinate,
            address=address,
            schedule=parse_hours(cells.hours),
            kind=self._kind(cells.kind) or self._kind_in_name(name) or Kind.PERMANENT,
            services=self._services(cells, row),
            disclosure=self._disclosure(cells.disclosure),
            opens_within=self._opening_time(cells.opens_within),
            provenance=self._said(cells.source, cells.as_of),
        )

    def _fitted(self, row: Row) -> Row:
        width = self._columns.width
        if len("".join(row)) > MAX_CELL and max(map(len, row)) > MAX_CELL:
            raise RowError("cell-too-long")
        if len(row) == width:
            return row
        if any(row[width:]):
            raise RowError("extra-cells")
        return [*row, *[""] * (width - len(row))][:width]

    def _address(self, cells: Cells) -> Address:
        return Address(
            street=self._street(cells),
            district=self._label(cells.district),
            settlement=self._label(cells.settlement),
            katottg=self._katottg(cells.katottg),
        )

    def _street(self, cells: Cells) -> str:
        """Street and house from their own columns; the undivided address where one is missing."""
        street, undivided = self._label(cells.street), self._label(cells.street_and_house)
        house, building = self._label(cells.house), self._label(cells.building)
        if not (house or building):
            return undivided or street
        if undivided and not street:
            return undivided
        if house and building:
            building = f"корп. {building}"
        return label(", ".join(part for part in (street, house, building) if part))

    def _services(self, cells: Cells, row: Row) -> frozenset[Service]:
        listed = self._listed(cells.services)
        if not self._columns.services:
            return listed
        return listed.union(
            service for column, service in self._columns.services if self._is_yes(row[column])
        )

    def _provenance_said(self, source: str, as_of: str) -> Provenance:
        return Provenance(
            label(source) or self._provenance.source,
            instant(tidy(as_of)) or self._provenance.as_of,
        )


def _katottg(text: str) -> str:
    text = tidy(text)
    return text if _KATOTTG.fullmatch(text) else ""


def _coordinate(cells: Cells) -> Coordinate:
    lat, lon = degrees(cells.latitude), degrees(cells.longitude)
    if lat is None or lon is None:
        both = pair(cells.coordinates)
        if both is None:
            raise RowError("no-coordinates")
        lat, lon = both
    coordinate = in_ukraine(lat, lon)
    if coordinate is None:
        raise RowError("outside-ukraine")
    return coordinate
