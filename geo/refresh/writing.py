"""Points → the project's own CSV, which `geo.refresh.reading` reads back to equal points."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import timedelta

from geo.point import Point, Service

COLUMNS = (
    "id",
    "name",
    "kind",
    "lat",
    "lon",
    "settlement",
    "street",
    "district",
    "katottg",
    "hours",
    "services",
    "disclosure",
    "opens_within_h",
    "source",
    "as_of",
)


def to_csv(points: Iterable[Point]) -> str:
    """A header and a row for each point, in the order given; services in the order of display."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, points))
    return text.getvalue()


def _row(point: Point) -> tuple[str, ...]:
    address, provenance = point.address, point.provenance
    return (
        point.id,
        point.name,
        point.kind,
        str(point.coordinate.lat),
        str(point.coordinate.lon),
        address.settlement,
        address.street,
        address.district,
        address.katottg,
        point.schedule.text,
        ", ".join(service for service in Service if service in point.services),
        point.disclosure,
        f"{point.opens_within / timedelta(hours=1):g}",
        provenance.source,
        provenance.as_of.isoformat() if provenance.as_of else "",
    )
