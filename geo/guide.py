"""The facade: one question in, one answer out; the same question gives the same answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from geo.answer import (
    Abroad,
    Answer,
    Card,
    Lacking,
    Refinement,
    Unreachable,
    Unrecognised,
    Which,
)
from geo.area import areas_of
from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.finder import find_nearest, nearest_standby
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.settlement import Candidate, Settlement
from geo.geocoding.chain import locate, locate_in
from geo.geocoding.outcome import (
    Ambiguous,
    Found,
    Incomplete,
    NotFound,
    Outcome,
    Place,
    Unavailable,
)
from geo.hours import week
from geo.orders import Order
from geo.point import Point
from geo.regions import Regions
from geo.reports import Reports
from geo.snapshot import Snapshot
from geo.whereabouts import Whereabouts, whereabouts


@dataclass(frozen=True)
class Guide:
    """Answers from a gazetteer, the oblasts' polygons and one snapshot of points.

    Instants are aware; `asked` is the moment of the question. PAGE_SIZE points stand in an answer.
    """

    gazetteer: Gazetteer
    regions: Regions
    snapshot: Snapshot

    def locate(self, origin: Coordinate | str, chosen: str = "") -> Outcome:
        """What a shared position or a text means as a place.

        `chosen` is the KATOTTG code of the settlement that the person took for the text's; a street
        or a short plus code in the text then lies there.
        """
        if isinstance(origin, Coordinate):
            return Found(Place(origin))
        if not chosen:
            return locate(origin, self.gazetteer, self.regions)
        settlement = self.gazetteer.by_code(chosen)
        return locate_in(settlement, origin, self.gazetteer) if settlement else NotFound()

    def near(
        self, origin: Coordinate | str | Outcome, asked: datetime, refinement: Refinement
    ) -> Answer:
        """The points near a shared position, near what a text means, or near what `locate` gave."""
        outcome = self.locate(origin) if isinstance(origin, Coordinate | str) else origin
        match outcome:
            case Found(place=place):
                return self._near(place, asked, refinement)
            case Ambiguous() as which:
                return self.which(which)
            case Incomplete(lack=lack):
                return Lacking(lack, self.snapshot.manifest)
            case Unavailable():
                return Unreachable(self.snapshot.manifest)
            case NotFound():
                return Unrecognised(self.snapshot.manifest)

    def namesakes(self, text: str) -> Answer:
        """All settlements that a text may mean, the likeliest first."""
        match self.locate(text):
            case Found(Place(settlement=Settlement() as settlement)):
                others = self.gazetteer.namesakes(settlement)
                named = tuple(Candidate(each, 100.0) for each in (settlement, *others))
                return self.which(Ambiguous(named))
            case Ambiguous() as which:
                return self.which(which)
        return Unrecognised(self.snapshot.manifest)

    def which(self, which: Ambiguous) -> Which:
        """The settlements to choose from, and the centres that tell those of one hromada apart."""
        shared = Counter(candidate.settlement.hromada for candidate in which.candidates)
        centres = {
            hromada: centre.coordinate
            for hromada, count in shared.items()
            if count > 1 and (centre := self.gazetteer.centre(hromada))
        }
        unit = which.units[0] if len(which.units) == 1 else ""
        manifest = self.snapshot.manifest
        return Which(which.candidates, manifest, which.by_distance, centres, unit)

    def unrecognised(self) -> Answer:
        """The answer to what is no question: a picture, a voice, a sticker."""
        return Unrecognised(self.snapshot.manifest)

    def card(self, point_id: str, asked: datetime) -> Card | None:
        """One public point with its verdict and its week; None when there is no such point."""
        point = self.snapshot.by_id(point_id)
        if point is None:
            return None
        return Card(
            point,
            self.snapshot.opening(point, asked),
            week(point.schedule, asked.astimezone(KYIV).date()),
            self.snapshot.manifest.about([point]),
            self.snapshot.reports.of(point_id, asked),
        )

    def areas(self, text: str) -> tuple[str, ...]:
        """What part of the country a text names: heads of KATOTTG codes, see `areas_of`."""
        return areas_of(text, self.gazetteer, self.regions)

    def within(self, head: str) -> tuple[Point, ...]:
        """The public points of the unit with this head of a KATOTTG code, in order of id."""
        code_of = self._whereabouts.code_of
        return tuple(each for each in self.snapshot.points if code_of(each).startswith(head))

    def under(self, orders: Iterable[Order]) -> Guide:
        """The same guide with these orders given, instead of any before."""
        return replace(self, snapshot=self.snapshot.under(orders, self._whereabouts.code_of))

    def told(self, reports: Reports) -> Guide:
        """The same guide with these reports of residents, instead of any before."""
        return replace(self, snapshot=self.snapshot.told(reports))

    def _near(self, place: Place, asked: datetime, refinement: Refinement) -> Answer:
        if place.settlement is None and self.regions.oblast_of(place.coordinate) is None:
            standby = nearest_standby(self.snapshot, place.coordinate, asked)
            return Abroad(self.snapshot.manifest, standby)
        return find_nearest(self.snapshot, place, asked, refinement, self._hromada(place))

    def _hromada(self, place: Place) -> str:
        """The hromada that the place lies in, judged by the nearest settlement on the map.

        "" where no point is withheld in any: then nobody asks.
        """
        if not self.snapshot.withheld_hromadas:
            return ""
        if place.settlement is not None:
            return place.settlement.hromada
        nearest = self._whereabouts.nearest(place.coordinate)
        return nearest.hromada if nearest else ""

    @property
    def _whereabouts(self) -> Whereabouts:
        return whereabouts(self.gazetteer, self.regions)
