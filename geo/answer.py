"""What `geo` answers: the question as it was understood, and the points with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from geo.coordinate import Coordinate
from geo.gazetteer.settlement import Candidate
from geo.geocoding.outcome import Lack, Place
from geo.hours import DayGroup
from geo.opening import Opening
from geo.point import Point, Service
from geo.reports import Finding
from geo.snapshot import Manifest

PAGE_SIZE = 3
"""Open points on one page of an answer."""


@dataclass(frozen=True, slots=True)
class Refinement:
    """How a person narrows the search.

    Points must have all `services`; be open at `at` (an aware instant; None for now) and stay
    open until `until`; `page` counts from 0.
    """

    services: frozenset[Service] = frozenset()
    at: datetime | None = None
    until: datetime | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A point with its distance in metres, bearing in degrees and verdict at the asked instant.

    `reported` is what several people found there, the commonest first.
    """

    point: Point
    distance_m: float
    bearing_deg: float
    opening: Opening
    reported: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest open points, nearest first; those that people lately found closed come last.

    `manifest` tells where the points in the answer are from, not all there are.
    `instant` is the moment the verdicts are for, `asked` the moment of the question.
    `open` holds one page, at most within SEARCH_RADIUS_M. `nearer` is a point markedly nearer than
    the first open one that is on standby, of unknown hours, opens soon or was found closed.
    `standby` is the nearest standby point when `open` is empty. `withheld` says that addresses in
    the place's hromada are not published. `has_more` says that a further page isn't empty.
    """

    place: Place
    instant: datetime
    asked: datetime
    refinement: Refinement
    manifest: Manifest
    open: tuple[Ranked, ...] = ()
    nearer: Ranked | None = None
    standby: Ranked | None = None
    withheld: bool = False
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class Which:
    """Several settlements the text may mean; the homonyms by their distance, or by likelihood.

    `centres` are of the hromadas that several of the candidates lie in, by the hromada's part of
    the code. `unit` is the head of the oblast, raion or hromada that alone was named.
    """

    candidates: tuple[Candidate, ...]
    manifest: Manifest
    by_distance: bool = False
    centres: Mapping[str, Coordinate] = field(default_factory=dict)
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """Not a place."""

    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Lacking:
    """Nearly a place: what the text lacks to be one."""

    lack: Lack
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Only a provider of addresses could tell, and it doesn't answer now."""

    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Abroad:
    """A position outside Ukraine; `standby` is the nearest standby point, however far."""

    manifest: Manifest
    standby: Ranked | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One point by itself: its verdict at the asked instant and its ordinary week.

    `week` is empty where the published hours could not be read. `reported` is what several people
    found there, the commonest first. `manifest` tells where this point is from.
    """

    point: Point
    opening: Opening
    week: tuple[DayGroup, ...]
    manifest: Manifest
    reported: tuple[Finding, ...] = ()


Answer = Nearest | Which | Unrecognised | Lacking | Unreachable | Abroad
