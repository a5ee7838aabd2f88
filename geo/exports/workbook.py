"""Points as an XLSX workbook: the columns of our own CSV, which the reader reads back."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from geo.exports.waypoint import xml_text
from geo.point import Point
from geo.refresh.writing import to_rows

_NUMBERS = frozenset({"lat", "lon"})


def to_xlsx(points: Iterable[Point]) -> bytes:
    """One sheet, a header and a row for each point; positions are numbers, degrees on WGS84.

    Every other cell is a text that stays one, also where it begins like a formula.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("points")
    names: tuple[str, ...] = ()
    for row in to_rows(points):
        if names:
            sheet.append([_cell(sheet, *each) for each in zip(names, row, strict=True)])
        else:
            names = tuple(row)
            sheet.append(names)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _cell(sheet: Any, name: str, text: str) -> object:
    if name in _NUMBERS:
        return float(text)
    cell = WriteOnlyCell(sheet, xml_text(text))
    cell.data_type = "s"
    return cell
