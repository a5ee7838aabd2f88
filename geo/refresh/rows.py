"""A row of a published list → a point, or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from operator import itemgetter

from geo.coordinate import Coordinate
from geo.hours import Schedule, parse_hours
from geo.point import Address, Kind, Point, Provenance, Service
from geo.refresh.columns import Columns
from geo.refresh.identity import point_id
from geo.refresh.location import degrees, in_ukraine, pair
from geo.refresh.tables import Row
from geo.refresh.text import label, tidy
from geo.refresh.times import instant, opening_time
from geo.refresh.vocabulary import Field, Vocabulary

MAX_CELL = 10_000
NAMELESS = "Пункт Незламності"

_KATOTTG = re.compile(r"UA\d{17}")


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
        self._width = columns.width
        self._cell = {field: _getter(columns.places.get(field, ())) for field in Field}
        self._service_columns = columns.services
        self._provenance = provenance
        self._schedule: Callable[[str], Schedule] = cache(lambda text: parse_hours(tidy(text)))
        self._listed = cache(lambda text: vocabulary.services(tidy(text)))
        self._is_yes = cache(vocabulary.is_yes)
        self._kind = cache(lambda text: vocabulary.kind(tidy(text)))
        self._kind_in_name = vocabulary.kind_in_name
        self._disclosure = cache(lambda text: vocabulary.disclosure(tidy(text)))
        self._opening_time = cache(opening_time)
        self._said = cache(self._provenance_said)

    def read(self, row: Row) -> Point:
        """The point of a row; raises RowError when it gives none."""
        row = self._fitted(row)
        cell = self._cell
        coordinate = self._coordinate(row)
        address = self._address(row)
        name = label(cell[Field.NAME](row)) or address.street or NAMELESS
        return Point(
            id=point_id(tidy(cell[Field.ID](row)), name, address, coordinate),
            name=name,
            coordinate=coordinate,
            address=address,
            schedule=self._schedule(cell[Field.HOURS](row)),
            kind=self._kind(cell[Field.KIND](row)) or self._kind_in_name(name) or Kind.PERMANENT,
            services=self._services(row),
            disclosure=self._disclosure(cell[Field.DISCLOSURE](row)),
            opens_within=self._opening_time(cell[Field.OPENS_WITHIN](row)),
            provenance=self._said(cell[Field.SOURCE](row), cell[Field.AS_OF](row)),
        )

    def _fitted(self, row: Row) -> Row:
        if max(map(len, row)) > MAX_CELL:
            raise RowError("cell-too-long")
        if any(row[self._width :]):
            raise RowError("extra-cells")
        return [*row, *[""] * (self._width - len(row))] if len(row) < self._width else row

    def _coordinate(self, row: Row) -> Coordinate:
        lat = degrees(self._cell[Field.LATITUDE](row))
        lon = degrees(self._cell[Field.LONGITUDE](row))
        if lat is None or lon is None:
            both = pair(self._cell[Field.COORDINATES](row))
            if both is None:
                raise RowError("no-coordinates")
            lat, lon = both
        coordinate = in_ukraine(lat, lon)
        if coordinate is None:
            raise RowError("outside-ukraine")
        return coordinate

    def _address(self, row: Row) -> Address:
        cell = self._cell
        katottg = tidy(cell[Field.KATOTTG](row))
        return Address(
            street=self._street(row),
            district=label(cell[Field.DISTRICT](row)),
            settlement=label(cell[Field.SETTLEMENT](row)),
            katottg=katottg if _KATOTTG.fullmatch(katottg) else "",
        )

    def _street(self, row: Row) -> str:
        """Street and house from their own columns; the undivided address where no house is."""
        street = label(self._cell[Field.STREET](row))
        house = label(self._cell[Field.HOUSE](row))
        building = label(self._cell[Field.BUILDING](row))
        undivided = label(self._cell[Field.STREET_AND_HOUSE](row))
        if undivided and not (street and (house or building)):
            return undivided
        if house and building:
            building = f"корп. {building}"
        return label(", ".join(part for part in (street, house, building) if part))

    def _services(self, row: Row) -> frozenset[Service]:
        listed = self._listed(self._cell[Field.SERVICES](row))
        marked = {service for column, service in self._service_columns if self._is_yes(row[column])}
        return listed | marked if marked else listed

    def _provenance_said(self, source: str, as_of: str) -> Provenance:
        return Provenance(
            label(source) or self._provenance.source,
            instant(tidy(as_of)) or self._provenance.as_of,
        )


def _getter(columns: tuple[int, ...]) -> Callable[[Row], str]:
    """The first cell that says something, the preferred column first."""
    match columns:
        case ():
            return lambda _: ""
        case (only,):
            return itemgetter(only)
        case _:
            return lambda row: next((row[column] for column in columns if tidy(row[column])), "")
