"""The list on a poster: each point with its number, hours and services, in columns and on pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from bot.drawing.icons import draw_icon
from bot.drawing.schematic import draw_disc
from bot.drawing.sheet import Entry
from bot.drawing.surface import DARK, XY, Box, Surface
from bot.drawing.writing import wrapped
from geo.point import Service

MANY = 20
"""More points than this have the smallest letters, to save paper."""

GUTTER = 18.0
LEADING = 1.18

# From an icon to its word, and to the next icon, in sizes of the letters.
_WORD = 1.2
_GAP = 0.9


@dataclass(frozen=True, slots=True)
class Letters:
    """Sizes of an entry's letters and of the disc with its number, and how many columns there are.

    All in points of 1/72 inch.
    """

    name: float
    text: float
    small: float
    disc: float
    columns: int

    @property
    def indent(self) -> float:
        """From the column's edge to the text."""
        return 2 * self.disc + 6


LARGE = Letters(name=17, text=14, small=12.5, disc=12, columns=1)
USUAL = Letters(name=13, text=11.5, small=10.5, disc=9.5, columns=2)
DENSE = Letters(name=12, text=10.5, small=9.5, disc=9, columns=2)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry on its page: `top` is the upper left corner."""

    entry: Entry
    top: XY
    width: float
    letters: Letters


def pages_of(
    surface: Surface, entries: Sequence[Entry], first: Box, further: Box
) -> list[list[Placed]]:
    """The entries down one column after another, in the room of the first page and of the rest.

    In the largest letters in which all fit on the first page, if they do in any.
    """
    for letters in (LARGE, USUAL, DENSE):
        pages = _laid_out(surface, entries, first, further, letters)
        if len(pages) == 1:
            return pages
    letters = DENSE if len(entries) > MANY else USUAL
    return _laid_out(surface, entries, first, further, letters)


def _laid_out(
    surface: Surface, entries: Sequence[Entry], first: Box, further: Box, letters: Letters
) -> list[list[Placed]]:
    width = (first.width - GUTTER * (letters.columns - 1)) / letters.columns
    columns = _columns(first, further, width, letters)
    number, x, top = next(columns)
    y, pages = top, [list[Placed]()]
    for entry in entries:
        height = _height(surface, entry, width, letters)
        # On a further page an empty column takes any entry, however tall.
        while y - height < first.y and (y < top or not number):
            number, x, top = next(columns)
            y = top
        while len(pages) <= number:
            pages.append([])
        pages[number].append(Placed(entry, (x, y), width, letters))
        y -= height
    return pages


def draw_entry(surface: Surface, placed: Placed) -> None:
    """Number, name, address, hours, notes; then each service as an icon with its word."""
    entry, letters = placed.entry, placed.letters
    x, y = placed.top
    disc = (x + letters.disc, y - letters.disc - 1)
    draw_disc(surface, disc, entry.number, letters.disc, hollow=entry.hollow)
    left, width = x + letters.indent, placed.width - letters.indent
    for line, size, bold in _lines(surface, entry, width, letters):
        y -= size * LEADING
        surface.text((left, y), line, size, bold=bold)
    for row in _rows(surface, entry, width, letters):
        y -= letters.small * LEADING
        for service, word, offset in row:
            side = letters.small * 0.95
            draw_icon(surface, (left + offset, y - side * 0.12), service, side)
            at = (left + offset + letters.small * _WORD, y)
            surface.text(at, word, letters.small, shade=DARK)


def _columns(
    first: Box, further: Box, width: float, letters: Letters
) -> Iterator[tuple[int, float, float]]:
    """Number of the page from 0, left edge and top of every column, without end."""
    for number in count():
        box = further if number else first
        for column in range(letters.columns):
            yield number, box.x + column * (width + GUTTER), box.top


def _height(surface: Surface, entry: Entry, width: float, letters: Letters) -> float:
    room = width - letters.indent
    lines = sum(size for _, size, _ in _lines(surface, entry, room, letters))
    rows = len(_rows(surface, entry, room, letters)) * letters.small
    return max((lines + rows) * LEADING, 2 * letters.disc) + letters.text * 0.8


def _lines(
    surface: Surface, entry: Entry, width: float, letters: Letters
) -> Iterator[tuple[str, float, bool]]:
    """The lines above the services, with their size, and whether they are bold."""
    texts = [
        (entry.name, letters.name, True),
        (entry.address, letters.text, False),
        (entry.hours, letters.text, True),
        *((note, letters.text, False) for note in entry.notes),
    ]
    for text, size, bold in texts:
        for line in wrapped(surface, text, size, width, bold=bold):
            yield line, size, bold


def _rows(
    surface: Surface, entry: Entry, width: float, letters: Letters
) -> list[list[tuple[Service, str, float]]]:
    """The services in rows, each with its word and how far from the left edge it begins."""
    rows: list[list[tuple[Service, str, float]]] = []
    offset = width
    for service, word in entry.services:
        length = letters.small * (_WORD + _GAP) + surface.text_width(word, letters.small)
        if offset + length - letters.small * _GAP > width:
            rows.append([])
            offset = 0.0
        rows[-1].append((service, word, offset))
        offset += length
    return rows
