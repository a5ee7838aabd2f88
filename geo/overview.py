"""What is open in a settlement as a whole, and near it: for a card of the town."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from geo.answer import Nearest, Ranked, Refinement
from geo.clock import KYIV
from geo.finder import find_nearest
from geo.gazetteer.settlement import Settlement
from geo.geocoding.outcome import Found, Place
from geo.guide import Guide
from geo.opening import State
from geo.point import Point, Service
from geo.snapshot import Manifest
from geo.whereabouts import whereabouts

_TOWN_LENGTH = 12
"""So much of a KATOTTG code names a settlement, without what is inside it."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The nearest open points to a place, nearest first, and how many the settlement has.

    `count` is 0 for a position and for a district of a city. `withheld` as for `Nearest`. `changes`
    is when a verdict somewhere changes next, None if not in days.
    """

    place: Place
    asked: datetime
    services: frozenset[Service]
    manifest: Manifest
    open: tuple[Ranked, ...]
    count: int
    withheld: bool
    changes: datetime | None


def overview(
    guide: Guide, place: Place, asked: datetime, services: Iterable[Service], limit: int
) -> Overview | None:
    """At most `limit` open points from the place's coordinate on; None outside Ukraine.

    Raises QueryError for a naive instant or limit < 1.
    """
    refinement = Refinement(frozenset(services))
    near = guide.near(Found(place), asked, refinement)
    if not isinstance(near, Nearest):
        return None
    snapshot = guide.snapshot
    changes = snapshot.timetable.at(asked).changes_at
    return Overview(
        place=place,
        asked=asked,
        services=refinement.services,
        manifest=snapshot.manifest,
        open=find_nearest(snapshot, place, asked, refinement, limit=limit).open,
        count=_count(guide, place.settlement, asked, refinement.services),
        withheld=near.withheld,
        changes=None if math.isinf(changes) else datetime.fromtimestamp(changes, KYIV),
    )


def _count(
    guide: Guide, settlement: Settlement | None, asked: datetime, services: frozenset[Service]
) -> int:
    if settlement is None or settlement.city:
        return 0
    opening = guide.snapshot.opening
    return sum(
        services <= point.services and opening(point, asked).state is State.OPEN
        for point in _by_town(guide).get(settlement.code[:_TOWN_LENGTH], ())
    )


@lru_cache(2)
def _by_town(guide: Guide) -> Mapping[str, Sequence[Point]]:
    """The public points by the settlements they lie in: looking at all takes milliseconds."""
    code_of = whereabouts(guide.gazetteer, guide.regions).code_of
    towns = defaultdict[str, list[Point]](list)
    for point in guide.snapshot.points:
        towns[code_of(point)[:_TOWN_LENGTH]].append(point)
    return towns
