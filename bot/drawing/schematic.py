"""A schematic map: numbered points where they are, with what tells how far and which way."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.drawing.labels import Labels, about
from bot.drawing.sheet import Map
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
    corners = _corners(surface, view, shown, box, style)
    labels = Labels(surface, box.inset(style.text / 2), style.text)
    labels.keep_off(*corners)
    labels.keep_off(*(about(disc, style.disc, style.disc) for disc in discs))
    near = style.text * 0.5
    labels.keep_off(*(about(view.of(place), near, near) for place in places))
    if shown.centre:
        at = view.of(shown.centre.at)
        _draw_centre(surface, labels, at, shown.centre.name, style)
        _draw_rings(surface, labels, _rings_of(view, shown, box, style), at, style)
    for corner in corners:
        surface.polygon(corner.corners, WHITE)
    for landmark in shown.landmarks:
        labels.draw((view.of(landmark.at),), landmark.name, shade=DARK)
    _draw_marks(surface, view, shown, discs, style)
    surface.clip(None)
    surface.line(box.corners, style.line, DARK, closed=True)
    _draw_north(surface, shown, box, style)
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


def _corners(surface: Surface, view: View, shown: Map, box: Box, style: Style) -> tuple[Box, ...]:
    """What stays white for the arrow, for the scale, and for the warning across the top."""
    north = surface.text_width(shown.north, style.text, bold=True) + 3 * style.text
    length, name = _scale_of(view, shown, box, style) or (0, "")
    scale = length + surface.text_width(name, style.text) + 2 * style.text if length else 0
    warning = box.width if shown.warning else 0
    high, low = 2.4 * style.text, 2 * style.text
    return (
        Box(box.right - north, box.top - high, north, high),
        Box(box.x, box.y, scale, low),
        Box(box.x, box.top - low, warning, low),
    )


def _rings_of(view: View, shown: Map, box: Box, style: Style) -> list[tuple[float, str]]:
    """Radii and names of the circles of round distances about the centre, ascending."""
    if shown.centre is None:
        return []
    x, y = view.of(shown.centre.at)
    reach = max(x - box.x, box.right - x, y - box.y, box.top - y)
    rings = [(metres * view.per_metre, name) for metres, name in shown.steps]
    return [ring for ring in rings if 5 * style.text < ring[0] < reach][-_RINGS:]


def _draw_rings(
    surface: Surface, labels: Labels, rings: Sequence[tuple[float, str]], centre: XY, style: Style
) -> None:
    """Only those whose name has room: of another nobody could say what it is."""
    named = [
        (radius, name, at)
        for radius, name in rings
        if (at := labels.find(_on_circle(centre, radius), name))
    ]
    for radius, _, _ in named:
        surface.circle(centre, radius, shade=LIGHT, width=style.line)
    for _, name, at in named:
        labels.write(at, name, shade=GREY)


def _on_circle(centre: XY, radius: float) -> Iterator[XY]:
    """Places for its name: below, above, at the sides, then between."""
    for degrees in (-90, 90, 0, 180, *range(-60, 300, 30)):
        turn = math.radians(degrees)
        yield centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)


def _draw_centre(surface: Surface, labels: Labels, at: XY, name: str, style: Style) -> None:
    x, y = at
    draw_cross(surface, at, style.text * 0.5)
    beside = surface.text_width(name, style.text, bold=True) / 2 + style.text * 0.9
    places = (
        (x, y - style.text * 1.4),
        (x, y + style.text * 1.4),
        (x + beside, y),
        (x - beside, y),
    )
    labels.draw(places, name, shade=BLACK, bold=True)


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


def _draw_north(surface: Surface, shown: Map, box: Box, style: Style) -> None:
    x, y = box.right - 1.6 * style.text, box.top - 1.4 * style.text
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


def _scale_of(view: View, shown: Map, box: Box, style: Style) -> tuple[float, str] | None:
    """The longest round length that takes a third of the map at most, and its name."""
    fitting = [
        (metres * view.per_metre, name)
        for metres, name in shown.steps
        if metres * view.per_metre <= box.width * _LONGEST_BAR
    ]
    return fitting[-1] if fitting and fitting[-1][0] >= style.text else None


def _draw_scale(surface: Surface, view: View, shown: Map, box: Box, style: Style) -> None:
    scale = _scale_of(view, shown, box, style)
    if scale is None:
        return
    length, name = scale
    x, y = box.x + style.text, box.y + style.text * 0.8
    tick = style.text * 0.35
    bar = ((x, y + tick), (x, y), (x + length, y), (x + length, y + tick))
    surface.line(bar, style.line * 2.5)
    surface.text((x + length + style.text * 0.5, y), name, style.text)
