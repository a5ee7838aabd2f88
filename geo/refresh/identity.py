"""Ids that stay the same from one edition of a list to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from operator import itemgetter

from geo.coordinate import Coordinate
from geo.point import Address, Point

ID_LENGTH = 40

_ID = re.compile(rf"[A-Za-z0-9_.-]{{1,{ID_LENGTH}}}")
_SUFFIX = 8


def point_id(published: str, name: str, address: Address, coordinate: Coordinate) -> str:
    """The published id if it is fit for a button, else 16 hexadecimal digits.

    They are drawn from the published id or, where there is none, from name, address and the
    coordinate to about a metre.
    """
    if _ID.fullmatch(published):
        return published
    described = f"{name}\n{address}\n{coordinate.lat:.5f}\n{coordinate.lon:.5f}"
    return _digest(published or described)[:16]


@dataclass(frozen=True, slots=True)
class Distinct:
    """Numbered points with distinct ids, and what had to be done for that.

    `repeated` are the rows that repeat an earlier record to the letter, `renamed` those whose id
    another record has as well.
    """

    points: list[tuple[int, Point]]
    repeated: list[int]
    renamed: list[int]


def told_apart(read: Iterable[tuple[int, Point]]) -> Distinct:
    """The points of numbered rows, told apart by their ids.

    Of different records under one id all but one get a suffix drawn from their content, so that
    the order of the rows doesn't matter.
    """
    by_id: dict[str, tuple[int, Point]] = {}
    again: list[tuple[int, Point]] = []
    for row, point in read:
        if point.id in by_id:
            again.append((row, point))
        else:
            by_id[point.id] = row, point

    shared = {point.id: by_id.pop(point.id) for _, point in again if point.id in by_id}
    records = {(id_, _fingerprint(point)): (row, point) for id_, (row, point) in shared.items()}
    repeated: list[int] = []
    for row, point in again:
        key = point.id, _fingerprint(point)
        if key in records:
            repeated.append(row)
        records.setdefault(key, (row, point))

    points = list(by_id.values())
    renamed: list[int] = []
    leading = ""
    for (id_, fingerprint), (row, point) in sorted(records.items(), key=itemgetter(0)):
        if id_ == leading:
            renamed.append(row)
            points.append((row, _suffixed(point, fingerprint)))
        else:
            points.append((row, point))
        leading = id_
    return Distinct(points, repeated, renamed)


def _suffixed(point: Point, fingerprint: str) -> Point:
    suffix = fingerprint[:_SUFFIX]
    return replace(point, id=f"{point.id[: ID_LENGTH - 1 - _SUFFIX]}-{suffix}")


def _fingerprint(point: Point) -> str:
    services = ",".join(sorted(point.services))
    return _digest(f"{replace(point, services=frozenset())!r}\n{services}")


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
