"""A Point of Invincibility as its owner published it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from geo.coordinate import Coordinate
from geo.hours import Schedule

POINT_ID_LENGTH: Final = 40
POINT_ID: Final = re.compile(rf"[A-Za-z0-9_.-]{{1,{POINT_ID_LENGTH}}}", re.ASCII)
"""A point's id, short enough for a button."""

SOURCE_ID: Final = re.compile(r"[a-z0-9-]{1,24}", re.ASCII)
"""The slug of a source of points."""


class Kind(StrEnum):
    """How a point exists: always there, on wheels, an anchor with beds, or opened by order."""

    PERMANENT = "permanent"
    MOBILE = "mobile"
    ANCHOR = "anchor"
    STANDBY = "standby"


class Service(StrEnum):
    """What is inside, after the official kit of a point; the order is the order of display."""

    HEAT = "heat"
    CHARGING = "charging"
    INTERNET = "internet"
    WATER = "water"
    HOT_DRINKS = "hot_drinks"
    FOOD = "food"
    FIRST_AID = "first_aid"
    MOTHER_AND_CHILD = "mother_and_child"
    ACCESSIBLE = "accessible"
    OVERNIGHT = "overnight"
    PETS = "pets"
    TOILET = "toilet"
    MOBILE_SIGNAL = "mobile_signal"
    GENERATOR = "generator"


class Disclosure(StrEnum):
    """Whether the address may be shown. A withheld point never leaves the process."""

    PUBLIC = "public"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Address:
    """The published parts of an address; any may be empty.

    `street` is the thoroughfare and house as published, `katottg` the settlement's code;
    `hromada` and `oblast` are the names of the units around it.
    """

    street: str = ""
    district: str = ""
    settlement: str = ""
    katottg: str = ""
    hromada: str = ""
    oblast: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.settlement, self.street) if part)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who published a record, and when it was true; `as_of` is None when nobody said.

    `source_id` is the SOURCE_ID of the source that owns the record, "" for a list that stands
    alone.
    """

    source: str
    as_of: datetime | None
    source_id: str = ""


NATIONAL_OPENING_TIME = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Point:
    """One point; `opens_within` says how long after an order a standby point opens.

    `id` is a POINT_ID. `capacity` counts people, `entrance` says how to get in, `checked` is the
    day when somebody last looked; `approximate` marks a coordinate worked out from the address.
    """

    id: str
    name: str
    coordinate: Coordinate
    address: Address
    schedule: Schedule
    kind: Kind = Kind.PERMANENT
    services: frozenset[Service] = frozenset()
    disclosure: Disclosure = Disclosure.PUBLIC
    opens_within: timedelta = NATIONAL_OPENING_TIME
    provenance: Provenance = Provenance("", None)
    phone: str = ""
    capacity: int | None = None
    entrance: str = ""
    checked: date | None = None
    approximate: bool = False
