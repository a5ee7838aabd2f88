"""The use case: from a place, an instant and wishes to ranked points with their reasons."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from geo.answer import PAGE_SIZE, Nearest, Ranked, Refinement
from geo.coordinate import Coordinate, bearing_deg
from geo.errors import QueryError
from geo.geocoding.outcome import Place
from geo.index import Neighbour
from geo.point import Service
from geo.snapshot import Snapshot
from geo.timetable import Verdicts, seconds

SEARCH_RADIUS_M = 50_000.0
"""No one is sent further than this for an open point, metres."""

MARKEDLY_NEARER_M = 100.0
MARKEDLY_NEARER_RATIO = 0.7
"""To be worth naming beside an open point, another is nearer by this much and by this share."""


def find_nearest(  # noqa: PLR0913 - the question has this many parts
    snapshot: Snapshot,
    place: Place,
    asked: datetime,
    refinement: Refinement,
    hromada: str = "",
    *,
    limit: int = PAGE_SIZE,
) -> Nearest:
    """The nearest open points within SEARCH_RADIUS_M, `limit` to a page.

    Verdicts are for `refinement.at` if that is later than `asked`. `hromada` is the place's, the
    first nine characters of a KATOTTG code. Raises QueryError for a naive instant, a negative page
    or limit < 1.
    """
    if limit < 1 or refinement.page < 0:
        raise QueryError("limit counts from 1 and page from 0")
    instant = _later(asked, refinement.at)
    search = _Search.at(snapshot, place.coordinate, instant, refinement.services)
    skipped = refinement.page * limit
    found = search.nearest(
        skipped + limit + 1, search.verdicts.open(refinement.until), SEARCH_RADIUS_M
    )
    first_page = refinement.page == 0
    return Nearest(
        place=place,
        instant=instant,
        asked=asked,
        refinement=refinement,
        manifest=snapshot.manifest,
        open=search.ranked(found[skipped : skipped + limit]),
        nearer=_nearer(search, found[0].distance_m) if first_page and found else None,
        standby=_standby(search) if first_page and not found else None,
        withheld=hromada in snapshot.withheld_hromadas,
        has_more=len(found) > skipped + limit,
    )


def nearest_standby(snapshot: Snapshot, origin: Coordinate, instant: datetime) -> Ranked | None:
    """The nearest point that opens after an order, however far."""
    return _standby(_Search.at(snapshot, origin, instant, ()))


def rank(  # noqa: PLR0913 - the question has this many parts
    snapshot: Snapshot,
    origin: Coordinate,
    instant: datetime,
    services: Iterable[Service],
    limit: int,
    *,
    include_closed: bool = False,
) -> tuple[Ranked, ...]:
    """The `limit` nearest open points, however far; then, if asked for, as many of the rest."""
    search = _Search.at(snapshot, origin, instant, services)
    is_open = search.verdicts.open()
    ranked = search.ranked(search.nearest(limit, is_open))
    if include_closed:
        ranked += search.ranked(search.nearest(limit, ~is_open))
    return ranked


def _nearer(search: _Search, first_open_m: float) -> Ranked | None:
    within_m = min(first_open_m - MARKEDLY_NEARER_M, first_open_m * MARKEDLY_NEARER_RATIO)
    return search.first(search.verdicts.promising, within_m)


def _standby(search: _Search) -> Ranked | None:
    return search.first(search.verdicts.standby)


@dataclass(frozen=True, slots=True)
class _Search:
    """One origin, one instant: what all the parts of an answer are looked up with."""

    snapshot: Snapshot
    origin: Coordinate
    verdicts: Verdicts
    offering: NDArray[np.bool_] | None

    @classmethod
    def at(
        cls,
        snapshot: Snapshot,
        origin: Coordinate,
        instant: datetime,
        services: Iterable[Service],
    ) -> _Search:
        wanted = frozenset(services)
        offering = snapshot.offering(wanted) if wanted else None
        return cls(snapshot, origin, snapshot.timetable.at(instant), offering)

    def nearest(
        self, k: int, among: NDArray[np.bool_], within_m: float = math.inf
    ) -> list[Neighbour]:
        """The nearest of those that pass and have the services."""
        passing = among if self.offering is None else among & self.offering
        return self.snapshot.index.nearest(self.origin, k, passing, within_m)

    def ranked(self, neighbours: Sequence[Neighbour]) -> tuple[Ranked, ...]:
        """What a person is told of each."""
        return tuple(self._ranked(*each) for each in neighbours)

    def first(self, among: NDArray[np.bool_], within_m: float = math.inf) -> Ranked | None:
        """The nearest one, if there is any."""
        return next(iter(self.ranked(self.nearest(1, among, within_m))), None)

    def _ranked(self, position: int, distance_m: float) -> Ranked:
        point = self.snapshot.points[position]
        bearing = bearing_deg(self.origin, point.coordinate)
        return Ranked(point, distance_m, bearing, self.verdicts.of(position))


def _later(asked: datetime, at: datetime | None) -> datetime:
    # By seconds: datetimes of one zone compare by the clock on the wall, which may go back.
    return asked if at is None else max(asked, at, key=seconds)
