"""A schematic map as a PNG of a few kilobytes; the door to Pillow.

Black on white with a frame of its own, so that it reads in light and dark chats alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from bot.drawing.schematic import Style, draw_map
from bot.drawing.sheet import Map
from bot.drawing.surface import BLACK, WHITE, XY, Align, Box
from bot.drawing.typeface import font_path
from bot.drawing.view import View

SIZE = 800
"""Pixels a side."""

_FINER = 2
# Of sixteen shades a picture is half as large, and nobody sees it.
_FEW_SHADES = [round(value / 17) * 17 for value in range(256)]
_STYLE = Style(disc=24, text=26, line=1.5, margin=44)


def draw_picture(shown: Map) -> bytes:
    """The map as a PNG of SIZE × SIZE pixels."""
    return draw_viewed(shown)[0]


def draw_viewed(shown: Map) -> tuple[bytes, View]:
    """The PNG, and the view that tells where on it each point's dot is, from the lower left."""
    surface = _Pixels(SIZE)
    view = draw_map(surface, Box(1, 1, SIZE - 2, SIZE - 2), shown, _STYLE)
    if shown.warning:
        at = (_STYLE.text, SIZE - 1.3 * _STYLE.text)
        surface.text(at, shown.warning, _STYLE.text * 0.8, bold=True)
    return surface.png(), view


class _Pixels:
    """A Surface of pixels, drawn finer than it is shown, so that edges are smooth."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._image = Image.new("L", (size * _FINER, size * _FINER), 255)
        self._draw = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        content = BytesIO()
        self._image.reduce(_FINER).point(_FEW_SHADES).save(content, "PNG")
        return content.getvalue()

    def line(
        self, points: Sequence[XY], width: float, shade: float = BLACK, *, closed: bool = False
    ) -> None:
        every = [*points, points[0]] if closed else points
        self._draw.line(
            [self._at(each) for each in every],
            fill=_ink(shade),
            width=max(1, round(width * _FINER)),
            joint="curve",
        )

    def polygon(self, points: Sequence[XY], shade: float = BLACK) -> None:
        self._draw.polygon([self._at(each) for each in points], fill=_ink(shade))

    def circle(
        self,
        centre: XY,
        radius: float,
        *,
        fill: float | None = None,
        shade: float = BLACK,
        width: float = 0,
    ) -> None:
        x, y = self._at(centre)
        reach = radius * _FINER
        self._draw.ellipse(
            (x - reach, y - reach, x + reach, y + reach),
            fill=None if fill is None else _ink(fill),
            outline=_ink(shade) if width else None,
            width=max(1, round(width * _FINER)) if width else 0,
        )

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
        self._draw.text(
            self._at(at),
            text,
            fill=_ink(shade),
            font=_font(round(size * _FINER), bold=bold),
            anchor=f"{_ANCHORS[align]}s",
        )

    def text_width(self, text: str, size: float, *, bold: bool = False) -> float:
        return _font(round(size * _FINER), bold=bold).getlength(text) / _FINER

    def clip(self, box: Box | None) -> None:
        """Nothing is drawn outside a picture."""

    def _at(self, at: XY) -> XY:
        return at[0] * _FINER, (self._size - at[1]) * _FINER


_ANCHORS = {Align.LEFT: "l", Align.MIDDLE: "m", Align.RIGHT: "r"}


def _ink(shade: float) -> int:
    return round(shade / WHITE * 255)


@cache
def _font(size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_path(bold=bold), size)
