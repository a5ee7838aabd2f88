"""What there is to say about a row of a list, in words a clerk understands."""

from __future__ import annotations

from bot.i18n import Words
from bot.views.markup import shorten
from geo.refresh.notices import Notice

COLUMN_LENGTH = 30
VALUE_LENGTH = 40


def notice_line(words: Words, notice: Notice) -> str:
    """«рядок 14, «широта»: немає числа («50б45»)», one line of plain text."""
    place = notice_place(words, notice)
    said = notice_text(words, notice)
    if notice.value:
        said = words("list-value", text=said, value=shorten(notice.value, VALUE_LENGTH))
    return words("list-notice", place=place, text=said) if place else said


def notice_place(words: Words, notice: Notice) -> str:
    """«рядок 14, «широта»»; empty for what concerns the whole list."""
    column = shorten(notice.column, COLUMN_LENGTH)
    if notice.row is None:
        return words("list-column", column=column) if column else ""
    if not column:
        return words("list-row", row=str(notice.row))
    return words("list-cell", row=str(notice.row), column=column)


def notice_text(words: Words, notice: Notice) -> str:
    """What is wrong."""
    return words(f"notice-{notice.code}")


def notice_advice(words: Words, notice: Notice) -> str:
    """What to do about it."""
    return words(f"notice-{notice.code}-do")
