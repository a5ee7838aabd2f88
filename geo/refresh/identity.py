"""Ids that stay the same from one edition of a list to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b

from geo.coordinate import Coordinate
from geo.point import POINT_ID, POINT_ID_LENGTH, Address, Point

_SUFFIX = 8


def point_id(published: str, name: str, address: Address, coordinate: Coordinate) -> str:
    """The published id if it is fit for a button, else 16 hexadecimal digits.

    They are drawn from the published id or, where there is none, from name, address and the
    coordinate to about a metre.
    """
    if POINT_ID.fullmatch(published):
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

    Of different records under one id all but one get a suffix drawn from what they are, so that
    neither the order of the rows nor a newer date matters.
    """
    under: defaultdict[str, list[tuple[int, Point]]] = defaultdict(list)
    for row, point in read:
        under[point.id].append((row, point))
    found = Distinct([], [], [])
    for group in under.values():
        if len(group) == 1:
            found.points.append(group[0])
        else:
            _tell_apart(group, found)
    return found


def _tell_apart(group: list[tuple[int, Point]], found: Distinct) -> None:
    first = {point: row for row, point in reversed(group)}
    found.repeated.extend(row for row, point in group if first[point] != row)
    suffixes: set[str] = set()
    for point in sorted(first, key=lambda point: (_described(point), _fingerprint(point))):
        suffix = _digest(_described(point))[:_SUFFIX]
        if suffix in suffixes:
            suffix = _digest(_fingerprint(point))[:_SUFFIX]
        if suffixes:
            found.renamed.append(first[point])
            found.points.append((first[point], _suffixed(point, suffix)))
        else:
            found.points.append((first[point], point))
        suffixes.add(suffix)


def _suffixed(point: Point, suffix: str) -> Point:
    return replace(point, id=f"{point.id[: POINT_ID_LENGTH - 1 - _SUFFIX]}-{suffix}")


def _described(point: Point) -> str:
    """What makes it this record, whatever changes about it."""
    return repr((point.name, point.address, point.coordinate, point.schedule.text, point.kind))


def _fingerprint(point: Point) -> str:
    services = ",".join(sorted(point.services))
    return f"{replace(point, services=frozenset())!r}\n{services}"


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
