"""A snapshot → one blob that carries it to other processes and to the disk, and back.

Of withheld points the blob holds what the snapshot does, the hromadas' codes: their addresses stay
with whoever published the list.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from geo.errors import PointsFileError
from geo.point import Point
from geo.refresh.content import text_of
from geo.refresh.reading import read_written
from geo.refresh.writing import to_csv
from geo.snapshot import Manifest, Snapshot

FORMAT = 1
COMPRESSION = 6
"""Of gzip: 9 takes twice as long and gives four per cent."""


def pack(snapshot: Snapshot, sources: Iterable[Mapping[str, Any]] = ()) -> bytes:
    """Gzip of a line of JSON, the manifest, and the public points as CSV.

    `sources` tell whose points these are, for `sources_of`. The same snapshot gives the same bytes,
    and `unpack` an equal one. Raises PointsFileError `no-valid-row` for a snapshot without public
    points: nobody means to publish that.
    """
    return pack_points(snapshot.points, snapshot.manifest, snapshot.withheld_hromadas, sources)


def pack_points(
    points: Sequence[Point],
    manifest: Manifest,
    withheld_hromadas: Iterable[str],
    sources: Iterable[Mapping[str, Any]],
) -> bytes:
    """The same of public points, sorted by id, that nobody has to search before."""
    if not points:
        raise PointsFileError("no-valid-row")
    head = {
        "format": FORMAT,
        "sha256": manifest.sha256,
        "source": manifest.source,
        "as_of": manifest.as_of.isoformat() if manifest.as_of else None,
        "demo": manifest.demo,
        "withheld_hromadas": sorted(withheld_hromadas),
        "sources": list(sources),
    }
    text = json.dumps(head, ensure_ascii=False) + "\n" + to_csv(points)
    return gzip.compress(text.encode(), COMPRESSION, mtime=0)


def unpack(blob: bytes) -> Snapshot:
    """The snapshot of a blob; raises PointsFileError `damaged` for anything else."""
    line, _, rows = text_of(blob).partition("\n")
    manifest, withheld_hromadas = _read_head(line)
    return Snapshot.build(points_of(rows), manifest, withheld_hromadas)


def manifest_of(blob: bytes) -> Manifest:
    """Where a blob's points are from, without reading them; PointsFileError as `unpack`."""
    line, _, _ = text_of(blob).partition("\n")
    manifest, _ = _read_head(line)
    return manifest


def sources_of(blob: bytes) -> list[Mapping[str, Any]]:
    """What was packed as `sources`, none for a blob from before; PointsFileError as `unpack`."""
    line, _, _ = text_of(blob).partition("\n")
    try:
        return list(json.loads(line).get("sources", ()))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise PointsFileError("damaged", "manifest") from error


def points_of(rows: str) -> list[Point]:
    """The points that `to_csv` wrote, sorted by id; raises PointsFileError `damaged`."""
    return read_written(rows)


def _read_head(line: str) -> tuple[Manifest, list[str]]:
    try:
        head: dict[str, Any] = json.loads(line)
        if head["format"] != FORMAT:
            raise PointsFileError("damaged", "of another version")
        as_of = head["as_of"]
        manifest = Manifest(
            sha256=head["sha256"],
            source=head["source"],
            as_of=None if as_of is None else datetime.fromisoformat(as_of),
            demo=head["demo"],
        )
        return manifest, [str(code) for code in head["withheld_hromadas"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise PointsFileError("damaged", "manifest") from error
