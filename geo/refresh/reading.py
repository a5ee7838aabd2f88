"""A published list of points, as a file of any of the published shapes → points."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from geo.coordinate import Coordinate
from geo.errors import PointsFileError
from geo.point import Address, Point, Provenance
from geo.refresh.content import read_bytes, text_of
from geo.refresh.identity import told_apart
from geo.refresh.notices import Notices, Severity
from geo.refresh.rows import RowError, RowReader
from geo.refresh.tables import Table, table_of
from geo.refresh.text import label, tidy
from geo.refresh.times import instant
from geo.refresh.vocabulary import vocabulary
from geo.snapshot import Manifest

DEMO_MARK = "ДЕМО"

T = TypeVar("T")


_NOWHERE = Coordinate(0.0, 0.0)


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
    id. `rows` counts the rows that aren't blank nor headings, `left_out` those of them that gave
    neither: each has a notice. `unknown_headers` are the columns that mean nothing here, as
    written.
    """

    points: tuple[Point, ...]
    unplaced: tuple[Unplaced, ...]
    manifest: Manifest
    notices: Notices
    rows: int
    left_out: int
    unknown_headers: tuple[str, ...]


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
    `vocabulary.Cells`, or "" to leave a column out, before what the vocabulary says.

    A list that is readable and gives no point is read, with the notices why. Raises
    PointsFileError with one of the codes `too-large`, `empty`, `damaged`, `encoding`, `html`,
    `projection`, `not-a-list`, `no-coordinates`, `bomb`, `macros`, `old-workbook`, `mapping`.
    """
    words = vocabulary()
    table = table_of(text_of(content), words)
    said_source = label(source) or label(table.source)
    said_as_of = as_of or instant(tidy(table.as_of))
    general = Provenance(said_source or label(name), said_as_of)
    points, problems = read_rows(table, RowReader(table.columns, words, general))
    sources = {point.provenance.source for point in points}
    dates = {point.provenance.as_of for point in points}
    manifest = Manifest(
        sha256=hashlib.sha256(content).hexdigest(),
        source=said_source or _agreed(sources) or general.source,
        as_of=said_as_of or _agreed(dates),
        demo=any(name.startswith(DEMO_MARK) for name in {said_source, *sources}),
    )
    notices = Notices()
    for problem in problems:
        notices.add(problem.code, Severity.ERROR, problem.row)
    rows = len(points) + len(problems)
    return Reading(tuple(points), (), manifest, notices, rows, len(problems), ())


def read_points(path: Path, source: str = "", as_of: datetime | None = None) -> Reading:
    """Read a file that is served as it is, where nothing can fill what it lacks.

    Raises PointsFileError as `read_list` does, and `missing`, `unreadable`, `no-valid-row`.
    """
    reading = read_list(read_bytes(path), path.name, source, as_of)
    if not reading.points:
        first = next(iter(reading.notices), None)
        raise PointsFileError("no-valid-row", first.code if first else "")
    return reading


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that gave no point, and why."""

    row: int
    code: str


def _agreed(said: set[T]) -> T | None:
    """What all rows say alike."""
    return next(iter(said)) if len(said) == 1 else None


def read_rows(table: Table, reader: RowReader) -> tuple[list[Point], list[RowProblem]]:
    """The points of a table, sorted by id, and the rows that gave none."""
    problems: list[RowProblem] = []

    def read() -> Iterator[tuple[int, Point]]:
        for number, row in table.rows:
            try:
                yield number, reader.read(row)
            except RowError as error:
                problems.append(RowProblem(number, error.code))

    points, repetitions = told_apart(read())
    problems += [RowProblem(number, "duplicate") for number in repetitions]
    return sorted(points, key=attrgetter("id")), sorted(problems, key=attrgetter("row"))
