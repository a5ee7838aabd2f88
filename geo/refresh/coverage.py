"""How well each oblast is covered by what is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from geo.opening import State
from geo.point import Kind, Point
from geo.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Coverage:
    """The published points of an oblast at an instant.

    `oblast` is its code, "" for points in none; `oldest` is the date of its oldest data, None where
    no point has one.
    """

    oblast: str
    points: int
    open_now: int
    standby: int
    unknown_hours: int
    approximate: int
    oldest: datetime | None


def coverage(
    snapshot: Snapshot, instant: datetime, oblast_of: Callable[[Point], str]
) -> tuple[Coverage, ...]:
    """The oblasts that have points, by code."""
    verdicts = snapshot.timetable.at(instant)
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for position, point in enumerate(snapshot.points):
        positions[oblast_of(point)].append(position)

    def of(oblast: str) -> Coverage:
        points = [snapshot.points[position] for position in positions[oblast]]
        states = [verdicts.of(position).state for position in positions[oblast]]
        dates = (point.provenance.as_of or snapshot.manifest.as_of for point in points)
        return Coverage(
            oblast=oblast,
            points=len(points),
            open_now=states.count(State.OPEN),
            standby=sum(point.kind is Kind.STANDBY for point in points),
            unknown_hours=states.count(State.UNKNOWN),
            approximate=sum(point.approximate for point in points),
            oldest=min((date for date in dates if date), default=None),
        )

    return tuple(of(oblast) for oblast in sorted(positions))
