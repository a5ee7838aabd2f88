"""The table that lists are best kept in, to be filled: our own columns, with examples.

The reader knows its headers in both languages and leaves the untouched examples out.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data import TEMPLATE
from geo.point import Service

Language = Literal["uk", "en"]

# Excel in Ukrainian expects semicolons, since commas stand in its numbers.
_SEPARATOR: dict[Language, str] = {"uk": ";", "en": ","}
_ROWS_WITH_CHOICES = 2_000
_NUMBERS = frozenset({"latitude", "longitude", "opens_within", "capacity"})
_TEXT = "@"
_WIDTHS = (14, 60)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the template in one language; `choices` is empty where any text may stand."""

    field: str
    header: str
    hint: str
    examples: tuple[str, ...]
    choices: tuple[str, ...]


def columns(language: Language) -> tuple[Column, ...]:
    """The columns of the template in their order."""
    choices = _table()["choices"][language]
    return tuple(
        Column(
            field=column["field"],
            header=header,
            hint=hint,
            examples=tuple(examples),
            choices=tuple(choices.get(_choice(column["field"]), ())),
        )
        for column in _table()["columns"]
        for header, hint, *examples in (column[language],)
    )


def template_csv(language: Language) -> bytes:
    """The template as CSV that Excel opens with a double click: UTF-8 with its mark."""
    text = io.StringIO()
    csv.writer(text, delimiter=_SEPARATOR[language], lineterminator="\r\n").writerows(
        _rows(columns(language))
    )
    return text.getvalue().encode("utf-8-sig")


def template_xlsx(language: Language) -> bytes:
    """The template as a workbook: drop-downs, a hint at each cell, a second sheet of notes."""
    points_name, notes_name = _table()["sheets"][language]
    ours = columns(language)
    book = Workbook()
    points = book.worksheets[0]
    points.title = points_name
    _fill(points, ours)
    notes = book.create_sheet(notes_name)
    notes.append(_table()["notes"][language])
    for column in ours:
        notes.append([column.header, column.hint, column.examples[0]])
    for letter, width in zip("ABC", (30, *_WIDTHS[::-1]), strict=True):
        notes.column_dimensions[letter].width = width
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _fill(sheet: Worksheet, ours: tuple[Column, ...]) -> None:
    for row in _rows(ours):
        sheet.append(row)
    sheet.freeze_panes = "C2"
    for number, column in enumerate(ours, 1):
        letter = get_column_letter(number)
        heading = sheet.cell(1, number)
        heading.font = Font(bold=True)
        heading.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[letter].width = max(len(column.header), *_WIDTHS[:1])
        for line, example in enumerate(column.examples, 2):
            cell = sheet.cell(line, number)
            if column.field in _NUMBERS and example:
                cell.value = float(example)
            else:
                # Otherwise a program may take a house «1-2» for a date.
                cell.number_format = _TEXT
        rule = DataValidation(
            type="list" if column.choices else None,
            formula1=f'"{",".join(column.choices)}"' if column.choices else None,
            allow_blank=True,
            showInputMessage=True,
            promptTitle=column.header[:32],
            prompt=column.hint,
        )
        rule.add(f"{letter}2:{letter}{_ROWS_WITH_CHOICES}")
        sheet.add_data_validation(rule)


def _rows(ours: tuple[Column, ...]) -> Iterator[list[str]]:
    yield [column.header for column in ours]
    yield from map(list, zip(*(column.examples for column in ours), strict=True))


def _choice(field: str) -> str:
    return "service" if field in set(Service) else field


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TEMPLATE.read_text(encoding="utf-8"))
