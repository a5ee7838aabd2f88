"""Organic Maps' short codes (om://8wAAAAAAAA/Name, omaps.app/…), which hold a position themselves.

Ten characters of base64url: the zoom, then nine with six bits each, of which the latitude and the
longitude take every other one. Format: organicmaps, libs/ge0/parser.cpp.
"""

from __future__ import annotations

import re
import string

from geo.coordinate import Coordinate

_CODE = re.compile(r"[A-Za-z0-9_-]([A-Za-z0-9_-]{9})")
_VALUES = {
    letter: value
    for value, letter in enumerate(
        string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
    )
}
_BITS = 30
# Nine characters tell 27 bits of each; the middle of what they leave open.
_MIDDLE = 1 << 2


def read_ge0(code: str) -> Coordinate | None:
    """The middle of the square that a code names, some 0.6 m wide; None for what is no code."""
    match = _CODE.fullmatch(code)
    if match is None:
        return None
    bits = "".join(f"{_VALUES[letter]:06b}" for letter in match[1])
    lat, lon = ((int(every, 2) << 3) + _MIDDLE for every in (bits[0::2], bits[1::2]))
    return Coordinate(lat / ((1 << _BITS) - 1) * 180 - 90, lon / (1 << _BITS) * 360 - 180)
