"""Published hours as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Access(StrEnum):
    """Who may come in, and on what word, as the published hours say."""

    SCHEDULED = "scheduled"
    STANDBY = "standby"
    RESTRICTED = "restricted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Schedule:
    """Hours in OSM `opening_hours` syntax beside the text they were read from.

    `osm` is empty unless `access` is SCHEDULED; `text` is the published string with
    its white space folded, cut short if it is very long.
    """

    text: str
    access: Access
    osm: str = ""
