"""JSON of the published shapes → records of named cells."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.errors import PointsFileError

Record = dict[str, str]

_DEGREES = frozenset({4326, 4258})
_NOT_DEGREES = ("3857", "102100", "900913", "5564", "6381")


@dataclass(frozen=True, slots=True)
class Document:
    """The records of a document, and what it says of itself as a whole.

    `complete` is False when the server says that it has more than it gave.
    """

    records: list[Record]
    source: str = ""
    as_of: str = ""
    complete: bool = True


def document_of(text: str) -> Document:
    """Read GeoJSON, Esri JSON or a plain array of objects.

    Raises PointsFileError: `damaged` (broken or too deep), `service-error` (the server's own
    complaint), `not-a-list`, `empty`, `projection` (not in degrees on WGS84).
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PointsFileError("damaged", "JSON") from error
    match document:
        case {"features": list(features)}:
            _refuse_projected(document)
        case [{}, *_] as features:
            document = {}
        case []:
            raise PointsFileError("empty")
        case {"error": {}}:
            raise PointsFileError("service-error")
        case _:
            raise PointsFileError("not-a-list", "JSON")
    if not features:
        raise PointsFileError("empty")
    return Document(
        records=[_record(feature) for feature in features],
        source=_cell(document.get("source")),
        as_of=_cell(document.get("as_of")),
        complete=not _has_more(document),
    )


def _refuse_projected(document: Mapping[str, Any]) -> None:
    match document:
        case {"spatialReference": {"wkid": int(wkid)}} if wkid not in _DEGREES:
            raise PointsFileError("projection")
        case {"crs": {"properties": {"name": str(name)}}} if name.endswith(_NOT_DEGREES):
            raise PointsFileError("projection")


def _has_more(document: Mapping[str, Any]) -> bool:
    """Whether ArcGIS cut the answer at its limit; in GeoJSON it says so among the properties."""
    match document:
        case {"exceededTransferLimit": True} | {"properties": {"exceededTransferLimit": True}}:
            return True
        case _:
            return False


def _record(feature: object) -> Record:
    """A feature of GeoJSON (`properties`) or of Esri (`attributes`), or an object as it stands."""
    if not isinstance(feature, dict):
        return {}
    properties = feature.get("properties", feature.get("attributes"))
    if "geometry" not in feature and not isinstance(properties, dict):
        return {str(name): _cell(value) for name, value in feature.items()}
    cells = {"lat": "", "lon": ""} | _position(feature.get("geometry"))
    if "id" in feature:
        cells["id"] = _cell(feature["id"])
    if isinstance(properties, dict):
        # The geometry leads; columns of the same name fill what it leaves open.
        cells = {str(name): _cell(value) for name, value in properties.items()} | {
            name: cell for name, cell in cells.items() if cell or name not in properties
        }
    return cells


def _position(geometry: object) -> Record:
    match geometry:
        case {"type": "Point", "coordinates": [lon, lat, *_]} | {"x": lon, "y": lat}:
            return {"lat": _cell(lat), "lon": _cell(lon)}
        case _:
            return {}


def _cell(value: object) -> str:
    """A JSON value as the cell of a table; a list is joined, what is deeper means nothing."""
    match value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case int() | float():
            return str(value)
        case list():
            return ", ".join(_cell(item) for item in value if not isinstance(item, list))
        case _:
            return ""
