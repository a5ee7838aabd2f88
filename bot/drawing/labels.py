"""Names on a map: each where nothing else is."""

from __future__ import annotations

from collections.abc import Iterable

from bot.drawing.surface import WHITE, XY, Align, Box, Surface


class Labels:
    """Writes names inside a box, `size` high; what is written keeps others off."""

    def __init__(self, surface: Surface, box: Box, size: float) -> None:
        self._surface = surface
        self._box = box
        self._size = size
        self._taken: list[Box] = []

    def keep_off(self, *taken: Box) -> None:
        """Nothing is written into these."""
        self._taken.extend(taken)

    def draw(self, places: Iterable[XY], text: str, *, shade: float, bold: bool = False) -> None:
        """Write the text about the first of the places where there is room for it, if in any."""
        at = self.find(places, text, bold=bold)
        if at:
            self.write(at, text, shade=shade, bold=bold)

    def find(self, places: Iterable[XY], text: str, *, bold: bool = False) -> XY | None:
        """The first of the places about which the text has room; that room is taken then."""
        for at in places:
            ground = self._ground(at, text, bold=bold)
            if _holds(self._box, ground) and not any(_meet(ground, each) for each in self._taken):
                self._taken.append(ground)
                return at
        return None

    def write(self, at: XY, text: str, *, shade: float, bold: bool = False) -> None:
        """Write the text about a place, on white."""
        self._surface.polygon(self._ground(at, text, bold=bold).corners, WHITE)
        base = (at[0], at[1] - self._size * 0.33)
        self._surface.text(base, text, self._size, bold=bold, shade=shade, align=Align.MIDDLE)

    def _ground(self, at: XY, text: str, *, bold: bool) -> Box:
        half = self._surface.text_width(text, self._size, bold=bold) / 2 + self._size * 0.2
        return about(at, half, self._size * 0.6)


def about(at: XY, half_width: float, half_height: float) -> Box:
    """The box with this middle."""
    return Box(at[0] - half_width, at[1] - half_height, 2 * half_width, 2 * half_height)


def _meet(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.top and b.y < a.top


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and inner.right <= outer.right
        and outer.y <= inner.y
        and inner.top <= outer.top
    )
