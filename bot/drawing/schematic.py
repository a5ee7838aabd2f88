"""A schematic map: numbered points where they are, with what tells how far and which way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.drawing.sheet import Landmark, Map
from bot.drawing.surface import BLACK, DARK, GREY, LIGHT, WHITE, XY, Align, Box, Surface
from bot.drawing.view import View, spread, view_of

_RINGS = 3
_LONGEST_BAR = 0.3


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in the surface's unit: of the discs with numbers, of the texts, of the thinnest line.

    `margin` is kept free of points along the edges.
    """

    disc: float
    text: float
    line: float
    margin: float


def draw_map(surface: Surface, box: Box, shown: Map, style: Style) -> View:
    """Draw the map into the box; returns the view, which tells where each point's dot is."""
    places = [mark.at for mark in shown.marks]
    if shown.centre:
        places.append(shown.centre.at)
    view = view_of(places, _inside(box, style))
    surface.clip(box)
    surface.polygon(box.corners, WHITE)
    discs = _discs(view, box, shown, style)
    labels = _Labels(surface, box.inset(style.text / 2), style, discs)
    labels.keep_off(view.of(place) for place in places)
    if shown.centre:
        _draw_centre(labels, view.of(shown.centre.at), shown.centre.name)
        _draw_rings(labels, view, shown.centre, shown.steps)
    for landmark in shown.landmarks:
        labels.draw([view.of(landmark.at)], landmark.name, shade=DARK)
    _draw_marks(surface, view, shown, discs, style)
    surface.clip(None)
    surface.line(box.corners, style.line, DARK, closed=True)
    _draw_north(surface, (box.right - 1.6 * style.text, box.top - 1.4 * style.text), shown, style)
    _draw_scale(surface, view, shown, box, style)
    return view


def draw_disc(surface: Surface, at: XY, number: int, radius: float, *, hollow: bool) -> None:
    """A point's number: white on black, or black on white where it opens by order only."""
    ink, ground = (BLACK, WHITE) if hollow else (WHITE, BLACK)
    surface.circle(at, radius, fill=ground, shade=BLACK, width=radius * 0.14)
    digits = str(number)
    size = radius * (1.35 if len(digits) < 3 else 1.05)
    surface.text(
        (at[0], at[1] - size * 0.33), digits, size, bold=True, shade=ink, align=Align.MIDDLE
    )


def draw_cross(surface: Surface, at: XY, size: float) -> None:
    """The mark of a centre."""
    x, y = at
    for width, shade in ((size * 0.9, WHITE), (size * 0.42, BLACK)):
        surface.line(((x - size, y), (x + size, y)), width, shade)
        surface.line(((x, y - size), (x, y + size)), width, shade)


def _inside(box: Box, style: Style) -> Box:
    """Where points may be: the warning, the arrow and the scale keep the rest."""
    return Box(
        box.x + style.margin,
        box.y + style.margin + 1.6 * style.text,
        box.width - 2 * style.margin,
        box.height - 2 * style.margin - 3.2 * style.text,
    )


def _discs(view: View, box: Box, shown: Map, style: Style) -> list[XY]:
    room = Box(
        box.x + style.line,
        box.y + 2.2 * style.text,
        box.width - 2 * style.line,
        box.height - 4.2 * style.text,
    )
    centre = [view.of(shown.centre.at)] if shown.centre else []
    return spread([view.of(mark.at) for mark in shown.marks], style.disc * 1.1, room, centre)


class _Labels:
    """Writes names where nothing else is; what is written keeps others off."""

    def __init__(self, surface: Surface, box: Box, style: Style, discs: Sequence[XY]) -> None:
        self.surface = surface
        self.box = box
        self.style = style
        self._taken = [_about(at, style.disc, style.disc) for at in discs]

    def keep_off(self, places: Iterable[XY]) -> None:
        """Nothing is written over these."""
        near = self.style.text * 0.5
        self._taken.extend(_about(at, near, near) for at in places)

    def draw(self, places: Iterable[XY], text: str, *, shade: float, bold: bool = False) -> None:
        """Write the text, on white, about the first of the places where there is room for it."""
        size = self.style.text
        half = self.surface.text_width(text, size, bold=bold) / 2 + size * 0.2
        for at in places:
            ground = _about(at, half, size * 0.6)
            if not _holds(self.box, ground) or any(_meet(ground, each) for each in self._taken):
                continue
            self._taken.append(ground)
            self.surface.polygon(ground.corners, WHITE)
            base = (at[0], at[1] - size * 0.33)
            self.surface.text(base, text, size, bold=bold, shade=shade, align=Align.MIDDLE)
            return


def _about(at: XY, half_width: float, half_height: float) -> Box:
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


def _draw_rings(
    labels: _Labels, view: View, centre: Landmark, steps: Sequence[tuple[float, str]]
) -> None:
    """Circles of round distances about the centre, with their names where there is room."""
    box, style = labels.box, labels.style
    x, y = view.of(centre.at)
    reach = max(x - box.x, box.right - x, y - box.y, box.top - y)
    fitting = [step for step in steps if 5 * style.text < step[0] * view.per_metre < reach]
    for metres, _ in fitting[-_RINGS:]:
        radius = metres * view.per_metre
        labels.surface.circle((x, y), radius, shade=LIGHT, width=style.line)
    for metres, name in fitting[-_RINGS:]:
        radius = metres * view.per_metre
        about = ((x, y - radius), (x, y + radius), (x + radius, y), (x - radius, y))
        labels.draw(about, name, shade=GREY)


def _draw_centre(labels: _Labels, at: XY, name: str) -> None:
    x, y = at
    size = labels.style.text
    draw_cross(labels.surface, at, size * 0.5)
    labels.draw(((x, y - size * 1.4), (x, y + size * 1.4)), name, shade=BLACK, bold=True)


def _draw_marks(
    surface: Surface, view: View, shown: Map, discs: Sequence[XY], style: Style
) -> None:
    """Each point's dot, its number beside it where they would cover each other, a line between."""
    dots = [view.of(mark.at) for mark in shown.marks]
    for dot, disc in zip(dots, discs, strict=True):
        surface.line((dot, disc), style.line * 1.4)
        surface.circle(dot, style.disc * 0.22, fill=BLACK)
    for mark, disc in zip(shown.marks, discs, strict=True):
        draw_disc(surface, disc, mark.number, style.disc, hollow=mark.hollow)


def _draw_north(surface: Surface, at: XY, shown: Map, style: Style) -> None:
    x, y = at
    size = style.text
    surface.polygon(
        ((x, y + size * 0.7), (x - size * 0.5, y - size * 0.7), (x, y - size * 0.35)), BLACK
    )
    surface.line(
        ((x, y + size * 0.7), (x + size * 0.5, y - size * 0.7), (x, y - size * 0.35)),
        style.line,
        closed=True,
    )
    surface.text((x - size * 0.75, y - size * 0.3), shown.north, size, bold=True, align=Align.RIGHT)


def _draw_scale(surface: Surface, view: View, shown: Map, box: Box, style: Style) -> None:
    """A bar of a round length, about a fifth of the map."""
    fitting = [
        (metres * view.per_metre, name)
        for metres, name in shown.steps
        if metres * view.per_metre <= box.width * _LONGEST_BAR
    ]
    if not fitting or fitting[-1][0] < style.text:
        return
    length, name = fitting[-1]
    x, y = box.x + style.text, box.y + style.text * 0.8
    tick = style.text * 0.35
    bar = ((x, y + tick), (x, y), (x + length, y), (x + length, y + tick))
    surface.line(bar, style.line * 2.5)
    surface.text((x + length + style.text * 0.5, y), name, style.text)
