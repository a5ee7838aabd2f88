"""A published list of points, as a file of any of the published shapes → points."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from geo.coordinate import Coordinate
from geo.errors import PointsFileError
from geo.point import Address, Point, Provenance
from geo.refresh.columns import Columns
from geo.refresh.content import read_bytes
from geo.refresh.identity import told_apart
from geo.refresh.likeness import say_likeness
from geo.refresh.notices import Notices, Severity
from geo.refresh.remarks import Remarks
from geo.refresh.rows import NOWHERE, RowReader
from geo.refresh.sections import Sections
from geo.refresh.tables import Table, table_of, tables_in
from geo.refresh.text import label, tidy
from geo.refresh.times import instant
from geo.refresh.vocabulary import vocabulary
from geo.snapshot import Manifest

DEMO_MARK = "ДЕМО"
# Columns that a list can do without, but had better not.
_MISSED = (("id", "ids-derived"), ("hours", "no-hours"))

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A row with an address and without a coordinate: a point once the address is placed.

    `parts` is that point but for its coordinate, which means nothing.
    """

    row: int
    parts: Point

    @property
    def address(self) -> Address:
        """What there is to find the place by."""
        return self.parts.address

    def at(self, coordinate: Coordinate) -> Point:
        """The point at the place found for it, marked as approximate."""
        return replace(self.parts, coordinate=coordinate, approximate=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a list says.

    `points`, public and withheld, have distinct ids, also from those `unplaced`, and are sorted by
    id; `row_of` has the row of each by its id. `rows` counts the rows that aren't blank nor
    headings, `left_out` those of them that gave neither: each has a notice. `unknown_headers` are
    the columns that mean nothing here, as written.
    """

    points: tuple[Point, ...]
    unplaced: tuple[Unplaced, ...]
    manifest: Manifest
    notices: Notices
    rows: int
    left_out: int
    unknown_headers: tuple[str, ...]
    row_of: Mapping[str, int]


def read_list(
    content: bytes,
    name: str = "",
    source: str = "",
    as_of: datetime | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Reading:
    """Read the bytes of a published list, told apart by the content, never by the name.

    CSV, XLSX, GeoJSON, Esri JSON or the portal's cards, gzipped or plain. `source` and `as_of` (an
    aware instant) go before what the file says of itself; where neither speaks, the source is the
    `name` and the date stays open: a file's time of change says when it was copied, not when it
    was true. Points keep what their own rows say. `mapping` gives headers as written a field of
    `vocabulary.Cells`, another header that means one, or "" to leave a column out, before what the
    vocabulary says.

    A list that is readable and gives no point is read, with the notices why. Raises
    PointsFileError with one of the codes `too-large`, `empty`, `damaged`, `encoding`, `html`,
    `projection`, `service-error`, `not-a-list`, `no-coordinates`, `quotation`, `too-many-rows`,
    `huge-cell`, `bomb`, `macros`, `archive`, `old-workbook`, `mapping`.
    """
    words = vocabulary()
    as_columns = partial(Columns, vocabulary=words, mapping=mapping)
    with tables_in(content, words, as_columns) as tables:
        said_source = label(source) or label(tables.found[0].source)
        said_as_of = as_of or instant(tidy(tables.found[0].as_of))
        general = Provenance(said_source or label(name), said_as_of)
        rows = _Rows(general)
        for table in tables.found:
            rows.take(table, sheet=table.name if len(tables.found) > 1 else "")
        for name_left_out in tables.sheets_left_out:
            rows.notices.add("sheet-left-out", Severity.INFO, column=name_left_out)
    found = told_apart(rows.read)
    say_likeness(found, rows.notices)
    every = sorted(found.points, key=lambda numbered: numbered[1].id)
    sources = {point.provenance.source for _, point in every}
    dates = {point.provenance.as_of for _, point in every}
    return Reading(
        points=tuple(point for _, point in every if point.coordinate is not NOWHERE),
        unplaced=tuple(Unplaced(row, point) for row, point in every if point.coordinate is NOWHERE),
        manifest=Manifest(
            sha256=hashlib.sha256(content).hexdigest(),
            source=said_source or _agreed(sources) or general.source,
            as_of=said_as_of or _agreed(dates),
            demo=any(name.startswith(DEMO_MARK) for name in {said_source, *sources}),
        ),
        notices=rows.notices,
        rows=rows.number,
        left_out=rows.number - len(every),
        unknown_headers=tuple(rows.unknown_headers),
        row_of={point.id: row for row, point in every},
    )


def read_points(path: Path, source: str = "", as_of: datetime | None = None) -> Reading:
    """Read a file that is served as it is, where nothing can fill what it lacks.

    Raises PointsFileError as `read_list` does, and `missing`, `unreadable`, `no-valid-row`.
    """
    reading = read_list(read_bytes(path), path.name, source, as_of)
    if reading.unplaced and not reading.points:
        raise PointsFileError("no-coordinates")
    if not reading.points:
        errors = (notice.code for notice in reading.notices if notice.severity is Severity.ERROR)
        raise PointsFileError("no-valid-row", next(errors, ""))
    return reading


def read_written(text: str) -> list[Point]:
    """The points of `writing.to_csv`, sorted by id.

    Raises PointsFileError `damaged` for text that is anything else.
    """
    rows = _Rows(Provenance("", None))
    words = vocabulary()
    table = table_of(text, partial(Columns, vocabulary=words))
    rows.take(replace(table, drawn=False), "")
    points = sorted((point for _, point in rows.read), key=attrgetter("id"))
    if rows.notices.severities[Severity.ERROR] or len(points) < rows.number:
        raise PointsFileError("damaged", "rows")
    return points


class _Rows:
    """The points of one table after another, numbered by their rows."""

    def __init__(self, provenance: Provenance) -> None:
        self._provenance = provenance
        self.notices = Notices()
        self.read: list[tuple[int, Point]] = []
        self.number = 0
        self.unknown_headers: dict[str, None] = {}

    def take(self, table: Table, sheet: str) -> None:
        """Read the rows of a table; what there is to say goes to `notices`."""
        words = vocabulary()
        self._say_columns(table)
        remarks = Remarks(self.notices, table.columns, sheet)
        reader = RowReader(table.columns, words, remarks, self._provenance)
        sections = Sections(table.columns, words, self.notices)
        for number, row, section in sections.under(table.rows, drawn=table.drawn):
            self.number += 1
            point = reader.read(number, row, section)
            if point:
                self.read.append((number, point))

    def _say_columns(self, table: Table) -> None:
        for header in table.columns.unknown:
            self.unknown_headers[header] = None
            self.notices.add("unknown-header", Severity.INFO, column=header)
        for field, code in _MISSED:
            if not table.columns.have(field):
                self.notices.add(code, Severity.INFO)
        if not table.complete:
            self.notices.add("incomplete", Severity.ERROR)


def _agreed(said: set[T]) -> T | None:
    """What all rows say alike."""
    return next(iter(said)) if len(said) == 1 else None
