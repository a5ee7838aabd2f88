"""The text of a published list → a table of header and rows, whatever the format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from geo.errors import PointsFileError
from geo.refresh.columns import Columns, Row
from geo.refresh.vocabulary import Vocabulary

MAX_COLUMNS = 500

_SEPARATORS = ",;\t|"
# Titles may stand above the header.
_HEADER_WITHIN = 10
_WGS84 = 4326


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and numbered rows, counted from 1 as a person sees them, the header included.

    A row may be shorter or longer than the header. `source` and `as_of` are what the file says of
    itself as a whole.
    """

    columns: Columns
    rows: Iterable[tuple[int, Row]]
    source: str = ""
    as_of: str = ""


def table_of(text: str, vocabulary: Vocabulary) -> Table:
    """Read CSV, GeoJSON or Esri JSON, told apart by the content.

    Raises PointsFileError: `damaged` (broken JSON), `not-a-list` (neither of the three),
    `no-coordinates`, `empty` (no rows), `projection` (not in degrees on WGS84).
    """
    table = (
        _of_json(text, vocabulary)
        if text.lstrip().startswith(("{", "["))
        else _of_csv(text, vocabulary)
    )
    if not table.columns.have_coordinates:
        raise PointsFileError("no-coordinates")
    return table


def _of_csv(text: str, vocabulary: Vocabulary) -> Table:
    headers = [
        (Columns(row, vocabulary), number, separator)
        for separator in _SEPARATORS
        for number, row in islice(_records(text, separator), _HEADER_WITHIN)
        if len(row) <= MAX_COLUMNS
    ]
    columns, header, separator = max(headers, key=_clarity, default=(None, 0, ""))
    if columns is None or not columns.recognised:
        raise PointsFileError("not-a-list")
    rows = ((number, row) for number, row in _records(text, separator) if number > header)
    return Table(columns, rows)


def _clarity(found: tuple[Columns, int, str]) -> tuple[bool, int, int]:
    columns, number, _ = found
    return columns.have_coordinates, columns.recognised, -number


def _records(text: str, separator: str) -> Iterator[tuple[int, Row]]:
    """The rows that aren't blank, with their numbers."""
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        for number, row in enumerate(reader, 1):
            if any(row):
                yield number, row
    except csv.Error as error:
        # The reader fails on a cell of over 128 kB: a quotation mark that is never closed.
        raise PointsFileError("damaged", "quotation marks") from error


def _of_json(text: str, vocabulary: Vocabulary) -> Table:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PointsFileError("damaged", "JSON") from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise PointsFileError("not-a-list", "JSON without features")
    if not features:
        raise PointsFileError("empty")
    _refuse_projected(document)
    records = [_record(feature) for feature in features]
    header = tuple(dict.fromkeys(name for record in records for name in record))
    if len(header) > MAX_COLUMNS:
        raise PointsFileError("not-a-list", f"over {MAX_COLUMNS} columns")
    return Table(
        Columns(header, vocabulary),
        enumerate(([record.get(name, "") for name in header] for record in records), 1),
        source=_cell(document.get("source")),
        as_of=_cell(document.get("as_of")),
    )


def _refuse_projected(document: dict[str, Any]) -> None:
    reference = document.get("spatialReference")
    if isinstance(reference, dict) and reference.get("wkid", _WGS84) != _WGS84:
        raise PointsFileError("projection")


def _record(feature: object) -> dict[str, str]:
    """A feature of GeoJSON (`properties`) or of Esri (`attributes`) as named cells."""
    if not isinstance(feature, dict):
        return {}
    properties = feature.get("properties", feature.get("attributes"))
    cells = {"lat": "", "lon": ""} | _position(feature.get("geometry"))
    if "id" in feature:
        cells["id"] = _cell(feature["id"])
    if isinstance(properties, dict):
        # The geometry leads; columns of the same name fill what it leaves open.
        cells = {name: _cell(value) for name, value in properties.items()} | {
            name: cell for name, cell in cells.items() if cell or name not in properties
        }
    return cells


def _position(geometry: object) -> dict[str, str]:
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
