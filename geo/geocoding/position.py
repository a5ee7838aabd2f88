"""A position written as text, in whatever dress: degrees, a `geo:` URI, a map's link."""

from __future__ import annotations

from geo.geocoding.degrees import read_degrees
from geo.geocoding.links import Link, read_link
from geo.geocoding.ukraine import Position

MAX_LENGTH = 2_048


def read_position(text: str) -> Position | Link | None:
    """Read the position that a text holds, or the link in it that holds none.

    None where there is neither; what is longer than MAX_LENGTH characters is never a position.
    """
    if len(text) > MAX_LENGTH:
        return None
    link = read_link(text)
    if link is None:
        # The numbers in the address of some other site are not ours to guess at.
        return None if "://" in text else read_degrees(text)
    return link.position or link
