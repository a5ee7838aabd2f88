from __future__ import annotations

import math

import pytest
from geographiclib.geodesic import Geodesic
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinate import Coordinate, bearing_deg, distance_m, way
from geo.errors import CoordinateError

KYIV = Coordinate(50.4501, 30.5234)
LVIV = Coordinate(49.8397, 24.0297)

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
coordinates = st.builds(Coordinate, latitudes, longitudes)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(90.0001, 0), (-91, 0), (0, 180.0001), (0, -181), (math.nan, 0), (0, math.inf)],
)
def test_a_place_off_the_earth_is_refused_without_naming_it(lat: float, lon: float) -> None:
    with pytest.raises(CoordinateError) as error:
        Coordinate(lat, lon)
    assert not any(sign.isdigit() for sign in str(error.value).replace("90", "").replace("180", ""))


def test_the_edges_of_the_earth_are_places() -> None:
    assert Coordinate(90, 180) > Coordinate(-90, -180)


def test_known_distances() -> None:
    """A degree along the equator and along the meridian there, as WGS84 defines them."""
    assert distance_m(Coordinate(0, 0), Coordinate(0, 1)) == pytest.approx(111_319.491, abs=0.001)
    assert distance_m(Coordinate(0, 0), Coordinate(1, 0)) == pytest.approx(110_574.389, abs=0.001)
    assert distance_m(KYIV, LVIV) == pytest.approx(469_000, rel=0.005)


def test_known_bearings() -> None:
    assert bearing_deg(Coordinate(0, 0), Coordinate(0, 1)) == pytest.approx(90)
    assert bearing_deg(Coordinate(50, 30), Coordinate(49, 30)) == pytest.approx(180)
    assert bearing_deg(Coordinate(0, 0), Coordinate(0, -1)) == pytest.approx(270)
    assert bearing_deg(Coordinate(49, 30), Coordinate(50, 30)) == pytest.approx(0)
    assert 260 < bearing_deg(KYIV, LVIV) < 270


def test_a_hair_west_of_north_is_north_not_a_full_circle() -> None:
    assert bearing_deg(Coordinate(50, 0), Coordinate(51, -1e-16)) == 0


@given(coordinates, coordinates)
def test_distance_is_symmetric_and_bearing_within_the_circle(a: Coordinate, b: Coordinate) -> None:
    assert distance_m(a, b) == pytest.approx(distance_m(b, a), abs=1e-6)
    assert 0 <= bearing_deg(a, b) < 360


@given(coordinates)
def test_nothing_is_nearer_than_here(place: Coordinate) -> None:
    assert distance_m(place, place) == 0


@given(coordinates, coordinates)
def test_distance_is_geopys(a: Coordinate, b: Coordinate) -> None:
    assert distance_m(a, b) == pytest.approx(geodesic((a.lat, a.lon), (b.lat, b.lon)).m, abs=1e-6)


@given(st.floats(-85, 85), st.floats(-180, 180), st.floats(0, 360), st.floats(0.01, 60_000))
def test_a_short_way_is_karneys(lat: float, lon: float, azimuth: float, metres: float) -> None:
    """Lengths to 1e-7 m, directions to a hundred-thousandth of a degree, over the seam too."""
    end = Geodesic.WGS84.Direct(lat, lon, azimuth, metres)
    here, there = Coordinate(lat, lon), Coordinate(end["lat2"], end["lon2"])
    exact = Geodesic.WGS84.Inverse(here.lat, here.lon, there.lat, there.lon)
    length, bearing = way(here, there)
    assert length == pytest.approx(exact["s12"], abs=1e-7)
    if metres > 1:
        assert abs(math.remainder(bearing - exact["azi1"], 360)) < 1e-5
