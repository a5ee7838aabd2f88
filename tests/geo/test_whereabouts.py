"""Which settlement a point lies in, where its list doesn't say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from geo.coordinate import Coordinate
from geo.guide import Guide
from geo.opening import State
from geo.orders import Effect, Reach, new_order
from geo.point import Point
from geo.snapshot import Snapshot
from geo.whereabouts import Whereabouts, whereabouts

ZHYTOMYR = Coordinate(50.2649, 28.6767)


@pytest.fixture(scope="module")
def around(guide: Guide) -> Whereabouts:
    return whereabouts(guide.gazetteer, guide.regions)


def uncoded(point: Point, lat: float, lon: float) -> Point:
    address = replace(point.address, katottg="")
    return replace(point, coordinate=Coordinate(lat, lon), address=address)


def test_a_published_code_is_believed(around: Whereabouts, made_points: tuple[Point, ...]) -> None:
    for point in made_points:
        assert around.code_of(point) == point.address.katottg


@pytest.mark.parametrize(
    ("lat", "lon", "head"),
    [
        (50.2649, 28.6767, "UA18040190010"),  # Житомир
        (50.4501, 30.5234, "UA80000000000"),  # Київ
        (50.5110, 30.7905, "UA32060050010"),  # Бровари
        (52.2297, 21.0122, ""),  # Warsaw
    ],
)
def test_a_position_tells_the_code(
    around: Whereabouts, made_points: tuple[Point, ...], lat: float, lon: float, head: str
) -> None:
    code = around.code_of(uncoded(made_points[0], lat, lon))
    assert code[:12] == head[:12]


def test_the_outline_comes_before_the_nearest_settlement(
    around: Whereabouts, guide: Guide, made_points: tuple[Point, ...]
) -> None:
    """Along the edge of Kyiv the nearest settlement is often across it."""
    differing = 0
    for step in range(40):
        point = uncoded(made_points[0], 50.30 + step * 0.01, 30.70)
        oblast = guide.regions.oblast_of(point.coordinate)
        nearest = around.nearest(point.coordinate)
        assert oblast is not None
        assert nearest is not None
        assert around.code_of(point)[:4] == oblast.code
        differing += nearest.code[:4] != oblast.code
    assert differing


def test_the_nearest_may_be_asked_for_in_one_oblast(around: Whereabouts) -> None:
    nearest = around.nearest(ZHYTOMYR)
    assert nearest is not None
    assert nearest.name_uk == "Житомир"
    elsewhere = around.nearest(ZHYTOMYR, "UA21")
    assert elsewhere is not None
    assert elsewhere.code.startswith("UA21")
    assert around.nearest(ZHYTOMYR, "UA99") is None


def test_an_order_reaches_points_whose_list_has_no_codes(
    guide: Guide, made_points: tuple[Point, ...], snapshot: Snapshot, noon: datetime
) -> None:
    points = [uncoded(each, each.coordinate.lat, each.coordinate.lon) for each in made_points]
    bare = replace(guide, snapshot=Snapshot.build(points, snapshot.manifest))
    order = new_order(Effect.OPEN, Reach.UNIT, "UA32", issued=noon)
    card = bare.under([order]).card("p4", noon)
    assert card is not None
    assert card.opening.state is State.BEING_OPENED
    untouched = bare.card("p4", noon)
    assert untouched is not None
    assert untouched.opening.state is State.STANDBY
