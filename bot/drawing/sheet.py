"""What a map and a poster show, in words already: values that `bot.views` make."""

from __future__ import annotations

from dataclasses import dataclass

from geo.coordinate import Coordinate
from geo.point import Service

NO_BREAK = "\N{NO-BREAK SPACE}"
"""In a text: no line ends here, if a line holds what it joins."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered point on a map; a `hollow` one opens by order only."""

    number: int
    at: Coordinate
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Landmark:
    """A settlement that helps a reader to find their way on a map."""

    name: str
    at: Coordinate


@dataclass(frozen=True, slots=True)
class Map:
    """A schematic map: numbered points, at most one named `centre`, and landmarks.

    `steps` are the round lengths of the scale bar and the rings about the centre, metres, with
    their names, ascending. `north` is the letter at the arrow. `warning` stands across the top.
    """

    marks: tuple[Mark, ...]
    steps: tuple[tuple[float, str], ...]
    north: str
    centre: Landmark | None = None
    landmarks: tuple[Landmark, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A point in a poster's list."""

    number: int
    name: str
    address: str
    hours: str
    notes: tuple[str, ...]
    services: tuple[tuple[Service, str], ...]
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A poster in one language; it takes as many pages as its entries need.

    `outline` is the rings of the oblast, in which `here` is shown. `link` goes into the QR code,
    `link_lines` stand below it. `legend` says what a full and a hollow mark mean, and the centre.
    """

    title: str
    place: str
    subtitle: str
    warning: str
    notes: tuple[str, ...]
    source: str
    help: str
    entries: tuple[Entry, ...]
    map: Map
    legend: tuple[str, str, str]
    outline: tuple[tuple[Coordinate, ...], ...]
    here: Coordinate
    link: str
    link_lines: tuple[str, ...]
