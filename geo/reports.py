"""What residents report of points, counted; nobody's words, and nothing of who said it.

Reports never change a verdict and hide nothing: from two people on they are told beside it, and a
point that several found closed lately stands below those that nobody doubts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from geo.clock import KYIV
from geo.errors import QueryError


class Fault(StrEnum):
    """What is wrong at a point; the order is the order of the buttons."""

    CLOSED = "closed"
    NO_POWER = "no_power"
    NO_HEAT = "no_heat"
    WRONG_PLACE = "wrong_place"
    OTHER = "other"


WORTH_TELLING = 2
"""So many people must say the same before others are told."""

DOUBTED_BY = 3
"""So many who found a point closed within DOUBTED_FOR put it below the others."""

DOUBTED_FOR = timedelta(hours=2)

KEPT = timedelta(days=1)
"""How long a report counts at most."""


@dataclass(frozen=True, slots=True)
class Report:
    """One person found a point so, at an aware instant; made by `new_report`."""

    point_id: str
    fault: Fault
    at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """How many people found the same."""

    fault: Fault
    people: int


def new_report(point_id: str, fault: Fault, at: datetime) -> Report:
    """A report of the minute of `at`, as answers are of whole minutes.

    Raises QueryError for a naive instant.
    """
    if at.utcoffset() is None:
        raise QueryError("a report's instant must be aware of its time zone")
    return Report(point_id, fault, at.replace(second=0, microsecond=0))


def findings(reports: Iterable[Report], instant: datetime) -> tuple[Finding, ...]:
    """How many people found what, the commonest first: that day in Kyiv or within DOUBTED_FOR."""
    day = instant.astimezone(KYIV).date()
    people = Counter(
        report.fault
        for report in reports
        if _is_within(report, instant, KEPT)
        and (report.at.astimezone(KYIV).date() == day or _is_within(report, instant, DOUBTED_FOR))
    )
    by_count = sorted(Fault, key=lambda fault: -people[fault])
    return tuple(Finding(fault, people[fault]) for fault in by_count if people[fault])


@dataclass(frozen=True, slots=True)
class Reports:
    """What is worth telling of points, by their ids; made by `gather`.

    `_closed` holds when DOUBTED_BY people or more found a point closed, seconds since 1970, sorted.
    """

    by_point: Mapping[str, tuple[Report, ...]] = field(repr=False)
    _closed: Mapping[str, Sequence[float]] = field(repr=False)

    @classmethod
    def gather(cls, reports: Iterable[Report]) -> Reports:
        """Keep the reports of each point where WORTH_TELLING people say the same, as made."""
        alike: dict[tuple[str, Fault], list[Report]] = defaultdict(list)
        for report in reports:
            alike[report.point_id, report.fault].append(report)
        by_point: dict[str, tuple[Report, ...]] = {}
        closed: dict[str, Sequence[float]] = {}
        for (point_id, fault), same in sorted(alike.items()):
            if len(same) >= WORTH_TELLING:
                in_time = sorted(same, key=lambda report: report.at.timestamp())
                by_point[point_id] = by_point.get(point_id, ()) + tuple(in_time)
                if fault is Fault.CLOSED and len(same) >= DOUBTED_BY:
                    closed[point_id] = [report.at.timestamp() for report in in_time]
        return cls(by_point, closed)

    def of(self, point_id: str, instant: datetime) -> tuple[Finding, ...]:
        """What WORTH_TELLING people or more found of the point, the commonest first."""
        reports = self.by_point.get(point_id)
        if reports is None:
            return ()
        return tuple(each for each in findings(reports, instant) if each.people >= WORTH_TELLING)

    def doubted(self, instant: datetime) -> tuple[str, ...]:
        """The points that DOUBTED_BY people or more found closed within DOUBTED_FOR."""
        until = instant.timestamp()
        since = until - DOUBTED_FOR.total_seconds()
        return tuple(
            point_id
            for point_id, at in self._closed.items()
            if bisect_right(at, until) - bisect_right(at, since) >= DOUBTED_BY
        )


NO_REPORTS = Reports({}, {})


def _is_within(report: Report, instant: datetime, span: timedelta) -> bool:
    # As timestamps: datetimes of one zone compare by the clock on the wall, which may go back.
    return 0 <= instant.timestamp() - report.at.timestamp() < span.total_seconds()
