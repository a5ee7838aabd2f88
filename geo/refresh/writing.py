"""Points → the project's own CSV, which `geo.refresh.reading` reads back to equal points."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta

from geo.point import Point, Service

_CELLS: dict[str, Callable[[Point], str]] = {
    "id": lambda point: point.id,
    "name": lambda point: point.name,
    "kind": lambda point: point.kind,
    "lat": lambda point: str(point.coordinate.lat),
    "lon": lambda point: str(point.coordinate.lon),
    "oblast": lambda point: point.address.oblast,
    "hromada": lambda point: point.address.hromada,
    "settlement": lambda point: point.address.settlement,
    "street": lambda point: point.address.street,
    "district": lambda point: point.address.district,
    "katottg": lambda point: point.address.katottg,
    "hours": lambda point: point.schedule.text,
    "services": lambda point: ", ".join(each for each in Service if each in point.services),
    "disclosure": lambda point: point.disclosure,
    "opens_within_h": lambda point: f"{point.opens_within / timedelta(hours=1):g}",
    "phone": lambda point: point.phone,
    "capacity": lambda point: "" if point.capacity is None else str(point.capacity),
    "entrance": lambda point: point.entrance,
    "checked": lambda point: point.checked.isoformat() if point.checked else "",
    "approximate": lambda point: "yes" if point.approximate else "",
    "source": lambda point: point.provenance.source,
    "source_id": lambda point: point.provenance.source_id,
    "as_of": lambda point: point.provenance.as_of.isoformat() if point.provenance.as_of else "",
}
COLUMNS = tuple(_CELLS)

# Few lists know these; a column that is empty from top to bottom is left out.
_SPARSE = frozenset(
    {"oblast", "hromada", "phone", "capacity", "entrance", "checked", "approximate", "source_id"}
)


def to_csv(points: Iterable[Point]) -> str:
    """A header and a row for each point, in the order given; services in the order of display."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(to_rows(points))
    return text.getvalue()


def to_rows(points: Iterable[Point]) -> Iterator[Sequence[str]]:
    """The cells of `to_csv`, the header first."""
    every = tuple(points)
    columns = {name: list(map(cell, every)) for name, cell in _CELLS.items()}
    kept = {name: cells for name, cells in columns.items() if name not in _SPARSE or any(cells)}
    yield tuple(kept)
    yield from zip(*kept.values(), strict=True)
