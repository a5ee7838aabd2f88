"""What came of looking for a place: different things, never confused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.coordinate import Coordinate
from geo.gazetteer.settlement import Candidate, Settlement


class StreetState(StrEnum):
    """What is known of where a street and house are."""

    UNASKED = "unasked"
    FOUND = "found"
    MISSING = "missing"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Street:
    """A street, with or without a house, as the person named it: «Київська 168».

    UNASKED: nobody was asked. FOUND: a provider placed it, `source` is whom to credit. MISSING: the
    provider knows no such address there. UNAVAILABLE: no provider answered in time.
    """

    name: str
    state: StreetState = StreetState.UNASKED
    source: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person asks from; `settlement` is None for a shared or typed position.

    `namesakes` counts the other settlements of the same name, for "another Миколаїв?". `swapped`
    says that the longitude stood first and was taken for what it is. `street` is the one that the
    text names; the coordinate is the street's where it is FOUND, the settlement's centre elsewhere.
    """

    coordinate: Coordinate
    settlement: Settlement | None = None
    namesakes: int = 0
    swapped: bool = False
    street: Street | None = None

    @property
    def is_street(self) -> bool:
        """Whether the coordinate is of the street and not of the settlement's centre."""
        return self.street is not None and self.street.state is StreetState.FOUND

    @property
    def is_centre(self) -> bool:
        """Whether distances are from the settlement's centre."""
        return self.settlement is not None and not self.is_street

    @property
    def approximate(self) -> bool:
        """Whether distances from here are off by a settlement's uncertainty (up to 20 km)."""
        return self.settlement is not None and self.settlement.approximate and not self.is_street


@dataclass(frozen=True, slots=True)
class Found:
    """The text means this place; `candidates` are the runners-up, best first, itself included."""

    place: Place
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several places it may be: ask. Best first, never empty.

    `by_distance`: the homonyms stand in order of distance from where the person is. `units` are
    the heads of the oblast, raion or hromada that alone was named; then these are its largest
    places, after places that are called as it is.
    """

    candidates: tuple[Candidate, ...]
    by_distance: bool = False
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotFound:
    """Not a place that the gazetteer knows."""


class Lack(StrEnum):
    """What a text lacks to be a place."""

    LINK_CLOSED = "link-closed"
    CODE_WITHOUT_TOWN = "code-without-town"
    STREET_WITHOUT_TOWN = "street-without-town"


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Nearly a place: say what to send instead.

    LINK_CLOSED: a map's link that holds no position and isn't opened. CODE_WITHOUT_TOWN: a short
    plus code. STREET_WITHOUT_TOWN: a `street` that may be in any town.
    """

    lack: Lack
    street: Street | None = None


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The provider that alone could tell did not answer in time; it may in a minute."""


Outcome = Found | Ambiguous | NotFound | Incomplete | Unavailable
