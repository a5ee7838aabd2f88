"""A week of opening hours as minutes, and its OSM `opening_hours` spelling.

A span is (start, end) in minutes from the midnight that begins its day; an end beyond 1,440 falls
on the next day. Days count from 0, Monday.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

DAY = 24 * 60
EVERY_DAY = frozenset(range(7))
WEEKEND = frozenset({5, 6})

Span = tuple[int, int]
Spans = tuple[Span, ...]
Week = tuple[Spans, ...]

_NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def tidied(spans: Iterable[Span]) -> Spans | None:
    """Return a day's spans in order, touching ones joined; None if two overlap or exceed a day."""
    tidy: list[Span] = []
    for start, end in sorted(spans):
        if not tidy or start > tidy[-1][1]:
            tidy.append((start, end))
        elif start == tidy[-1][1]:
            tidy[-1] = (tidy[-1][0], end)
        else:
            return None
    if any(end - start > DAY or (end - start == DAY and start) for start, end in tidy):
        return None
    return tuple(tidy)


def cut(span: Span, pause: Span) -> Spans:
    """Return what is left of a span around a pause inside it; the span itself if it isn't inside.

    A pause after the midnight in a span counts as outside.
    """
    if span[0] < pause[0] and pause[1] < min(span[1], DAY):
        return ((span[0], pause[0]), (pause[1], span[1]))
    return (span,)


def contains(outer: Week, inner: Week) -> bool:
    """Return whether every minute of `inner` is open in `outer` too."""
    return _minutes(inner) <= _minutes(outer)


def to_osm(week: Week) -> str:
    """Return the week in OSM `opening_hours` syntax: "24/7", "off" or rules by day."""
    if all(spans == ((0, DAY),) for spans in week):
        return "24/7"
    if not any(week):
        return "off"
    # A rule after a semicolon wipes out what spills over midnight into its day; one after a comma
    # adds to it. No day is named twice, so the two say the same wherever nothing spills over.
    spills = any(end > DAY for spans in week for _, end in spans)
    rules = dict.fromkeys(spans for spans in week if spans)
    return (", " if spills else "; ").join(
        f"{_days([day for day in range(7) if week[day] == spans])} {_spans(spans)}"
        for spans in rules
    )


def _clock(minute: int) -> str:
    """Return a minute of the day as HH:MM; 24:00 is the midnight that ends it."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _minutes(week: Week) -> set[int]:
    return {
        (day * DAY + minute) % (7 * DAY)
        for day, spans in enumerate(week)
        for start, end in spans
        for minute in range(start, end)
    }


def _spans(spans: Spans) -> str:
    return ",".join(
        f"{_clock(start)}-{_clock(end - DAY if end > DAY else end)}" for start, end in spans
    )


def _days(days: list[int]) -> str:
    runs = [
        [day for _, day in run]
        for _, run in groupby(enumerate(days), key=lambda place: place[1] - place[0])
    ]
    return ",".join(
        _NAMES[run[0]] if len(run) == 1 else f"{_NAMES[run[0]]}-{_NAMES[run[-1]]}" for run in runs
    )
