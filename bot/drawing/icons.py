"""Small drawings of what a point offers: lines and areas only, plain enough for any printer.

Each is drawn in a square of 10 × 10 from its lower left corner; words stand beside it always.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.drawing.surface import BLACK, WHITE, XY, Surface
from geo.point import Service

SIDE = 10
_PEN = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[XY, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[XY, ...]
    shade: float = BLACK


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle; a disc if filled."""

    centre: XY
    radius: float
    filled: bool = False


Part = Line | Area | Ring

ICONS: Final[Mapping[Service, tuple[Part, ...]]] = {
    # A flame.
    Service.HEAT: (
        Area(((5, 10), (7.8, 6), (8.2, 3), (6.6, 0.6), (3.4, 0.6), (1.8, 3), (3, 5.6), (4, 5))),
        Area(((5, 4.6), (6.2, 2.8), (5.8, 1.4), (4.2, 1.4), (3.8, 2.6)), WHITE),
    ),
    # A plug.
    Service.CHARGING: (
        Line(((3.4, 9.6), (3.4, 7))),
        Line(((6.6, 9.6), (6.6, 7))),
        Area(((2, 7), (8, 7), (8, 5), (6.6, 3.2), (3.4, 3.2), (2, 5))),
        Line(((5, 3.2), (5, 0.4))),
    ),
    # A globe.
    Service.INTERNET: (
        Ring((5, 5), 4.3),
        Line(((0.7, 5), (9.3, 5))),
        Line(((5, 9.3), (3, 7), (3, 3), (5, 0.7), (7, 3), (7, 7)), closed=True),
    ),
    # A drop.
    Service.WATER: (
        Area(((5, 9.8), (7.4, 5.6), (8, 3.4), (7, 1.2), (5, 0.4), (3, 1.2), (2, 3.4), (2.6, 5.6))),
        Line(((3.6, 3.6), (4.2, 2.2))),
    ),
    # A cup with steam.
    Service.HOT_DRINKS: (
        Area(((1.2, 5.6), (7.2, 5.6), (6.6, 1), (1.8, 1))),
        Line(((7, 4.8), (9, 4.6), (8.8, 2.6), (6.8, 2.2))),
        Line(((3, 6.8), (3.6, 8), (3, 9.4))),
        Line(((5.2, 6.8), (5.8, 8), (5.2, 9.4))),
    ),
    # A bowl and a spoon.
    Service.FOOD: (
        Area(((0.6, 5), (9.4, 5), (8, 2), (6.4, 1), (3.6, 1), (2, 2))),
        Line(((4.6, 5.4), (8.2, 9.4))),
    ),
    # A cross in a frame.
    Service.FIRST_AID: (
        Line(((0.8, 0.8), (9.2, 0.8), (9.2, 9.2), (0.8, 9.2)), closed=True),
        Area(((4.1, 2.2), (5.9, 2.2), (5.9, 7.8), (4.1, 7.8))),
        Area(((2.2, 4.1), (7.8, 4.1), (7.8, 5.9), (2.2, 5.9))),
    ),
    # A grown-up and a child.
    Service.MOTHER_AND_CHILD: (
        Ring((3.4, 8.4), 1.4, filled=True),
        Area(((1.2, 0.4), (5.6, 0.4), (4.4, 6.4), (2.4, 6.4))),
        Ring((7.8, 5), 1.1, filled=True),
        Area(((6.4, 0.4), (9.2, 0.4), (8.6, 3.4), (7, 3.4))),
    ),
    # A wheelchair.
    Service.ACCESSIBLE: (
        Ring((4, 9), 1, filled=True),
        Line(((4, 7.6), (4.2, 4.8), (7, 4.8), (8.2, 1.6), (9.4, 2))),
        Line(((3.2, 5.8), (1.9, 4.6), (1.7, 2.8), (2.8, 1), (4.8, 0.7), (6.4, 2), (6.7, 3.4))),
    ),
    # A bed.
    Service.OVERNIGHT: (
        Line(((0.6, 8), (0.6, 1))),
        Line(((0.6, 3), (9.4, 3), (9.4, 1))),
        Area(((3.6, 3.4), (9.4, 3.4), (9.4, 5.4), (3.6, 6))),
        Ring((2.1, 4.9), 1, filled=True),
    ),
    # A paw.
    Service.PETS: (
        Ring((1.8, 5.6), 1.1, filled=True),
        Ring((3.8, 8.2), 1.2, filled=True),
        Ring((6.2, 8.2), 1.2, filled=True),
        Ring((8.2, 5.6), 1.1, filled=True),
        Area(((5, 5.8), (6.8, 4), (7.6, 2.2), (6.6, 1), (5, 1.6), (3.4, 1), (2.4, 2.2), (3.2, 4))),
    ),
    # A door with a handle, ajar.
    Service.TOILET: (
        Line(((2, 0.6), (2, 9.4), (8, 9.4), (8, 0.6)), closed=True),
        Area(((2, 0.6), (2, 9.4), (6.2, 8), (6.2, 2))),
        Ring((5.2, 5), 0.5, filled=False),
    ),
    # Bars of a signal.
    Service.MOBILE_SIGNAL: (
        Area(((0.8, 0.6), (2.4, 0.6), (2.4, 3), (0.8, 3))),
        Area(((3.1, 0.6), (4.7, 0.6), (4.7, 5.2), (3.1, 5.2))),
        Area(((5.4, 0.6), (7, 0.6), (7, 7.4), (5.4, 7.4))),
        Area(((7.7, 0.6), (9.3, 0.6), (9.3, 9.6), (7.7, 9.6))),
    ),
    # A bolt.
    Service.GENERATOR: (Area(((6, 10), (1.8, 4.4), (4.6, 4.4), (3.6, 0), (8.2, 6), (5.2, 6))),),
}


def draw_icon(surface: Surface, at: XY, service: Service, size: float) -> None:
    """Draw a service's icon in a square of `size` from its lower left corner `at`."""
    unit = size / SIDE

    def placed(point: XY) -> XY:
        return at[0] + point[0] * unit, at[1] + point[1] * unit

    for part in ICONS[service]:
        match part:
            case Line(points, closed):
                surface.line([placed(each) for each in points], _PEN * unit, closed=closed)
            case Area(points, shade):
                surface.polygon([placed(each) for each in points], shade)
            case Ring(centre, radius, filled):
                ink = BLACK if filled else None
                width = 0 if filled else _PEN * unit
                surface.circle(placed(centre), radius * unit, fill=ink, width=width)
