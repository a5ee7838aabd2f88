"""Every bound is held against geodesics themselves."""

from __future__ import annotations

import math

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from geo.bounds import box_around, ecef, longest_chord, longest_geodesic
from geo.coordinate import Coordinate, distance_m

ROUNDING_M = 1e-6

coordinates = st.builds(Coordinate, st.floats(-90, 90), st.floats(-180, 180))
offsets = st.floats(-0.5, 0.5)


def chord_m(a: Coordinate, b: Coordinate) -> float:
    return math.dist(ecef(a), ecef(b))


def destination(origin: Coordinate, azimuth: float, distance: float) -> Coordinate:
    line = Geodesic.WGS84.Direct(origin.lat, origin.lon, azimuth, distance)
    return Coordinate(line["lat2"], line["lon2"])


def test_ecef_of_known_places() -> None:
    assert ecef(Coordinate(0, 0)) == pytest.approx((6_378_137, 0, 0))
    assert ecef(Coordinate(0, 90)) == pytest.approx((0, 6_378_137, 0), abs=1e-6)
    assert ecef(Coordinate(90, 0)) == pytest.approx((0, 0, 6_356_752.314245), abs=1e-6)


@given(coordinates, coordinates)
def test_a_geodesic_lies_between_its_bounds_anywhere(a: Coordinate, b: Coordinate) -> None:
    geodesic, chord = distance_m(a, b), chord_m(a, b)
    assert geodesic <= longest_geodesic(chord) + ROUNDING_M
    assert chord <= longest_chord(geodesic) + ROUNDING_M


@given(st.floats(-89, 89), st.floats(-179, 179), offsets, offsets)
def test_a_geodesic_lies_between_its_bounds_nearby(
    lat: float, lon: float, north: float, east: float
) -> None:
    a, b = Coordinate(lat, lon), Coordinate(lat + north, lon + east)
    geodesic, chord = distance_m(a, b), chord_m(a, b)
    assert geodesic <= longest_geodesic(chord) + ROUNDING_M
    assert chord <= longest_chord(geodesic) + ROUNDING_M


def test_the_bounds_are_tight_where_people_search() -> None:
    """Fifty kilometres away the bounds are 13 cm apart, so hardly a spare geodesic is measured."""
    assert longest_geodesic(50_000) - 50_000 == pytest.approx(0.13, abs=0.01)
    assert longest_chord(50_000) == 50_000


@given(st.floats(0, 2e7), st.floats(0, 2e7))
def test_the_bounds_grow_with_what_they_bound(one: float, other: float) -> None:
    shorter, longer = sorted((one, other))
    assert longest_geodesic(shorter) <= longest_geodesic(longer)
    assert longest_chord(shorter) <= longest_chord(longer)


@given(
    st.floats(-88, 88),
    st.floats(-179, 179),
    st.floats(0, 360),
    st.floats(1, 60_000),
    st.floats(0, 1),
)
def test_the_box_holds_the_disc(
    lat: float, lon: float, azimuth: float, radius: float, share: float
) -> None:
    origin = Coordinate(lat, lon)
    box = box_around(origin, radius)
    if box is None:
        return
    west, south, east, north = box
    place = destination(origin, azimuth, radius * share)
    assert south <= place.lat <= north
    assert west <= place.lon <= east


@pytest.mark.parametrize("lat", [0.0, 50.0, -80.0, 88.0])
def test_the_box_holds_the_edge_of_the_disc_all_around(lat: float) -> None:
    """Its easternmost place lies nearer to the pole than the origin does."""
    origin = Coordinate(lat, 30)
    box = box_around(origin, 60_000)
    assert box is not None
    west, south, east, north = box
    for azimuth in range(360):
        place = destination(origin, azimuth, 60_000)
        assert south <= place.lat <= north
        assert west <= place.lon <= east


@pytest.mark.parametrize(
    ("lat", "lon"), [(89.9, 0), (-89.9, 0), (0, 179.99), (0, -179.99), (65, 179.5)]
)
def test_there_is_no_box_over_a_pole_or_the_antimeridian(lat: float, lon: float) -> None:
    assert box_around(Coordinate(lat, lon), 60_000) is None
