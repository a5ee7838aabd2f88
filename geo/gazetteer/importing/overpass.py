"""An answer of Overpass: OpenStreetMap's places that carry the tag `katotth`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from geo.coordinate import Coordinate
from geo.errors import CoordinateError, GazetteerFileError
from geo.gazetteer.importing.tables import Placed

MAX_BYTES = 256 * 1024 * 1024
_CODE = re.compile(r"UA\d{10,17}", re.ASCII)
# A node stands where the place is; an area's centre may be outside it.
_PRECEDENCE = {"node": 0, "way": 1, "relation": 2}


def read_overpass(path: Path) -> Placed:
    """Places by code, of a node before an area's centre; raises GazetteerFileError."""
    if path.stat().st_size > MAX_BYTES:
        raise GazetteerFileError("too-large")
    try:
        elements = json.loads(path.read_bytes())["elements"]
        elements = sorted(elements, key=lambda e: _PRECEDENCE[e["type"]], reverse=True)
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise GazetteerFileError("unknown") from error
    spots: dict[str, Coordinate] = {}
    left_out = 0
    for element in elements:
        codes, spot = _codes(element), _spot(element)
        if codes and spot:
            spots.update(dict.fromkeys(codes, spot))
        else:
            left_out += 1
    return Placed(spots, left_out)


def _codes(element: dict[str, Any]) -> list[str]:
    tags = element.get("tags")
    codes = str(tags.get("katotth", "")) if isinstance(tags, dict) else ""
    return [code[:12] for code in re.split(r"[;,\s]+", codes) if _CODE.fullmatch(code)]


def _spot(element: dict[str, Any]) -> Coordinate | None:
    where = element if "lat" in element else element.get("center")
    try:
        return Coordinate(float(where["lat"]), float(where["lon"])) if where else None
    except (LookupError, TypeError, ValueError, CoordinateError):
        return None
