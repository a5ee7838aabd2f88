"""Coordinates in the dress of the lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinate import Coordinate
from geo.refresh.location import EAST, NORTH, SOUTH, WEST, degrees, in_ukraine, pair

LATITUDES = st.floats(SOUTH, NORTH)
LONGITUDES = st.floats(WEST, EAST)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("50.60329", 50.60329),
        (" 50.60329 ", 50.60329),
        ("50,60329", 50.60329),
        ("50.60329 північної широти", 50.60329),
        ("30,52341° сх. д.", 30.52341),
        ("-30,5", -30.5),
        ("50", 50.0),
        ("", None),
        ("null", None),
        ("н/д", None),
        ("50.45, 30.52", None),
        ("50°27'36\"", 50.46),
        ("50° 27’ 36,0” пн. ш.", 50.46),
        ("50°30'", 50.5),
        ("50°30' 30°30'", None),
    ],
)
def test_degrees(text: str, read: float | None) -> None:
    assert degrees(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("50.45,30.52", (50.45, 30.52)),
        ("50.45, 30.52", (50.45, 30.52)),
        ("50.45;30.52", (50.45, 30.52)),
        ("50.45 30.52", (50.45, 30.52)),
        ("(50.45, 30.52)", (50.45, 30.52)),
        ("50,45;30,52", (50.45, 30.52)),
        ("50,45, 30,52", (50.45, 30.52)),
        ("50,45 30,52", (50.45, 30.52)),
        ("50°27'36\"N 30°30'E", (50.46, 30.5)),
        ("50°27'", None),
        ("POINT (30.52 50.45)", (30.52, 50.45)),
        ("50,30", None),
        ("50.45", None),
        ("", None),
        ("вул. Київська, 12", None),
    ],
)
def test_pair(text: str, read: tuple[float, float] | None) -> None:
    assert pair(text) == read


@given(LATITUDES, LONGITUDES)
def test_swapped_coordinates_are_put_right(lat: float, lon: float) -> None:
    assert in_ukraine(lat, lon) == in_ukraine(lon, lat) == Coordinate(lat, lon)


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [
        (SOUTH, WEST, True),
        (NORTH, EAST, True),
        (NORTH + 1e-9, EAST, False),
        (NORTH, EAST + 1e-9, False),
        (SOUTH - 1e-9, WEST, False),
        (SOUTH, WEST - 1e-9, False),
        (0.0, 0.0, False),
        (float("nan"), 30.0, False),
        (float("inf"), 30.0, False),
        (3398057.0, 6523921.0, False),
    ],
)
def test_the_box_of_ukraine(lat: float, lon: float, inside: bool) -> None:
    assert (in_ukraine(lat, lon) is not None) is inside


@given(LATITUDES, LONGITUDES, st.sampled_from([",", ", ", ";", "; ", " "]), st.booleans())
def test_a_pair_is_read_whatever_parts_it(
    lat: float, lon: float, separator: str, commas: bool
) -> None:
    written = [f"{value:.5f}".replace(".", "," if commas else ".") for value in (lat, lon)]

    assert pair(separator.join(written)) == (float(f"{lat:.5f}"), float(f"{lon:.5f}"))
