"""The bytes of a published list → tables of header and rows, whatever the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from geo.errors import PointsFileError
from geo.refresh.cards import cards_of, is_cards
from geo.refresh.columns import MAX_COLUMNS, Columns, Row
from geo.refresh.content import is_workbook, text_of, unpacked
from geo.refresh.features import Record, document_of
from geo.refresh.separated import SEPARATORS, beginning, check_length, rows_of
from geo.refresh.vocabulary import Vocabulary

if TYPE_CHECKING:
    from geo.refresh.workbook import Sheet

# Titles may stand above the header.
_HEADER_WITHIN = 15

AsColumns = Callable[[Row], Columns]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and numbered rows, counted from 1 as a person sees them, the header included.

    A row may be shorter or longer than the header. `name` is the sheet's. People set headings
    between the rows of a table that is `drawn`. `source` and `as_of` are what the file says of
    itself as a whole; it isn't `complete` when it says that there is more.
    """

    columns: Columns
    rows: Iterable[tuple[int, Row]]
    name: str = ""
    drawn: bool = False
    source: str = ""
    as_of: str = ""
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a file, at least one, and the names of the sheets that hold none."""

    found: tuple[Table, ...]
    sheets_left_out: tuple[str, ...] = ()


@contextmanager
def tables_in(content: bytes, vocabulary: Vocabulary, as_columns: AsColumns) -> Iterator[Tables]:
    """The tables of CSV, XLSX, GeoJSON, Esri JSON or cards, while their rows are read.

    Only a workbook has more than one. Raises PointsFileError: the codes of `content`, `workbook`,
    `features` and `separated`, `not-a-list` (nothing known in it), `no-coordinates` (neither
    coordinates nor an address).
    """
    content = unpacked(content)
    if is_workbook(content):
        # openpyxl is 24 MB, and few lists are workbooks.
        from geo.refresh.workbook import opened  # noqa: PLC0415

        with opened(content) as sheets:
            yield _of_workbook(sheets, vocabulary, as_columns)
        return
    text = text_of(content)
    if text.lstrip().startswith(("{", "[")):
        document = document_of(text)
        table = replace(
            _of_records(enumerate(document.records, 1), as_columns),
            source=document.source,
            as_of=document.as_of,
            complete=document.complete,
        )
        yield Tables((_placeable(table),))
    elif is_cards(text, vocabulary):
        yield Tables((_placeable(_of_records(cards_of(text, vocabulary), as_columns)),))
    else:
        yield Tables((_placeable(table_of(text, as_columns)),))


def _of_workbook(sheets: Iterable[Sheet], vocabulary: Vocabulary, as_columns: AsColumns) -> Tables:
    read = {
        sheet.name: _of_sheet(sheet, as_columns)
        for sheet in sheets
        if not vocabulary.is_note(sheet.name)
    }
    tables = [table for table in read.values() if table]
    if not tables:
        raise PointsFileError("not-a-list")
    found = tuple(filter(_is_placeable, tables))
    if not found:
        raise PointsFileError("no-coordinates")
    return Tables(found, tuple(name for name, table in read.items() if table not in found))


def _placeable(table: Table) -> Table:
    if not _is_placeable(table):
        raise PointsFileError("no-coordinates")
    return table


def _is_placeable(table: Table) -> bool:
    """Whether the rows can say where their points are."""
    return table.columns.have_coordinates or table.columns.have_address


def table_of(text: str, as_columns: AsColumns) -> Table:
    """The table of text with separators; PointsFileError `not-a-list`, `too-many-rows`."""
    check_length(text)
    headers = [
        (columns, number, separator)
        for separator in SEPARATORS
        for columns, number in _headers(beginning(text, separator, _HEADER_WITHIN), as_columns)
    ]
    if not headers:
        raise PointsFileError("not-a-list")
    columns, header, separator = max(headers, key=lambda found: _clarity(found[0], found[1]))
    rows = ((number, row) for number, row in rows_of(text, separator) if number > header)
    return Table(columns, rows, drawn=True)


def _of_sheet(sheet: Sheet, as_columns: AsColumns) -> Table | None:
    first = list(islice(sheet.rows, _HEADER_WITHIN))
    headers = _headers(first, as_columns)
    if not headers:
        return None
    columns, header = max(headers, key=lambda found: _clarity(*found))
    below = (numbered for numbered in first if numbered[0] > header)
    return Table(columns, chain(below, sheet.rows), sheet.name, drawn=True)


def _of_records(records: Iterable[tuple[int, Record]], as_columns: AsColumns) -> Table:
    numbered = list(records)
    header = tuple(dict.fromkeys(name for _, record in numbered for name in record))
    if len(header) > MAX_COLUMNS:
        raise PointsFileError("not-a-list", f"over {MAX_COLUMNS} columns")
    rows = ((number, [record.get(name, "") for name in header]) for number, record in numbered)
    return Table(as_columns(header), rows)


def _headers(rows: Iterable[tuple[int, Row]], as_columns: AsColumns) -> list[tuple[Columns, int]]:
    """The rows that could be the header: those that name at least one known column."""
    read = ((as_columns(row), number) for number, row in rows if len(row) <= MAX_COLUMNS)
    return [(columns, number) for columns, number in read if columns.recognised]


def _clarity(columns: Columns, number: int) -> tuple[bool, bool, int, int]:
    return columns.have_coordinates, columns.have_address, columns.recognised, -number
