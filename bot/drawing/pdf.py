"""Pages of a PDF as surfaces; the door to reportlab."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bot.drawing.surface import BLACK, XY, Align, Box
from bot.drawing.typeface import font_path

PAGE = Box(0, 0, *A4)
"""A sheet of A4, in points of 1/72 inch."""

_NAMES = {False: "SourceSansPro", True: "SourceSansPro-Bold"}


class Paper:
    """A Surface on a page of A4; `turn` begins the next, `pdf` ends the document."""

    def __init__(self, title: str, language: str) -> None:
        _fonts()
        self._content = BytesIO()
        # The same sheet gives the same bytes: no clock in them.
        self._canvas = Canvas(
            self._content, pagesize=A4, pageCompression=1, invariant=1, lang=language
        )
        self._canvas.setTitle(title)
        self._clipped = False

    def turn(self) -> None:
        """Begin the next page."""
        self._canvas.showPage()

    def pdf(self) -> bytes:
        """The document's bytes."""
        self._canvas.showPage()
        self._canvas.save()
        return self._content.getvalue()

    def link(self, box: Box, url: str) -> None:
        """Open the address where somebody taps the box on a screen."""
        self._canvas.linkURL(url, (box.x, box.y, box.right, box.top))

    def line(
        self, points: Sequence[XY], width: float, shade: float = BLACK, *, closed: bool = False
    ) -> None:
        """As Surface has it."""
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeGray(shade)
        self._canvas.setLineJoin(1)
        self._canvas.drawPath(self._path(points, closed=closed), stroke=1, fill=0)

    def polygon(self, points: Sequence[XY], shade: float = BLACK) -> None:
        """As Surface has it."""
        self._canvas.setFillGray(shade)
        self._canvas.drawPath(self._path(points, closed=True), stroke=0, fill=1)

    def circle(
        self,
        centre: XY,
        radius: float,
        *,
        fill: float | None = None,
        shade: float = BLACK,
        width: float = 0,
    ) -> None:
        """As Surface has it."""
        if fill is not None:
            self._canvas.setFillGray(fill)
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeGray(shade)
        self._canvas.circle(*centre, radius, stroke=int(width > 0), fill=int(fill is not None))

    def text(  # noqa: PLR0913 - as Surface has it
        self,
        at: XY,
        text: str,
        size: float,
        *,
        bold: bool = False,
        shade: float = BLACK,
        align: Align = Align.LEFT,
    ) -> None:
        """As Surface has it."""
        self._canvas.setFont(_NAMES[bold], size)
        self._canvas.setFillGray(shade)
        draw = {
            Align.LEFT: self._canvas.drawString,
            Align.MIDDLE: self._canvas.drawCentredString,
            Align.RIGHT: self._canvas.drawRightString,
        }[align]
        draw(*at, printable(text))

    def text_width(self, text: str, size: float, *, bold: bool = False) -> float:
        """As Surface has it."""
        return float(stringWidth(printable(text), _NAMES[bold], size))

    def clip(self, box: Box | None) -> None:
        """As Surface has it."""
        if self._clipped:
            self._canvas.restoreState()
        self._clipped = box is not None
        if box is not None:
            self._canvas.saveState()
            self._canvas.clipPath(self._path(box.corners, closed=True), stroke=0, fill=0)

    def _path(self, points: Sequence[XY], *, closed: bool) -> object:
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if closed:
            path.close()
        return path


def printable(text: str) -> str:
    """The text without what the font has no glyph for: emoji and control characters."""
    return "".join(char for char in text if ord(char) in _glyphs())


@cache
def _fonts() -> tuple[TTFont, ...]:
    """Both weights, known to the library from now on."""
    fonts = tuple(TTFont(name, str(font_path(bold=bold))) for bold, name in _NAMES.items())
    for font in fonts:
        registerFont(font)
    return fonts


@cache
def _glyphs() -> frozenset[int]:
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in _fonts()))
