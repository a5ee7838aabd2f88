"""The index against brute force: the same places, in the same order, at the same distances."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from geo.coordinate import Coordinate, distance_m
from geo.errors import QueryError
from geo.index import Neighbour, SpatialIndex

KYIV = Coordinate(50.4501, 30.5234)


def brute_force(
    places: Sequence[Coordinate],
    origin: Coordinate,
    k: int,
    among: NDArray[np.bool_],
    within_m: float = math.inf,
) -> list[Neighbour]:
    measured = sorted(
        (distance_m(origin, place), position)
        for position, place in enumerate(places)
        if among[position]
    )
    return [Neighbour(position, metres) for metres, position in measured if metres <= within_m][:k]


def everyone(places: Sequence[Coordinate]) -> NDArray[np.bool_]:
    return np.ones(len(places), dtype=np.bool_)


def only(places: Sequence[Coordinate], *positions: int) -> NDArray[np.bool_]:
    among = np.zeros(len(places), dtype=np.bool_)
    among[list(positions)] = True
    return among


def scattered(seed: int, size: int, spread: float, centre: Coordinate = KYIV) -> list[Coordinate]:
    """A cloud around a centre, `spread` in degrees of latitude."""
    chance = random.Random(seed)
    return [
        Coordinate(
            max(-90.0, min(90.0, centre.lat + chance.gauss(0, spread))),
            (centre.lon + chance.gauss(0, spread * 1.5) + 180) % 360 - 180,
        )
        for _ in range(size)
    ]


ukraine = st.builds(Coordinate, st.floats(44.3, 52.4), st.floats(22.1, 40.3))
# Few distinct values, so that places coincide, share a meridian or mirror each other.
lattice = st.builds(
    Coordinate,
    st.sampled_from([50.0, 50.01, 50.02, 50.5, 48.0]),
    st.sampled_from([30.0, 30.01, 30.02, 30.5, 35.0]),
)
anywhere = st.builds(Coordinate, st.floats(-90, 90), st.floats(-180, 180))


@settings(max_examples=400)
@given(
    places=st.lists(ukraine | lattice, max_size=40),
    origin=ukraine | lattice | anywhere,
    k=st.integers(1, 45),
    within_m=st.sampled_from([math.inf, 0.0, 1_500.0, 50_000.0, 300_000.0]),
    data=st.data(),
)
def test_any_cloud_any_filter(
    places: list[Coordinate], origin: Coordinate, k: int, within_m: float, data: st.DataObject
) -> None:
    passes = data.draw(st.lists(st.booleans(), min_size=len(places), max_size=len(places)))
    among = np.array(passes, dtype=np.bool_)
    found = SpatialIndex(places).nearest(origin, k, among, within_m)
    assert found == brute_force(places, origin, k, among, within_m)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_town_among_villages(share: float) -> None:
    """Origins in the streets and in the fields: one box, several boxes, the whole cloud."""
    places = [
        *scattered(1, 120, 0.03),
        *scattered(2, 60, 0.2),
        *scattered(3, 60, 2.0, Coordinate(49, 31)),
    ]
    index = SpatialIndex(places)
    chance = random.Random(share)
    for origin in [*scattered(4, 12, 0.03), *scattered(5, 12, 1.5)]:
        among = np.array([chance.random() < share for _ in places], dtype=np.bool_)
        k = chance.randint(1, 8)
        assert index.nearest(origin, k, among) == brute_force(places, origin, k, among)


def test_all_near_ones_closed_and_the_open_ones_far_away() -> None:
    near = scattered(6, 200, 0.05)
    far = scattered(7, 30, 0.3, Coordinate(46.5, 30.7))
    places = near + far
    among = only(places, *range(len(near), len(places)))
    index = SpatialIndex(places)
    for origin in near[:10]:
        found = index.nearest(origin, 5, among)
        assert found == brute_force(places, origin, 5, among)
        assert found[0].distance_m > 300_000


@pytest.mark.parametrize(
    "origin",
    [
        Coordinate(90, 0),
        Coordinate(-90, 12),
        Coordinate(66, 180),
        Coordinate(66, -180),
        Coordinate(-50.5, -149.5),
        Coordinate(0, 0),
        Coordinate(89.99, -150),
    ],
)
def test_asked_from_the_ends_of_the_earth(origin: Coordinate) -> None:
    places = scattered(8, 60, 2.0, Coordinate(49, 31))
    index = SpatialIndex(places)
    assert index.nearest(origin, 4, everyone(places)) == brute_force(
        places, origin, 4, everyone(places)
    )


@pytest.mark.parametrize("centre", [Coordinate(66, 179.99), Coordinate(89.9, 30)])
def test_places_across_the_antimeridian_and_around_the_pole(centre: Coordinate) -> None:
    places = scattered(9, 60, 0.05, centre)
    index = SpatialIndex(places)
    for origin in places[:8]:
        assert index.nearest(origin, 5, everyone(places)) == brute_force(
            places, origin, 5, everyone(places)
        )


def test_degrees_are_not_metres() -> None:
    """A degree of longitude is shorter than one of latitude: the east neighbour is the nearer."""
    places = [Coordinate(50.55, 30.5), Coordinate(50.45, 30.62)]
    assert (
        SpatialIndex(places).nearest(Coordinate(50.45, 30.5), 1, everyone(places))[0].position == 1
    )


def test_equal_distances_come_in_order_of_position() -> None:
    twins = [Coordinate(50.5, 30.5)] * 50
    places = [Coordinate(50.6, 30.5), *twins, Coordinate(50.51, 30.5)]
    found = SpatialIndex(places).nearest(Coordinate(50.5, 30.49), 30, everyone(places))
    assert [each.position for each in found] == list(range(1, 31))
    assert len({each.distance_m for each in found}) == 1


def test_mirrored_places_are_equally_far() -> None:
    """East and west neighbours tie: chords differ by rounding, and neither may be lost."""
    places = [Coordinate(50.5, 30.5 + side * 0.05) for side in (1, -1)] * 10
    found = SpatialIndex(places).nearest(Coordinate(50.5, 30.5), 20, everyone(places))
    assert len(found) == 20
    assert found == brute_force(places, Coordinate(50.5, 30.5), 20, everyone(places))


def test_a_question_asked_on_a_place() -> None:
    places = scattered(10, 30, 0.1)
    assert SpatialIndex(places).nearest(places[7], 1, everyone(places)) == [Neighbour(7, 0.0)]


def test_fewer_than_k_pass() -> None:
    places = scattered(11, 30, 3.0, Coordinate(49, 31))
    index = SpatialIndex(places)
    assert {each.position for each in index.nearest(KYIV, 5, only(places, 3, 17))} == {3, 17}
    assert index.nearest(KYIV, 5, only(places)) == []


def test_an_empty_index_answers_nothing() -> None:
    assert SpatialIndex([]).nearest(KYIV, 3, np.zeros(0, dtype=np.bool_)) == []


@pytest.mark.parametrize("metres", [900.0, 30_000.0, 200_000.0])
def test_the_limit_itself_is_within(metres: float) -> None:
    """At exactly the limit a place is in, a millimetre short of it no longer."""
    place = Coordinate(50.4501 + metres / 111_200, 30.5234)
    index = SpatialIndex([place])
    exactly = distance_m(KYIV, place)
    assert index.nearest(KYIV, 1, everyone([place]), exactly) == [Neighbour(0, exactly)]
    assert index.nearest(KYIV, 1, everyone([place]), exactly - 0.001) == []


@pytest.mark.parametrize("metres_away", [0, 100_000])
def test_candidates_hold_the_answer_and_little_more(metres_away: int) -> None:
    """Thousands of places in one box, or thousands to be passed over from afar."""
    places = scattered(12, 3_000, 0.05)
    index = SpatialIndex(places)
    for origin in scattered(13, 20, 0.05, Coordinate(KYIV.lat + metres_away / 111_200, KYIV.lon)):
        candidates = set(index.candidates(origin, 5, everyone(places)).tolist())
        assert {each.position for each in index.nearest(origin, 5, everyone(places))} <= candidates
        assert len(candidates) <= 6


@pytest.mark.parametrize(("k", "length"), [(0, 3), (-1, 3), (1, 2), (1, 4)])
def test_a_question_that_makes_no_sense_is_refused(k: int, length: int) -> None:
    index = SpatialIndex([KYIV] * 3)
    with pytest.raises(QueryError):
        index.nearest(KYIV, k, np.ones(length, dtype=np.bool_))
