"""What one source has published: its public points and the traces of the withheld ones.

Packed, it is what the ledger keeps of an edition: gzip of a line of JSON and of the public points
as the project's own CSV.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from itertools import chain
from typing import Any

from geo.errors import PointsFileError
from geo.point import Disclosure, Point, Provenance
from geo.refresh.content import text_of
from geo.refresh.packing import COMPRESSION, points_of
from geo.refresh.withheld import Traces
from geo.refresh.writing import to_csv
from geo.snapshot import Manifest

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Holding:
    """The public points of a source, sorted by id, each marked as the source's own."""

    source_id: str
    manifest: Manifest
    points: tuple[Point, ...] = field(repr=False)
    traces: Traces = field(default_factory=Traces)
    licence: str = ""


def hold(
    source_id: str, manifest: Manifest, points: tuple[Point, ...], licence: str = ""
) -> Holding:
    """What is left of a list once its withheld points are dropped."""
    withheld = (point for point in points if point.disclosure is not Disclosure.PUBLIC)

    @cache
    def own(provenance: Provenance) -> Provenance:
        return replace(provenance, source_id=source_id)

    return Holding(
        source_id=source_id,
        manifest=manifest,
        points=tuple(
            replace(point, provenance=own(point.provenance))
            for point in points
            if point.disclosure is Disclosure.PUBLIC
        ),
        traces=Traces.of(withheld),
        licence=licence,
    )


def made_public(held: Holding, before: Holding | None, others: Iterable[Holding]) -> set[str]:
    """The ids of public points that the list itself, the one before or another source withholds."""
    points = held.points
    own = before.traces.shown(points, held.traces) if before else []
    elsewhere = (other.traces.shown_elsewhere(points) for other in (held, *others))
    return {point.id for point in chain(own, *elsewhere)}


def pack_holding(holding: Holding) -> bytes:
    """The blob that `unpack_holding` reads back to an equal holding."""
    head = {"format": FORMAT} | head_of(holding)
    text = json.dumps(head, ensure_ascii=False) + "\n" + to_csv(holding.points)
    return gzip.compress(text.encode(), COMPRESSION, mtime=0)


def unpack_holding(blob: bytes) -> Holding:
    """The holding of a blob; raises PointsFileError `damaged` for anything else."""
    line, _, rows = text_of(blob).partition("\n")
    try:
        head = json.loads(line)
        if head["format"] != FORMAT:
            raise PointsFileError("damaged", "of another version")
        empty = from_head(head)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise PointsFileError("damaged", "manifest") from error
    return replace(empty, points=tuple(points_of(rows)))


def head_of(holding: Holding) -> dict[str, Any]:
    """All but the points, as JSON."""
    manifest = holding.manifest
    return {
        "source_id": holding.source_id,
        "sha256": manifest.sha256,
        "source": manifest.source,
        "as_of": manifest.as_of.isoformat() if manifest.as_of else None,
        "demo": manifest.demo,
        "licence": holding.licence,
        "withheld": holding.traces.as_json(),
    }


def from_head(head: Mapping[str, Any]) -> Holding:
    """The holding without its points; raises ValueError, TypeError or LookupError."""
    as_of = head["as_of"]
    return Holding(
        source_id=head["source_id"],
        manifest=Manifest(
            sha256=head["sha256"],
            source=head["source"],
            as_of=datetime.fromisoformat(as_of) if as_of else None,
            demo=head["demo"],
        ),
        points=(),
        traces=Traces.from_json(head["withheld"]),
        licence=head["licence"],
    )
