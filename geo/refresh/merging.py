"""What all sources have published → the points that people see, each place once."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b, sha256
from operator import attrgetter

from geo.coordinate import Coordinate, distance_m
from geo.point import POINT_ID_LENGTH, Point
from geo.refresh.edition import DEFAULT_SOURCE
from geo.refresh.holding import Holding
from geo.refresh.text import label, words
from geo.refresh.withheld import Traces
from geo.snapshot import Manifest, Snapshot

SAME_PLACE_M = 60.0

_LEAST_COMMON = 0.5
# «№3» and «№ 3», «7а» and «7 А».
_PIECES = re.compile(r"\d+|[^\W\d]+")
_METRES_PER_DEGREE = 111_200.0
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Merged:
    """The points of all sources, sorted by id, and how many are left out for another's."""

    points: tuple[Point, ...]
    manifest: Manifest
    withheld_hromadas: frozenset[str]
    hidden: int


def merge(holdings: Sequence[Holding]) -> Merged:
    """Put the points of all sources together.

    A place that two sources have, within SAME_PLACE_M metres of each other and of a similar name or
    address, is shown as the fresher one has it, and not at all if one of them withholds it. An id
    is told from other sources' by its source's before it; those of DEFAULT_SOURCE stay as
    published.
    """
    ordered = sorted(holdings, key=_freshest_first)
    points = [
        _own(point, holding.source_id)
        for holding in ordered
        for point in _disclosed(holding, ordered)
    ]
    shown = _faces(points) if len(ordered) > 1 else points
    return Merged(
        points=tuple(sorted(shown, key=attrgetter("id"))),
        manifest=_manifest(holdings),
        withheld_hromadas=frozenset().union(*(each.traces.hromadas for each in ordered)),
        hidden=sum(len(holding.points) for holding in ordered) - len(shown),
    )


def split(snapshot: Snapshot, heads: Iterable[Holding]) -> list[Holding]:
    """The holdings that a merged snapshot was made of, but for the points hidden in it.

    `heads` are the holdings without their points. Points that name no source are DEFAULT_SOURCE's,
    and where there are no heads, so are the hromadas with withheld points.
    """
    of_source: defaultdict[str, list[Point]] = defaultdict(list)
    for point in snapshot.points:
        of_source[point.provenance.source_id or DEFAULT_SOURCE].append(point)
    known = {head.source_id: head for head in heads}
    unnamed = Traces() if known else Traces(hromadas=snapshot.withheld_hromadas)
    for source_id in of_source.keys() - known.keys():
        known[source_id] = Holding(source_id, snapshot.manifest, (), unnamed)
    return [
        replace(
            head, points=tuple(_as_published(point, source_id) for point in of_source[source_id])
        )
        for source_id, head in sorted(known.items())
    ]


def _freshest_first(holding: Holding) -> tuple[float, str]:
    return -(holding.manifest.as_of or _LONG_AGO).timestamp(), holding.source_id


def _disclosed(holding: Holding, holdings: Iterable[Holding]) -> tuple[Point, ...]:
    """The points of a source that no other source withholds."""
    others = (other for other in holdings if other.source_id != holding.source_id)
    hidden = {
        point.id for other in others for point in other.traces.shown_elsewhere(holding.points)
    }
    return tuple(point for point in holding.points if point.id not in hidden)


def _own(point: Point, source_id: str) -> Point:
    if point.provenance.source_id != source_id:
        provenance = replace(point.provenance, source_id=source_id)
        point = replace(point, provenance=provenance)
    if source_id == DEFAULT_SOURCE:
        return point
    own = f"{source_id}.{point.id}"
    if len(own) > POINT_ID_LENGTH:
        digits = blake2b(point.id.encode(), digest_size=16).hexdigest()
        own = f"{source_id}.{digits}"[:POINT_ID_LENGTH]
    return replace(point, id=own)


def _as_published(point: Point, source_id: str) -> Point:
    return replace(
        point,
        id=point.id.removeprefix(f"{source_id}."),
        provenance=replace(point.provenance, source_id=source_id),
    )


def _manifest(holdings: Sequence[Holding]) -> Manifest:
    """The one source's own; of several their names, and the date of the oldest."""
    manifests = [holding.manifest for holding in holdings]
    if len(manifests) == 1:
        return manifests[0]
    dates = [manifest.as_of for manifest in manifests if manifest.as_of]
    return Manifest(
        sha256=sha256("".join(each.sha256 for each in manifests).encode()).hexdigest(),
        source=label("; ".join(dict.fromkeys(each.source for each in manifests))),
        as_of=min(dates, default=None),
        demo=any(manifest.demo for manifest in manifests),
    )


def _faces(points: Iterable[Point]) -> list[Point]:
    """The points of which no earlier one, of another source, is the same place."""
    shown: list[Point] = []
    cells: defaultdict[tuple[int, int], list[Point]] = defaultdict(list)
    for point in points:
        around = (other for cell in _around(point.coordinate) for other in cells.get(cell, ()))
        if not any(_is_same(point, other) for other in around):
            shown.append(point)
            cells[_cell(point.coordinate)].append(point)
    return shown


def _cell(coordinate: Coordinate) -> tuple[int, int]:
    """A cell that is at least SAME_PLACE_M wide in both directions, anywhere in Ukraine."""
    # At 53° N a degree of longitude is 0.6 of one of latitude.
    north = coordinate.lat * _METRES_PER_DEGREE / SAME_PLACE_M
    east = coordinate.lon * 0.6 * _METRES_PER_DEGREE / SAME_PLACE_M
    return math.floor(north), math.floor(east)


def _around(coordinate: Coordinate) -> Iterator[tuple[int, int]]:
    north, east = _cell(coordinate)
    return ((north + up, east + right) for up in (-1, 0, 1) for right in (-1, 0, 1))


def _is_same(one: Point, other: Point) -> bool:
    return (
        one.provenance.source_id != other.provenance.source_id
        and distance_m(one.coordinate, other.coordinate) <= SAME_PLACE_M
        and (_alike(one.name, other.name) or _alike(one.address.street, other.address.street))
    )


def _alike(one: str, other: str) -> bool:
    """Half of the words are common, and all numbers: «Ліцей № 3» isn't «Ліцей № 5»."""
    some, others = set(_PIECES.findall(words(one))), set(_PIECES.findall(words(other)))
    if not (some and others) or _numbers(some) != _numbers(others):
        return False
    return len(some & others) / len(some | others) >= _LEAST_COMMON


def _numbers(some: set[str]) -> set[str]:
    return {piece for piece in some if piece.isdecimal()}
