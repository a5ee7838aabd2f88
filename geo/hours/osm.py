"""The one door to `opening_hours`: questions to an expression by the clock on the wall.

All times here are naive Kyiv wall-clock times. Given a zone the library refuses a time that the
spring change skips, and puts a closing time that the autumn change repeats on its second pass,
an hour after the doors have closed; so `geo.opening` does the conversions itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from opening_hours import OpeningHours, State, validate

from geo.errors import DataError


def is_open(osm: str, wall: datetime) -> bool:
    """Return whether the expression says open at that minute.

    Raises DataError for an expression that cannot be used.
    """
    return _compiled(osm).is_open(wall)


def next_change(osm: str, wall: datetime) -> datetime | None:
    """Return when the state at `wall` ends, None if it never does."""
    return _compiled(osm).next_change(wall)


def open_intervals(osm: str, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield the longest open intervals between two wall-clock times, cut off at both."""
    for first, last, state, _ in _compiled(osm).intervals(start, end):
        if state == State.OPEN:
            yield first, last


@lru_cache(maxsize=2048)
def _compiled(osm: str) -> OpeningHours:
    # To the library a blank or a comment alone is open all week; its error quotes the expression.
    if not osm.strip() or '"' in osm or not validate(osm):
        raise DataError("an opening_hours expression is blank, carries a comment or is malformed")
    return OpeningHours(osm)
