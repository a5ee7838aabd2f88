"""A schedule as a week for people to read; the words are the views' business."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from geo.hours.osm import open_intervals
from geo.hours.schedule import Access, Schedule

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Days in a row with the same hours.

    `first` and `last` count from 0, Monday, both included. `spans` are pairs of "HH:MM"; an end at
    or before its start is on the next day, "24:00" is midnight; no spans means closed.
    """

    first: int
    last: int
    spans: tuple[tuple[str, str], ...]


def week(schedule: Schedule, on: date) -> tuple[DayGroup, ...]:
    """Return the week from Monday to Sunday around `on`, equal neighbouring days in one group.

    By the clock on the wall, so a night when clocks change looks like any other. Empty unless the
    schedule is SCHEDULED.
    """
    if schedule.access is not Access.SCHEDULED:
        return ()
    monday = datetime.combine(on - timedelta(days=on.weekday()), time())
    days: list[list[tuple[str, str]]] = [[] for _ in range(7)]
    # With a day of margin an interval that reaches the week and is cut short still exceeds a day.
    for start, end in open_intervals(schedule.osm, monday - _A_DAY, monday + 8 * _A_DAY):
        for first, last in _by_day(start, end):
            day = (first - monday).days
            if 0 <= day < 7:
                days[day].append((f"{first:%H:%M}", _end(first, last)))
    return tuple(
        DayGroup(run[0], run[-1], tuple(days[run[0]]))
        for run in ([*group] for _, group in groupby(range(7), key=lambda day: days[day]))
    )


def _by_day(start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """Return the interval whole if it is a day's or night's hours, else split at midnights."""
    if end - start < _A_DAY:
        return [(start, end)]
    pieces = []
    while start < end:
        midnight = datetime.combine(start.date() + _A_DAY, time())
        pieces.append((start, min(midnight, end)))
        start = midnight
    return pieces


def _end(start: datetime, end: datetime) -> str:
    midnight = datetime.combine(start.date() + _A_DAY, time())
    return "24:00" if end == midnight else f"{end:%H:%M}"
