"""The door to XLSX workbooks of points: checked whole before they are opened, then read by rows.

What the directory promises is checked before anything is inflated, then every part once as a
stream: so openpyxl only sees what is small, flat and free of document types.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count
from typing import IO, Any

from defusedxml import DefusedXmlException
from openpyxl import load_workbook

from geo.errors import PointsFileError
from geo.refresh.columns import Row
from geo.refresh.content import GZIP, ZIP

MAX_UNPACKED = 100_000_000
MAX_ENTRIES = 200
MAX_RATIO = 100
MAX_ROWS = 300_000
MAX_CELLS = 10_000_000
MAX_SHEETS = 30

_SMALL = 1_000_000
_PIECE = 1 << 20
_OVERLAP = 16
_VISIBLE = "visible"
_ERRORS = re.compile(r"#(?:REF|N/A|VALUE|NAME|DIV/0|NULL|NUM)[!?]?")
_XML = (".xml", ".rels", ".vml")
_CONTENT_TYPES = "[Content_Types].xml"
_DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ROW = re.compile(rb"<row[\s/>]")
# Excel's own limit is 32,767 characters in a cell.
_HUGE_CELL = re.compile(rb"[^<]{131072}")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet: its name, and its rows that aren't blank with their numbers from 1."""

    name: str
    rows: Iterator[tuple[int, Row]]


@contextmanager
def opened(content: bytes) -> Iterator[list[Sheet]]:
    """The sheets of a workbook while it is open, none of them read yet.

    Raises PointsFileError: `bomb` (too large, many or dense inside, or nested), `macros`,
    `archive` (another kind of ZIP), `huge-cell`, `damaged`, and also while rows are read
    `too-many-rows`.
    """
    _check(content)
    with _damage_in_words():
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == _VISIBLE]
    try:
        yield [Sheet(sheet.title, _rows(sheet)) for sheet in visible[:MAX_SHEETS]]
    finally:
        book.close()


@contextmanager
def _damage_in_words() -> Iterator[None]:
    try:
        # openpyxl warns of each thing that it leaves out: none of them is a cell.
        with warnings.catch_warnings(action="ignore"):
            yield
    # zipfile and openpyxl raise whatever the damaged part of a file leads them to.
    except (
        OSError,
        EOFError,
        zipfile.BadZipFile,
        zlib.error,
        DefusedXmlException,
        SyntaxError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        RuntimeError,
    ) as error:
        raise PointsFileError("damaged", "XLSX") from error


def _rows(sheet: Any) -> Iterator[tuple[int, Row]]:
    # Many programs write a false size into the sheet, and openpyxl would believe it.
    sheet.reset_dimensions()
    with _damage_in_words():
        # Not by columns: up to a given one openpyxl would fill every row.
        rows = sheet.iter_rows(max_row=MAX_ROWS + 1, values_only=True)
    cells = 0
    for number in count(1):
        with _damage_in_words():
            row = next(rows, None)
        if row is None:
            return
        cells += len(row)
        if number > MAX_ROWS or cells > MAX_CELLS:
            raise PointsFileError("too-many-rows", f"over {MAX_ROWS}")
        values = list(map(_cell, row))
        if any(values):
            while not values[-1]:
                values.pop()
            yield number, values


def _cell(value: object) -> str:
    """A cell as a person sees it, as near as its value tells."""
    match value:
        case None:
            text = ""
        case str():
            text = "" if _ERRORS.fullmatch(value) else value
        case bool():
            text = str(value).lower()
        case float() if value.is_integer():
            text = str(int(value))
        case datetime() if value.time() == time.min:
            text = value.date().isoformat()
        case datetime() | date():
            text = value.isoformat()
        case time():
            text = value.isoformat("minutes")
        case _:
            text = str(value)
    return text


def _check(content: bytes) -> None:
    with _damage_in_words(), zipfile.ZipFile(io.BytesIO(content)) as packed:
        entries = packed.infolist()
        _check_directory(entries)
        for entry in entries:
            with packed.open(entry) as part:
                _check_part(part, entry.filename)


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    """What the directory says: sizes, numbers, kinds."""
    names = {entry.filename.casefold().lstrip("/") for entry in entries}
    if len(entries) > MAX_ENTRIES:
        raise PointsFileError("bomb", f"over {MAX_ENTRIES} parts")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise PointsFileError("bomb", f"over {MAX_UNPACKED // 1_000_000} MB")
    if any(entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size) for entry in entries):
        raise PointsFileError("bomb", f"over {MAX_RATIO} : 1")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise PointsFileError("macros")
    if "xl/workbook.bin" in names or not any(name.startswith("xl/") for name in names):
        raise PointsFileError("archive")


def _check_part(part: IO[bytes], name: str) -> None:
    """What only the stream says: things inside things, document types, rows without end."""
    rows, before = 0, b""
    while piece := part.read(_PIECE):
        if not before and piece.startswith((ZIP, GZIP)):
            raise PointsFileError("bomb", "an archive inside")
        if not name.endswith(_XML):
            return
        if not before and piece.startswith(_UTF16):
            raise PointsFileError("damaged", "XLSX")
        seen = before + piece
        if _DOCUMENT_TYPE.search(seen):
            raise PointsFileError("bomb", "a document type")
        if name == _CONTENT_TYPES and b"macroEnabled" in seen:
            raise PointsFileError("macros")
        if _HUGE_CELL.search(piece):
            raise PointsFileError("huge-cell")
        rows += len(_ROW.findall(piece))
        if rows > MAX_ROWS:
            raise PointsFileError("too-many-rows", f"over {MAX_ROWS}")
        before = piece[-_OVERLAP:]
