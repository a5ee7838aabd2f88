"""Reading a published list: seconds and memory, beside what its parts cost alone."""

from __future__ import annotations

import csv
import io
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import openpyxl

from bot.assembly import load_snapshot
from geo.point import Point
from geo.refresh.reading import read_list
from geo.refresh.writing import to_csv
from tests.bench.report import table

FOLDS = 10
"""How many times over the list stands in the large one."""


class Cost(NamedTuple):
    """Seconds by the clock, and megabytes by which the memory grew at its peak."""

    seconds: float
    megabytes: float


def report() -> Iterator[str]:
    """Every way is run in a process of its own, so that its peak is its own too."""
    points = load_snapshot().points
    text = to_csv(points)
    large = to_csv(folded(points))
    workbook = as_workbook(text)
    ways: dict[str, tuple[int, Callable[[], object]]] = {
        "CSV → points and notices": (len(points), lambda: read_list(text.encode())),
        "`csv.reader` and `json` alone": (len(points), lambda: plainly(text)),
        "XLSX → points and notices": (len(points), lambda: read_list(workbook)),
        "openpyxl alone": (len(points), lambda: by_openpyxl(workbook)),
        "CSV, ten times the rows": (FOLDS * len(points), lambda: read_list(large.encode())),
        "`csv.reader` and `json` alone, the same": (FOLDS * len(points), lambda: plainly(large)),
    }
    yield "Reading a list, in a process of its own"
    yield ""
    rows = []
    for what, (count, way) in ways.items():
        cost = measured(way)
        rows.append(
            [what, f"{count:,}", f"{cost.seconds:.2f}", f"{cost.megabytes:.0f}"],
        )
    yield from table(("what", "rows", "seconds", "MB"), rows)


def folded(points: tuple[Point, ...]) -> Iterator[Point]:
    """Each point many times over, under ids of their own."""
    return (replace(point, id=f"{fold}-{point.id}") for fold in range(FOLDS) for point in points)


def as_workbook(text: str) -> bytes:
    """The rows of CSV as XLSX."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in csv.reader(io.StringIO(text)):
        sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def plainly(text: str) -> str:
    """The rows of CSV as JSON: nothing is understood."""
    return json.dumps(list(csv.DictReader(io.StringIO(text))), ensure_ascii=False)


def by_openpyxl(workbook: bytes) -> int:
    """The rows of XLSX, counted."""
    book = openpyxl.load_workbook(io.BytesIO(workbook), read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


def measured(work: Callable[[], object]) -> Cost:
    """What a piece of work costs, beyond a process that does nothing."""
    _, idle_kb = _forked(lambda: None)
    seconds, peak_kb = _forked(work)
    return Cost(seconds, max(peak_kb - idle_kb, 0) / 1024)


def _forked(work: Callable[[], object]) -> tuple[float, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        start = time.perf_counter()
        work()
        os.write(writer, str(time.perf_counter() - start).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        seconds = float(told.read())
    return seconds, os.wait4(child, 0)[2].ru_maxrss
