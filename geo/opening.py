"""The verdict on a point at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """What a person who walks there now would find."""

    OPEN = "open"
    OPENS_AT = "opens_at"
    CLOSED = "closed"
    STANDBY = "standby"
    RESTRICTED = "restricted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Opening:
    """A state with its next change, as aware instants in Europe/Kyiv.

    `until`: when an OPEN point closes, None if it doesn't (24/7 or further than a week away).
    `at`: when an OPENS_AT or CLOSED point opens, None if that isn't known.
    """

    state: State
    until: datetime | None = None
    at: datetime | None = None
