"""The way of a list from its bytes to a draft."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

from geo.opening import State
from geo.point import Disclosure, Kind, Point
from geo.refresh.diff import Diff, compare
from geo.refresh.draft import Draft, Tally
from geo.refresh.filling import Geocode, fill
from geo.refresh.guards import Measured, Thresholds, judge
from geo.refresh.holding import Holding, hold, made_public, pack_holding
from geo.refresh.placing import Placing
from geo.refresh.reading import Reading, read_list
from geo.ruling import terms_of
from geo.timetable import Timetable

Progress = Callable[[str, int, int], None]
"""Told the stage that begins (`read`, `fill`, `place`, `compare`, `pack`), done and all."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A file and what is said of it; `source` and `as_of` go before what it says of itself."""

    content: bytes = field(repr=False)
    name: str
    source_id: str
    source: str = ""
    licence: str = ""
    as_of: datetime | None = None
    mapping: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What is published: of the same source, None for nothing, with its name; of the others."""

    own: Holding | None = None
    own_sha256: str = ""
    others: tuple[Holding, ...] = ()


class Checker:
    """Checks lists at an instant, against these thresholds."""

    def __init__(
        self, placing: Placing, geocode: Geocode, instant: datetime, thresholds: Thresholds
    ) -> None:
        self._placing = placing
        self._geocode = geocode
        self._instant = instant
        self._thresholds = thresholds

    def check(self, submitted: Submission, published: Published, progress: Progress) -> Draft:
        """Read, fill, place, compare, judge and pack a list; raises PointsFileError."""
        progress("read", 0, len(submitted.content))
        reading = read_list(
            submitted.content,
            submitted.name,
            submitted.source,
            submitted.as_of,
            submitted.mapping,
        )
        points = self._placed(reading, progress)
        progress("compare", 0, len(points))
        before = published.own.points if published.own else ()
        public = [point for point in points if point.disclosure is Disclosure.PUBLIC]
        diff = compare(before, public, self._placing.oblast_of)
        tally = self._tally(reading, points, public)
        held = hold(submitted.source_id, reading.manifest, tuple(points), submitted.licence)
        measured = self._measured(reading, tally, diff, published, held)
        progress("pack", 0, len(public))
        blob = pack_holding(held) if points else b""
        return Draft(
            source_id=submitted.source_id,
            manifest=reading.manifest,
            licence=submitted.licence,
            tally=tally,
            notices=tuple(reading.notices),
            totals=reading.notices.totals,
            severities={str(each): count for each, count in reading.notices.severities.items()},
            unknown_headers=reading.unknown_headers,
            diff=diff,
            verdicts=judge(measured, self._thresholds),
            checked_at=self._instant,
            sha256=hashlib.sha256(blob).hexdigest(),
            parent=published.own_sha256,
            blob=blob,
        )

    def _placed(self, reading: Reading, progress: Progress) -> list[Point]:
        filled = list(self._filled(reading, progress))
        progress("place", 0, len(reading.points) + len(filled))
        every = (*reading.points, *filled)
        points = self._placing.place(every, reading.notices, reading.row_of)
        return sorted(points, key=attrgetter("id"))

    def _filled(self, reading: Reading, progress: Progress) -> Iterator[Point]:
        points = fill(reading.unplaced, self._geocode, reading.notices)
        for done, point in enumerate(points):
            progress("fill", done, len(reading.unplaced))
            if point is not None:
                yield point

    def _tally(self, reading: Reading, points: Sequence[Point], public: Sequence[Point]) -> Tally:
        duplicates = reading.notices.totals["duplicate"]
        return Tally(
            rows=reading.rows,
            # Whatever gave no point, here or later on.
            invalid=max(reading.rows - len(points) - duplicates, 0),
            duplicates=duplicates,
            public=len(public),
            standby=sum(point.kind is Kind.STANDBY for point in public),
            approximate=sum(point.approximate for point in public),
            open_now=self._open(public),
            withheld=len(points) - len(public),
        )

    def _measured(
        self,
        reading: Reading,
        tally: Tally,
        diff: Diff,
        published: Published,
        held: Holding,
    ) -> Measured:
        as_of = reading.manifest.as_of
        own = published.own
        return Measured(
            rows=tally.rows,
            invalid=tally.invalid,
            duplicates=tally.duplicates,
            points=tally.public + tally.withheld,
            open_before=self._open(own.points) if own else 0,
            open_after=tally.open_now,
            outside=reading.notices.totals["outside-ukraine"],
            made_public=len(made_public(held, own, published.others)),
            incomplete=reading.notices.totals["incomplete"] > 0,
            age=self._instant - as_of if as_of else None,
            diff=diff,
        )

    def _open(self, points: Iterable[Point]) -> int:
        return Timetable(map(terms_of, points)).at(self._instant).counts()[State.OPEN]
