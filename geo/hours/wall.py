"""Instants and the clock on a wall in Kyiv, on the two nights when it is moved as well.

Kyiv moves its clocks on the hour and by an hour. A wall-clock time that is skipped in spring
stands for the end of the skipped hour; one that comes twice in autumn for its first pass, and
through the second pass hours stay as they were at the end of the first: a point never counts as
open past the first time that its closing time comes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from geo.clock import KYIV
from geo.errors import QueryError

_NONE = timedelta()


def wall_time(instant: datetime) -> datetime:
    """Return the naive wall-clock minute of an aware instant.

    Raises QueryError if Kyiv's calendar has no such time.
    """
    try:
        here = instant.astimezone(KYIV)
    except OverflowError:
        raise QueryError("the instant is outside the calendar") from None
    minute = 59 if here.fold else here.minute
    return here.replace(minute=minute, second=0, microsecond=0, tzinfo=None, fold=0)


def instant_of(wall: datetime) -> datetime:
    """Return the instant, in Europe/Kyiv, of a naive wall-clock time."""
    here = wall.replace(tzinfo=KYIV)
    skipped = (here.replace(fold=1).utcoffset() or _NONE) - (here.utcoffset() or _NONE)
    return (here + skipped).replace(minute=0) if skipped > _NONE else here
