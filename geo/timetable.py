"""The verdicts on all points at an instant, without asking every point."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from geo.errors import QueryError
from geo.opening import Opening, State
from geo.ruling import Terms, opening_on

# People ask about now and a few evening hours; one minute's verdicts take a few kilobytes.
_REMEMBERED_MINUTES = 64

SOON = timedelta(hours=2)
"""A closed point that opens within this time is worth naming."""

_STANDBY = frozenset({State.STANDBY, State.BEING_OPENED})

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Verdicts:
    """The openings of all points at one instant; masks have one entry for every point.

    What a minute's questions share is spread out once: a mask of all points is larger than the
    nearest cache of a processor.
    """

    def __init__(
        self, instant: datetime, openings: tuple[Opening, ...], rows: NDArray[np.intp]
    ) -> None:
        self._since_epoch = seconds(instant)
        self._openings = openings
        self._rows = rows
        self._open = np.array([each.state is State.OPEN for each in openings], dtype=np.bool_)
        self._standby = np.array([each.state in _STANDBY for each in openings], dtype=np.bool_)
        self._unknown = np.array([each.state is State.UNKNOWN for each in openings], dtype=np.bool_)
        self._closes = np.array([_seconds_or_never(each.until) for each in openings])
        self._opens = np.array(
            [
                _seconds_or_never(each.at if each.state is State.OPENS_AT else None)
                for each in openings
            ]
        )

    def of(self, position: int) -> Opening:
        """The opening of the point at this position."""
        return self._openings[int(self._rows[position])]

    def open(self, until: datetime | None = None) -> NDArray[np.bool_]:
        """Which are open, and stay so until an instant if one is given."""
        if until is None:
            return self._open_now
        return (self._open & (self._closes >= seconds(until))).take(self._rows)

    @cached_property
    def _open_now(self) -> NDArray[np.bool_]:
        return self._shared(self._open)

    @cached_property
    def standby(self) -> NDArray[np.bool_]:
        """Which open only after an order, and aren't open yet."""
        return self._shared(self._standby)

    @property
    def changes_at(self) -> float:
        """When the next verdict changes, in seconds since 1970; infinity if none does for days."""
        return float(min(self._closes.min(initial=math.inf), self._opens.min(initial=math.inf)))

    def counts(self) -> Counter[State]:
        """How many points are in each state."""
        points = np.bincount(self._rows, minlength=len(self._openings))
        counted: Counter[State] = Counter()
        for opening, number in zip(self._openings, points, strict=True):
            counted[opening.state] += int(number)
        return counted

    @cached_property
    def promising(self) -> NDArray[np.bool_]:
        """Which are not known to be open but may be: on standby, unknown, or opening SOON."""
        opening = self._opens <= self._since_epoch + SOON.total_seconds()
        return self._shared(self._standby | self._unknown | opening)

    def _shared(self, rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
        mask: NDArray[np.bool_] = rows.take(self._rows)
        mask.setflags(write=False)
        return mask


class Timetable:
    """When the points of a snapshot are open; points on equal terms are asked once a minute.

    Takes every point's terms in the snapshot's order.
    """

    def __init__(self, terms: Iterable[Terms]) -> None:
        row_of: dict[Terms, int] = {}
        rows = [row_of.setdefault(each, len(row_of)) for each in terms]
        self._at_minute = lru_cache(_REMEMBERED_MINUTES)(
            partial(_verdicts, tuple(row_of), np.array(rows, dtype=np.intp))
        )

    def at(self, instant: datetime) -> Verdicts:
        """The verdicts at an instant, to the minute.

        Raises QueryError if the instant is naive or outside the calendar.
        """
        try:
            return self._at_minute(int(seconds(instant) // 60))
        except OverflowError:
            raise QueryError("the instant is outside the calendar") from None


def _verdicts(terms: tuple[Terms, ...], rows: NDArray[np.intp], minute: int) -> Verdicts:
    # Minutes since 1970, not datetimes, are remembered: in one zone the two 03:30 of the night
    # when clocks go back compare equal.
    instant = _EPOCH + timedelta(minutes=minute)
    openings = tuple(opening_on(each, instant) for each in terms)
    return Verdicts(instant, openings, rows)


def seconds(instant: datetime) -> float:
    """Seconds since 1970, which order any two instants; raises QueryError for a naive one."""
    if instant.utcoffset() is None:
        raise QueryError("an instant must be aware of its time zone")
    return instant.timestamp()


def _seconds_or_never(instant: datetime | None) -> float:
    return math.inf if instant is None else seconds(instant)
