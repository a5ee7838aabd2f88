"""What can be drawn on: a page of paper and a picture alike.

Lengths are in the surface's own unit (points on paper, pixels in a picture); x runs to the right
and y upwards from the lower left corner. A shade is 0 for black to 1 for white.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

XY = tuple[float, float]

BLACK = 0.0
DARK = 0.3
GREY = 0.4
LIGHT = 0.8
WHITE = 1.0


class Align(StrEnum):
    """Which end of a text its position names."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, by its lower left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def corners(self) -> tuple[XY, ...]:
        """Counterclockwise from the lower left."""
        return (
            (self.x, self.y),
            (self.right, self.y),
            (self.right, self.top),
            (self.x, self.top),
        )

    def inset(self, margin: float) -> Box:
        """The box without a margin on all sides."""
        return Box(
            self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin
        )


class Surface(Protocol):
    """A page or a picture."""

    def line(
        self, points: Sequence[XY], width: float, shade: float = BLACK, *, closed: bool = False
    ) -> None:
        """A line through all points."""

    def polygon(self, points: Sequence[XY], shade: float = BLACK) -> None:
        """A filled area."""

    def circle(
        self,
        centre: XY,
        radius: float,
        *,
        fill: float | None = None,
        shade: float = BLACK,
        width: float = 0,
    ) -> None:
        """A disc where `fill` is given, a ring where `width` isn't 0, or both."""

    def text(  # noqa: PLR0913 - a text has this many properties
        self,
        at: XY,
        text: str,
        size: float,
        *,
        bold: bool = False,
        shade: float = BLACK,
        align: Align = Align.LEFT,
    ) -> None:
        """One line of text, `at` on its base line."""

    def text_width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How long a line of text is."""

    def clip(self, box: Box | None) -> None:
        """Draw inside the box only, until None is given."""
