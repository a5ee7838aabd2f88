"""Text with separators → rows of cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain

from geo.errors import PointsFileError
from geo.refresh.columns import Row

SEPARATORS = ",;\t|"
MAX_ROWS = 300_000

_LONGEST_CELL = 131_072
_END = "\x1eend\x1e"


def rows_of(text: str, separator: str) -> Iterator[tuple[int, Row]]:
    """The rows that aren't blank, with their numbers from 1, blank ones counted.

    Raises PointsFileError `quotation`, with the row's number for its detail: a quotation mark is
    never closed and swallows what follows, or a cell has over 128 thousand characters.
    """
    number = 0
    # The reader takes what is inside an open quotation for a cell: then the end is missing.
    lines = chain(io.StringIO(text, newline=""), (_END,))
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=separator), 1):
            if row and row[-1].endswith(_END):
                if row == [_END]:
                    return
                raise PointsFileError("quotation", f"#{number}")
            if any(row):
                yield number, row
    except csv.Error as error:
        raise PointsFileError("quotation", f"#{number + 1}") from error


def beginning(text: str, separator: str, rows: int) -> Iterator[tuple[int, Row]]:
    """The first rows, as `rows_of` gives them; a row that is broken ends them without an error."""
    lines = io.StringIO(text[: rows * _LONGEST_CELL], newline="")
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=separator), 1):
            if number > rows:
                return
            if any(row):
                yield number, row
    except csv.Error:
        return


def check_length(text: str) -> None:
    """Refuse more rows than any list has, before they are read: PointsFileError `too-many-rows`."""
    if max(text.count("\n"), text.count("\r")) > MAX_ROWS:
        raise PointsFileError("too-many-rows", f"over {MAX_ROWS}")
