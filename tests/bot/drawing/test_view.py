"""Places on a map: where they are, and beside each other."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.drawing.surface import Box
from bot.drawing.view import LEAST_SPAN_M, spread, view_of
from geo.coordinate import Coordinate, way

BOX = Box(10, 20, 400, 300)
places = st.builds(Coordinate, st.floats(44.5, 52), st.floats(22.5, 40))
near = st.builds(Coordinate, st.floats(50.4, 50.6), st.floats(30.6, 30.9))
dots = st.lists(st.tuples(st.floats(100, 300), st.floats(100, 250)), max_size=25)


@given(st.lists(places, min_size=1, max_size=30))
def test_every_place_is_in_the_box(drawn: list[Coordinate]) -> None:
    view = view_of(drawn, BOX)
    for place in drawn:
        x, y = view.of(place)
        assert BOX.x - 1e-6 <= x <= BOX.right + 1e-6
        assert BOX.y - 1e-6 <= y <= BOX.top + 1e-6


@given(near, near)
def test_lengths_and_directions_are_true(a: Coordinate, b: Coordinate) -> None:
    metres, bearing = way(a, b)
    if metres < 10:
        return
    view = view_of([a, b], BOX)
    (ax, ay), (bx, by) = view.of(a), view.of(b)
    assert math.hypot(bx - ax, by - ay) == pytest.approx(metres * view.per_metre, rel=0.005)
    drawn = math.degrees(math.atan2(bx - ax, by - ay)) % 360
    assert min(abs(drawn - bearing), 360 - abs(drawn - bearing)) < 1


def test_one_place_is_in_the_middle() -> None:
    view = view_of([Coordinate(50.5, 30.8)], BOX)
    assert view.of(Coordinate(50.5, 30.8)) == (210, 170)
    assert view.per_metre == pytest.approx(BOX.height / LEAST_SPAN_M)


@settings(deadline=None)
@given(dots)
def test_discs_dont_cover_each_other(drawn: list[tuple[float, float]]) -> None:
    discs = spread(drawn, 8, BOX)
    assert len(discs) == len(drawn)
    for (ax, ay), (bx, by) in combinations(discs, 2):
        assert math.hypot(ax - bx, ay - by) > 13
    for x, y in discs:
        assert BOX.x + 8 <= x <= BOX.right - 8
        assert BOX.y + 8 <= y <= BOX.top - 8


def test_a_disc_alone_stands_on_its_dot() -> None:
    ((x, y),) = spread([(150.0, 150.0)], 8, BOX)
    assert math.hypot(x - 150, y - 150) < 0.5


def test_what_is_kept_free_stays_free() -> None:
    ((x, y),) = spread([(150.0, 150.0)], 8, BOX, [(150.0, 150.0)])
    assert math.hypot(x - 150, y - 150) > 13


def test_the_same_dots_give_the_same_discs() -> None:
    drawn = [(100.0 + n % 3, 100.0) for n in range(40)]
    assert spread(drawn, 8, BOX) == spread(drawn, 8, BOX)
