"""A poster for a door: A4 in black and white, the map and the list of a town's points."""

from __future__ import annotations

from collections.abc import Sequence

from bot.drawing.listing import GUTTER, MANY, draw_entry, pages_of
from bot.drawing.pdf import PAGE, Paper
from bot.drawing.qr import draw_qr
from bot.drawing.schematic import Style, draw_cross, draw_disc, draw_map
from bot.drawing.sheet import Sheet
from bot.drawing.surface import BLACK, DARK, Align, Box
from bot.drawing.view import view_of
from bot.drawing.writing import fitting, wrapped

MARGIN = 34.0
MAP_HEIGHT = 270.0
SIDE = 116.0
QR = 116.0
FOOTER = 34.0
SMALL_HEAD = 34.0


def draw_poster(sheets: Sequence[Sheet], language: str) -> bytes:
    """A PDF of the sheets one after another, each on as many pages as it needs.

    Its letters are those of `bot.drawing.typeface`, embedded; `language` is an IETF tag.
    """
    paper = Paper(f"{sheets[0].title}: {sheets[0].place}", language)
    for number, sheet in enumerate(sheets):
        if number:
            paper.turn()
        _draw_sheet(paper, sheet)
    return paper.pdf()


def _draw_sheet(paper: Paper, sheet: Sheet) -> None:
    body = Box(MARGIN, MARGIN + FOOTER, PAGE.width - 2 * MARGIN, PAGE.height - 2 * MARGIN - FOOTER)
    top = _draw_middle(paper, sheet, body, _draw_head(paper, sheet, body))
    first = Box(body.x, body.y, body.width, top - body.y)
    further = Box(body.x, body.y, body.width, body.height - SMALL_HEAD)
    pages = pages_of(paper, sheet.entries, first, further)
    for number, page in enumerate(pages, 1):
        if number > 1:
            paper.turn()
            _draw_small_head(paper, sheet, body)
        for placed in page:
            draw_entry(paper, placed)
        _draw_foot(paper, sheet, body, number, len(pages))


def _draw_head(paper: Paper, sheet: Sheet, body: Box) -> float:
    """Title, place and what the list is; the QR code beside it. Returns where it ends."""
    code = Box(body.right - QR + 8, body.top - QR + 8, QR, QR)
    draw_qr(paper, code, sheet.link)
    paper.link(code, sheet.link)
    y, middle = code.y - 2, code.x + QR / 2
    for line in sheet.link_lines:
        size = fitting(paper, line, 10, 2 * (body.right - middle))
        paper.text((middle, y), line, size, bold=True, align=Align.MIDDLE)
        y -= 12
    width = body.width - QR - GUTTER
    left = body.top - 24
    if sheet.warning:
        left = _draw_warning(paper, sheet.warning, Box(body.x, body.top - 22, width, 22)) - 30
    paper.text((body.x, left), sheet.title, fitting(paper, sheet.title, 27, width), bold=True)
    size = fitting(paper, sheet.place, 40, width)
    left -= size + 2
    paper.text((body.x, left), sheet.place, size, bold=True)
    if sheet.subtitle:
        left -= 20
        paper.text((body.x, left), sheet.subtitle, fitting(paper, sheet.subtitle, 14, width))
    for note in (*sheet.notes, sheet.source):
        for line in wrapped(paper, note, 12, width):
            left -= 15
            paper.text((body.x, left), line, 12)
    return min(left, y + 12) - 12


def _draw_warning(paper: Paper, warning: str, box: Box) -> float:
    """A framed line that must be read first; returns where it ends."""
    paper.line(box.corners, 1.5, closed=True)
    size = fitting(paper, warning, 12, box.width - 12, bold=True)
    paper.text((box.x + 6, box.y + 7), warning, size, bold=True)
    return box.y - 2


def _draw_middle(paper: Paper, sheet: Sheet, body: Box, top: float) -> float:
    """The map, and beside it where in the oblast it is and what the marks mean."""
    box = Box(body.x, top - MAP_HEIGHT, body.width - SIDE - 10, MAP_HEIGHT)
    many = len(sheet.entries) > MANY
    style = Style(disc=6.5 if many else 8.5, text=10, line=0.6, margin=18)
    draw_map(paper, box, sheet.map, style)
    side = Box(box.right + 10, box.y, SIDE, MAP_HEIGHT)
    bottom = _draw_locator(paper, sheet, Box(side.x, side.top - SIDE, SIDE, SIDE))
    _draw_legend(paper, sheet, side, bottom - 20)
    return box.y - 14


def _draw_locator(paper: Paper, sheet: Sheet, box: Box) -> float:
    """The oblast's outline with the place in it; returns where it ends."""
    if not sheet.outline:
        return box.top
    view = view_of([each for ring in sheet.outline for each in ring], box.inset(2))
    for ring in sheet.outline:
        paper.line([view.of(each) for each in ring], 0.8, DARK, closed=True)
    x, y = view.of(sheet.here)
    paper.circle((x, y), 5.5, shade=BLACK, width=1.2)
    paper.circle((x, y), 2.2, fill=BLACK)
    return box.y


def _draw_legend(paper: Paper, sheet: Sheet, side: Box, top: float) -> None:
    full, hollow, centre = sheet.legend
    y = top
    shown = [(False, full)]
    if any(entry.hollow for entry in sheet.entries):
        shown.append((True, hollow))
    for is_hollow, meaning in shown:
        draw_disc(paper, (side.x + 7, y + 3.5), 1, 7, hollow=is_hollow)
        y = _draw_lines(paper, meaning, side, y) - 8
    if sheet.map.centre:
        draw_cross(paper, (side.x + 7, y + 3.5), 4.5)
        _draw_lines(paper, centre, side, y)


def _draw_lines(paper: Paper, text: str, side: Box, y: float) -> float:
    for line in wrapped(paper, text, 10.5, side.width - 20):
        paper.text((side.x + 20, y), line, 10.5)
        y -= 12.5
    return y


def _draw_small_head(paper: Paper, sheet: Sheet, body: Box) -> None:
    """What a further page is of."""
    text = f"{sheet.title}: {sheet.place}"
    if sheet.warning:
        text = f"{text}. {sheet.warning}"
    paper.text((body.x, body.top - 14), text, fitting(paper, text, 16, body.width), bold=True)
    paper.line(((body.x, body.top - 22), (body.right, body.top - 22)), 1)


def _draw_foot(paper: Paper, sheet: Sheet, body: Box, number: int, pages: int) -> None:
    """Whom to call, what is made up, and which page it is."""
    y = MARGIN + FOOTER - 14
    paper.line(((body.x, y + 8), (body.right, y + 8)), 0.8)
    y -= 6
    room = body.width - 60
    for line in wrapped(paper, sheet.help, 10, room):
        paper.text((body.x, y), line, 10)
        y -= 12
    if pages > 1:
        told = f"{number} / {pages}"
        paper.text((body.right, MARGIN + FOOTER - 20), told, 12, bold=True, align=Align.RIGHT)
