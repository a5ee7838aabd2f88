"""A point as maps on a phone show it: a name, a few lines, a position."""

from __future__ import annotations

from dataclasses import dataclass

from geo.coordinate import Coordinate


@dataclass(frozen=True, slots=True)
class Waypoint:
    """`description` is plain text in lines; the words are the caller's."""

    id: str
    name: str
    description: str
    coordinate: Coordinate


@dataclass(frozen=True, slots=True)
class Collection:
    """Waypoints under a title, with what holds for all: the source, the date."""

    title: str
    note: str
    waypoints: tuple[Waypoint, ...]


def written(degrees: float) -> str:
    """Degrees to a centimetre, without a tail of noughts or an exponent."""
    return f"{degrees:.7f}".rstrip("0").rstrip(".")


def xml_text(text: str) -> str:
    """The text without what XML 1.0 can't hold, escaped or not."""
    return "".join(each for each in text if each in "\t\n" or _is_allowed(ord(each)))


def _is_allowed(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
