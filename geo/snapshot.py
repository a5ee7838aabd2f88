"""An immutable set of points, with what is needed to search it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import attrgetter
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from geo.errors import DataError
from geo.index import SpatialIndex
from geo.opening import Opening
from geo.orders import CodeOf, Order, orders_of, published_code
from geo.point import Disclosure, Kind, Point, Provenance, Service
from geo.reports import NO_REPORTS, Reports
from geo.ruling import terms_of
from geo.timetable import Timetable

_BIT = {service: 1 << place for place, service in enumerate(Service)}
_HROMADA_LENGTH = 9


@dataclass(frozen=True, slots=True)
class Manifest:
    """Where a snapshot is from. `sha256` is of the file's bytes; `demo` marks made-up points.

    `as_of` is an aware instant, None when the source doesn't say.
    """

    sha256: str
    source: str
    as_of: datetime | None
    demo: bool = False

    def about(self, points: Iterable[Point]) -> Manifest:
        """Where these points are from: their own sources, and the oldest of their dates.

        `as_of` is None where one of them has no date. A point that names no source is the
        manifest's own; so are made-up ones, and so is the whole where there are no points.
        """
        own = Provenance(self.source, self.as_of)
        said = [point.provenance if point.provenance.source else own for point in points]
        if self.demo or not said:
            return self
        dates = [each.as_of for each in said if each.as_of]
        return replace(
            self,
            source="; ".join(dict.fromkeys(each.source for each in said)),
            as_of=min(dates) if len(dates) == len(said) else None,
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """How many points are public, and how many of these open only after an order."""

    total: int
    standby: int

    @property
    def permanent(self) -> int:
        """Those that keep hours of their own: buildings, vehicles and anchor points."""
        return self.total - self.standby


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """The public points, sorted by id; a position counts from 0 in that order.

    Of withheld points nothing is kept but `withheld_hromadas`, the first nine characters of their
    settlements' codes. `reports` are what residents found. Made by `build`.
    """

    manifest: Manifest
    points: tuple[Point, ...] = field(repr=False)
    counts: Counts
    withheld_hromadas: frozenset[str]
    index: SpatialIndex = field(repr=False)
    timetable: Timetable = field(repr=False)
    _services: NDArray[np.uint32] = field(repr=False)
    _by_id: Mapping[str, Point] = field(repr=False)
    reports: Reports = NO_REPORTS

    @classmethod
    def build(
        cls,
        points: Iterable[Point],
        manifest: Manifest,
        withheld_hromadas: Iterable[str] = (),
    ) -> Snapshot:
        """Index the points; raises DataError when two of them share an id.

        `withheld_hromadas` are those of withheld points that aren't among these.
        """
        every = sorted(points, key=attrgetter("id"))
        if len({point.id for point in every}) < len(every):
            raise DataError("two points share an id")
        public = tuple(point for point in every if point.disclosure is Disclosure.PUBLIC)
        withheld = (point for point in every if point.disclosure is not Disclosure.PUBLIC)
        standby = [point.kind is Kind.STANDBY for point in public]
        # Thousands of points share a few hundred sets of services.
        masks = {offered: _mask(offered) for offered in {point.services for point in public}}
        services = np.array([masks[point.services] for point in public], dtype=np.uint32)
        services.setflags(write=False)
        return cls(
            manifest=manifest,
            points=public,
            counts=Counts(len(public), sum(standby)),
            withheld_hromadas=frozenset(withheld_hromadas).union(
                point.address.katottg[:_HROMADA_LENGTH]
                for point in withheld
                if point.address.katottg
            ),
            index=SpatialIndex([point.coordinate for point in public]),
            timetable=Timetable(terms_of(point) for point in public),
            _services=services,
            _by_id=MappingProxyType({point.id: point for point in public}),
        )

    def by_id(self, point_id: str) -> Point | None:
        """The public point of this id."""
        return self._by_id.get(point_id)

    def opening(self, point: Point, instant: datetime) -> Opening:
        """The verdict on one of the points, to the minute; raises QueryError as the timetable."""
        return self.timetable.at(instant).of(self._position(point))

    def under(self, orders: Iterable[Order], code_of: CodeOf = published_code) -> Snapshot:
        """The same points with these orders given, instead of any before.

        `code_of` tells the code of a point's settlement where a unit is ordered.
        """
        reaching = orders_of(self.points, orders, code_of)
        return replace(self, timetable=Timetable(map(terms_of, self.points, reaching)))

    def told(self, reports: Reports) -> Snapshot:
        """The same points with these reports of residents, instead of any before."""
        return replace(self, reports=reports)

    def doubted(self, instant: datetime) -> NDArray[np.bool_] | None:
        """Which points people lately found closed, one entry for every position; None if none."""
        found = [self._by_id[each] for each in self.reports.doubted(instant) if each in self._by_id]
        if not found:
            return None
        mask = np.zeros(len(self.points), dtype=np.bool_)
        mask[[self._position(point) for point in found]] = True
        return mask

    def offering(self, services: Iterable[Service]) -> NDArray[np.bool_]:
        """Which points have all of the services, one entry for every position."""
        wanted = np.uint32(_mask(services))
        offered: NDArray[np.bool_] = (self._services & wanted) == wanted
        return offered

    def _position(self, point: Point) -> int:
        return bisect_left(self.points, point.id, key=attrgetter("id"))


def _mask(services: Iterable[Service]) -> int:
    return sum(_BIT[service] for service in set(services))
