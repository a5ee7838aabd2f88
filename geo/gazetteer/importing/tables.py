"""Workbooks about settlements: OCHA's COD-AB with coordinates, the codifier KATOTTG."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from geo.coordinate import Coordinate
from geo.errors import CoordinateError, GazetteerFileError
from geo.gazetteer.codifier import Unit, units_of
from geo.gazetteer.importing.workbook import Row, sheets

# Titles and signatures may stand above the headers.
_HEADERS_WITHIN = 20
_CODE = re.compile(r"(?:admin4|adm4)_?(?:pcode|code)|katotth|katottg")
_LAT = re.compile(r"(?:center_|centroid_|point_)?(?:lat|latitude)")
_LON = re.compile(r"(?:center_|centroid_|point_)?(?:lon|lng|long|longitude)")
_CATEGORY = re.compile(r"категорія.*|category")
_NAME = re.compile(r"назва.*|name")
_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """Where settlements are, by the first 12 characters of their codes."""

    spots: dict[str, Coordinate]
    rows_left_out: int = 0


def read_workbook(path: Path) -> Placed | list[Unit]:
    """Places of settlements or units of the codifier, told by the headers of the sheets.

    Raises GazetteerFileError.
    """
    for rows in sheets(path):
        head = list(islice(rows, _HEADERS_WITHIN))
        for number, row in enumerate(head):
            names = [_header(cell) for cell in row]
            columns = [_find(names, pattern) for pattern in (_CODE, _LAT, _LON)]
            if None not in columns:
                return _placed(
                    chain(head[number + 1 :], rows), [c for c in columns if c is not None]
                )
            category, name = _find(names, _CATEGORY), _find(names, _NAME)
            if category is not None and name is not None and category >= _LEVELS:
                return _units(chain(head[number + 1 :], rows), category, name)
    raise GazetteerFileError("unknown")


def _placed(rows: Iterator[Row], columns: Sequence[int]) -> Placed:
    spots: dict[str, Coordinate] = {}
    left_out = 0
    for row in rows:
        if max(columns) >= len(row) or row[columns[0]] is None:
            continue
        code, lat, lon = (row[column] for column in columns)
        spot = _spot(lat, lon)
        if spot and isinstance(code, str) and len(code) >= 12:
            spots[code[:12]] = spot
        else:
            left_out += 1
    return Placed(spots, left_out)


def _units(rows: Iterator[Row], category: int, name: int) -> list[Unit]:
    wanted = (*range(_LEVELS), category, name)
    return units_of(
        tuple(row[column] for column in wanted) for row in rows if max(wanted) < len(row)
    )


def _spot(lat: object, lon: object) -> Coordinate | None:
    try:
        return Coordinate(*(float(str(value).replace(",", ".")) for value in (lat, lon)))
    except (ValueError, CoordinateError):
        return None


def _header(cell: object) -> str:
    return re.sub(r"[\s_]+", "_", str(cell or "").strip().lower()).replace("’", "")


def _find(names: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, name in enumerate(names) if pattern.fullmatch(name)), None)
