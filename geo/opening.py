"""The verdict on a point at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import inf

from geo.errors import QueryError
from geo.hours import Access, Schedule
from geo.hours.osm import is_open, next_change
from geo.hours.wall import instant_of, wall_time


class State(StrEnum):
    """What a person who walks there now would find."""

    OPEN = "open"
    OPENS_AT = "opens_at"
    CLOSED = "closed"
    STANDBY = "standby"
    BEING_OPENED = "being_opened"
    RESTRICTED = "restricted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Opening:
    """A state with its next change, as aware instants in Europe/Kyiv.

    `until`: when an OPEN point closes, None if it doesn't (24/7 or further than a week away).
    `at`: when an OPENS_AT or CLOSED point opens, None if that isn't known; by when a BEING_OPENED
    one does. `ordered`: when the order began that the state rests on, None where the published
    hours alone tell. `notes`: what orders have residents told.
    """

    state: State
    until: datetime | None = None
    at: datetime | None = None
    ordered: datetime | None = None
    notes: tuple[str, ...] = ()


_SOON = timedelta(hours=24).total_seconds()
_CLOSING_HORIZON = timedelta(days=7).total_seconds()
_OPENING_HORIZON = timedelta(days=14).total_seconds()

_WITHOUT_HOURS = {
    Access.STANDBY: Opening(State.STANDBY),
    Access.RESTRICTED: Opening(State.RESTRICTED),
    Access.UNKNOWN: Opening(State.UNKNOWN),
}


def opening_at(schedule: Schedule, standby: bool, instant: datetime) -> Opening:  # noqa: FBT001
    """Return what a person finds at an aware instant at a point with this schedule.

    A point of the standby kind is STANDBY whatever its hours, as nothing says that it has been
    opened; a RESTRICTED one stays so. A point isn't open at the instant it closes. OPENS_AT looks
    24 hours ahead, `until` 7 days and the `at` of a CLOSED point 14.
    Raises QueryError for a naive instant or one outside the calendar.
    """
    if instant.utcoffset() is None:
        raise QueryError("the instant must carry a time zone")
    if standby and schedule.access is not Access.RESTRICTED:
        return _WITHOUT_HOURS[Access.STANDBY]
    if schedule.access is not Access.SCHEDULED:
        return _WITHOUT_HOURS[schedule.access]
    wall = wall_time(instant)
    opened = is_open(schedule.osm, wall)
    change = _next_change(schedule.osm, wall, opened=opened)
    return opening_with(change, instant, opened=opened)


def opening_with(change: datetime | None, instant: datetime, *, opened: bool) -> Opening:
    """The opening of a point that is open or isn't until a change, None if it never changes."""
    # As timestamps: two datetimes of one zone are subtracted by the wall clock, not by real time.
    ahead = change.timestamp() - instant.timestamp() if change else inf
    if opened:
        return Opening(State.OPEN, until=change if ahead <= _CLOSING_HORIZON else None)
    if ahead <= _SOON:
        return Opening(State.OPENS_AT, at=change)
    return Opening(State.CLOSED, at=change if ahead <= _OPENING_HORIZON else None)


def _next_change(osm: str, wall: datetime, *, opened: bool) -> datetime | None:
    change = next_change(osm, wall)
    if change is None:
        return None
    instant = instant_of(change)
    landed = instant.replace(tzinfo=None)
    if landed != change and is_open(osm, landed) is opened:
        # The hours that were to begin or end lay wholly inside the skipped hour.
        return _next_change(osm, landed, opened=opened)
    return instant
