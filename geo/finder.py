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

    Those that people lately found closed come after all the others, by their distance too.
    Verdicts are for `refinement.at` if that is later than `asked`. `hromada` is the place's, the
    first nine characters of a KATOTTG code. Raises QueryError for a naive instant, a negative page
    or limit < 1.
    """
    if limit < 1 or refinement.page < 0:
        raise QueryError("limit counts from 1 and page from 0")
    instant = _later(asked, refinement.at)
    search = _Search.at(snapshot, place.coordinate, instant, refinement.services)
    skipped = refinement.page * limit
    is_open = search.verdicts.open(refinement.until)
    found = search.trusted_first(skipped + limit + 1, is_open, SEARCH_RADIUS_M)
    page = found[skipped : skipped + limit]
    first_page = refinement.page == 0
    ranked = search.ranked(page)
    nearer = _nearer(search, is_open, page) if first_page and found else None
    standby = _standby(search) if first_page and not found else None
    shown = (*ranked, *filter(None, (nearer, standby)))
    return Nearest(
        place=place,
        instant=instant,
        asked=asked,
        refinement=refinement,
        manifest=snapshot.manifest.about(each.point for each in shown),
        open=ranked,
        nearer=nearer,
        standby=standby,
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
    ranked = search.ranked(search.trusted_first(limit, is_open))
    if include_closed:
        ranked += search.ranked(search.nearest(limit, ~is_open))
    return ranked


def _nearer(
    search: _Search, is_open: NDArray[np.bool_], page: Sequence[Neighbour]
) -> Ranked | None:
    """What may be open markedly nearer than the page's first point, and isn't on the page.

    A doubted point first: who knows it would miss it.
    """
    first_open_m = page[0].distance_m
    within_m = min(first_open_m - MARKEDLY_NEARER_M, first_open_m * MARKEDLY_NEARER_RATIO)
    if search.doubted is not None:
        below = is_open & search.doubted
        below[[position for position, _ in page]] = False
        if doubted := search.first(below, within_m):
            return doubted
    return search.first(search.verdicts.promising, within_m)


def _standby(search: _Search) -> Ranked | None:
    return search.first(search.verdicts.standby)


@dataclass(frozen=True, slots=True)
class _Search:
    """One origin, one instant: what all the parts of an answer are looked up with."""

    snapshot: Snapshot
    origin: Coordinate
    instant: datetime
    verdicts: Verdicts
    offering: NDArray[np.bool_] | None
    doubted: NDArray[np.bool_] | None

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
        verdicts, doubted = snapshot.timetable.at(instant), snapshot.doubted(instant)
        return cls(snapshot, origin, instant, verdicts, offering, doubted)

    def nearest(
        self, k: int, among: NDArray[np.bool_], within_m: float = math.inf
    ) -> list[Neighbour]:
        """The nearest of those that pass and have the services."""
        passing = among if self.offering is None else among & self.offering
        return self.snapshot.index.nearest(self.origin, k, passing, within_m)

    def trusted_first(
        self, k: int, among: NDArray[np.bool_], within_m: float = math.inf
    ) -> list[Neighbour]:
        """The nearest of those that pass, the doubted ones only after all the others."""
        if self.doubted is None:
            return self.nearest(k, among, within_m)
        found = self.nearest(k, among & ~self.doubted, within_m)
        if len(found) < k:
            found += self.nearest(k - len(found), among & self.doubted, within_m)
        return found

    def ranked(self, neighbours: Sequence[Neighbour]) -> tuple[Ranked, ...]:
        """What a person is told of each."""
        return tuple(self._ranked(*each) for each in neighbours)

    def first(self, among: NDArray[np.bool_], within_m: float = math.inf) -> Ranked | None:
        """The nearest one, if there is any."""
        return next(iter(self.ranked(self.nearest(1, among, within_m))), None)

    def _ranked(self, position: int, distance_m: float) -> Ranked:
        point = self.snapshot.points[position]
        bearing = bearing_deg(self.origin, point.coordinate)
        reported = self.snapshot.reports.of(point.id, self.instant)
        return Ranked(point, distance_m, bearing, self.verdicts.of(position), reported)


def _later(asked: datetime, at: datetime | None) -> datetime:
    # By seconds: datetimes of one zone compare by the clock on the wall, which may go back.
    return asked if at is None else max(asked, at, key=seconds)
