"""A published list of points, as a file of any of the published shapes → points."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from geo.errors import PointsFileError
from geo.point import Point, Provenance
from geo.refresh.content import read_bytes, text_of
from geo.refresh.identity import told_apart
from geo.refresh.rows import RowError, RowReader
from geo.refresh.tables import Table, table_of
from geo.refresh.text import label, tidy
from geo.refresh.times import instant
from geo.refresh.vocabulary import vocabulary
from geo.snapshot import Manifest

DEMO_MARK = "ДЕМО"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that gave no point, and why.

    `row` counts from 1: the rows of a table as a person sees them, the header included; the
    features of a JSON. `code` is one of `cell-too-long`, `extra-cells` (more cells than the header
    names: a separator inside a name), `no-coordinates`, `outside-ukraine`, `duplicate` (an earlier
    record again, to the letter).
    """

    row: int
    code: str


@dataclass(frozen=True, slots=True)
class PointsFile:
    """What a file holds: points with distinct ids, sorted by id, and the rows that gave none."""

    points: tuple[Point, ...]
    manifest: Manifest
    problems: tuple[RowProblem, ...]


def read_points(path: Path, source: str = "", as_of: datetime | None = None) -> PointsFile:
    """Read CSV, GeoJSON or Esri JSON, gzipped or plain, told apart by the content.

    `source` and `as_of` (an aware instant) go before what the file says of itself; where neither
    speaks, the source is the file's name and the date stays open: a file's time of change says
    when it was copied, not when it was true. Points keep what their own rows say.

    Raises PointsFileError with one of the codes `missing`, `unreadable`, `too-large`, `empty`,
    `damaged`, `encoding`, `html`, `xlsx`, `projection`, `not-a-list`, `no-coordinates`,
    `no-valid-row`.
    """
    content = read_bytes(path)
    words = vocabulary()
    table = table_of(text_of(content), words)
    said_source = label(source) or label(table.source)
    said_as_of = as_of or instant(tidy(table.as_of))
    general = Provenance(said_source or label(path.name), said_as_of)
    points, problems = read_rows(table, RowReader(table.columns, words, general))
    if not points:
        raise PointsFileError("no-valid-row", problems[0].code if problems else "")
    sources = {point.provenance.source for point in points}
    dates = {point.provenance.as_of for point in points}
    manifest = Manifest(
        sha256=hashlib.sha256(content).hexdigest(),
        source=said_source or _agreed(sources) or general.source,
        as_of=said_as_of or _agreed(dates),
        demo=any(name.startswith(DEMO_MARK) for name in {said_source, *sources}),
    )
    return PointsFile(tuple(points), manifest, tuple(problems))


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
