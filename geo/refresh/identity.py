"""Ids that stay the same from one edition of a list to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

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


def told_apart(read: Iterable[tuple[int, Point]]) -> tuple[list[Point], list[int]]:
    """Points with distinct ids, and the rows that repeat an earlier record to the letter.

    Of different records under one id all but one get a suffix drawn from their content, so that
    the order of the rows doesn't matter.
    """
    by_id: dict[str, Point] = {}
    again: list[tuple[int, Point]] = []
    for row, point in read:
        if point.id in by_id:
            again.append((row, point))
        else:
            by_id[point.id] = point

    shared = {point.id: by_id.pop(point.id) for _, point in again if point.id in by_id}
    records = {(id_, _fingerprint(point)): point for id_, point in shared.items()}
    repetitions: list[int] = []
    for row, point in again:
        key = point.id, _fingerprint(point)
        if key in records:
            repetitions.append(row)
        records.setdefault(key, point)

    points = list(by_id.values())
    leading = ""
    for (id_, fingerprint), point in sorted(records.items()):
        points.append(point if id_ != leading else _suffixed(point, fingerprint))
        leading = id_
    return points, repetitions


def _suffixed(point: Point, fingerprint: str) -> Point:
    suffix = fingerprint[:_SUFFIX]
    return replace(point, id=f"{point.id[: ID_LENGTH - 1 - _SUFFIX]}-{suffix}")


def _fingerprint(point: Point) -> str:
    services = ",".join(sorted(point.services))
    return _digest(f"{replace(point, services=frozenset())!r}\n{services}")


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
