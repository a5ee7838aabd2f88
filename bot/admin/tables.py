"""Notices and changes as a workbook: for the desk of whoever mends the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from bot.i18n import Words
from bot.views.notice import notice_advice, notice_text
from geo.refresh.diff import Diff, Entry
from geo.refresh.draft import Draft

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST_SHEET = 20_000
"""Rows in a sheet; in the whole workbook about 2 s of work."""
LONGEST_CELL = 1_000

# A table that begins a cell with one of these computes it, wherever the file is opened next.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")

Row = Sequence[str]


def workbook_of(words: Words, draft: Draft, oblasts: Mapping[str, str]) -> bytes:
    """An XLSX file of two sheets, notices and changes; every cell is a text that stays one."""
    # A sixth of a second to import: only where it is needed.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    _write(book, words("sheet-notices"), chain([_notice_heads(words)], _notices(words, draft)))
    changes = _changes(words, draft.diff, oblasts)
    _write(book, words("sheet-changes"), chain([_change_heads(words)], changes))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def quoted(text: str) -> str:
    """The text as a cell that no table takes for a formula."""
    seen = "".join(char if char.isprintable() else " " for char in text[:LONGEST_CELL])
    return f"'{seen}" if text.startswith(_FORMULAS) else seen


def _write(book: Workbook, title: str, rows: Iterator[Row]) -> None:
    sheet: Any = book.create_sheet(title)
    for row in islice(rows, LONGEST_SHEET):
        sheet.append([quoted(cell) for cell in row])


def _notice_heads(words: Words) -> Row:
    keys = ("severity", "row", "column", "value", "text", "advice")
    return [words(f"head-{key}") for key in keys]


def _notices(words: Words, draft: Draft) -> Iterator[Row]:
    for notice in draft.notices:
        yield (
            words(f"severity-{notice.severity}"),
            "" if notice.row is None else str(notice.row),
            notice.column,
            notice.value,
            notice_text(words, notice),
            notice_advice(words, notice),
        )


def _change_heads(words: Words) -> Row:
    keys = ("change", "id", "name", "address", "oblast", "field", "before", "after")
    return [words(f"head-{key}") for key in keys]


def _changes(words: Words, diff: Diff, oblasts: Mapping[str, str]) -> Iterator[Row]:
    def row(change: str, entry: Entry, *details: str) -> Row:
        oblast = oblasts.get(entry.oblast, entry.oblast)
        head = (words(f"change-{change}"), entry.id, entry.name, entry.address, oblast)
        return (*head, *details)

    yield from (row("gone", entry) for entry in diff.gone)
    yield from (row("added", entry) for entry in diff.added)
    for move in diff.moved:
        metres = words("distance-m", value=str(round(move.metres)))
        yield row("moved", move.entry, "", "", metres)
    for edit in diff.changed:
        for change in edit.changes:
            yield row("changed", edit.entry, change.field, change.before, change.after)
