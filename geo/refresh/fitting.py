"""A row of a file → one as wide as the header, if it can be a row of the table at all."""

from __future__ import annotations

from geo.refresh.columns import Row
from geo.refresh.remarks import Remarks
from geo.refresh.text import tidy

MAX_CELL = 10_000
MAX_LINES = 20


def fitted(row: Row, width: int, remarks: Remarks) -> Row | None:
    """The row at the width of the header; None, with an error, for one that isn't a row.

    A cell has at most MAX_CELL characters and MAX_LINES line breaks: more come of a lost quotation
    mark.
    """
    whole = "".join(row)
    if len(whole) > MAX_CELL and max(map(len, row)) > MAX_CELL:
        remarks.error("cell-too-long")
    elif "\n" in whole and any(cell.count("\n") > MAX_LINES for cell in row):
        remarks.error("lines-in-cell")
    elif any(map(tidy, row[width:])):
        remarks.error("extra-cells")
    else:
        return row if len(row) == width else [*row, *[""] * (width - len(row))][:width]
    return None
