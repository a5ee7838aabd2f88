"""Positions as people paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinate import Coordinate
from geo.geocoding.position import MAX_LENGTH, read_position

KHRESHCHATYK = Coordinate(50.4501, 30.5234)

SAME_PLACE = [
    "50.4501, 30.5234",
    "50.4501 30.5234",
    "50.4501;30.5234",
    " (50.4501,30.5234) ",
    "50,4501; 30,5234",
    "50,4501, 30,5234",
    "50,4501 30,5234",
    "50.4501° 30.5234°",
    "geo:50.4501,30.5234",
    "geo:50.4501,30.5234;u=35",
    "geo:0,0?q=50.4501,30.5234(Дім)",
    "https://www.google.com/maps?q=50.4501,30.5234",
    "https://www.google.com/maps/search/?api=1&query=50.4501%2C30.5234",
    "https://maps.google.com/?q=loc:50.4501,30.5234",
    "https://www.google.com/maps/@50.4501,30.5234,17z",
    "https://www.google.com/maps/place/50.4501,30.5234",
    "https://www.google.com/maps/search/50.4501,+30.5234",
    "https://www.google.com/maps/place/X/@50.1000,30.1000,15z/data=!3m1!4b1!8m2!3d50.4501!4d30.5234",
    "https://www.google.com/maps/dir/?api=1&destination=50.4501,30.5234",
    "https://maps.apple.com/?ll=50.4501,30.5234&q=Дім",
    "https://maps.apple.com/place?coordinate=50.4501,30.5234",
    "https://www.openstreetmap.org/?mlat=50.4501&mlon=30.5234#map=17/50.1/30.1",
    "https://www.openstreetmap.org/#map=17/50.4501/30.5234",
    "https://waze.com/ul?ll=50.4501,30.5234&navigate=yes",
    "дивіться https://www.google.com/maps?q=50.4501,30.5234.",
]


@pytest.mark.parametrize("text", SAME_PLACE)
def test_the_same_place_in_many_dresses(text: str) -> None:
    assert read_position(text) == KHRESHCHATYK


NO_POSITION = [
    "",
    "Бровари",
    "50, 30",
    "8.00-18.00",
    "вул. Київська 12.5, 30.4",
    "95.5, 30.5",
    "50.5, 190.5",
    "https://example.org/?q=50.4501,30.5234",
    "https://google.com.evil.org/?q=50.4501,30.5234",
    "https://maps.app.goo.gl/abcdef",
    "https://[broken",
    "geo:",
    "1" * 10_000,
    "50.4501, 30.5234" + " " * MAX_LENGTH,
]


@pytest.mark.parametrize("text", NO_POSITION)
def test_what_is_no_position(text: str) -> None:
    assert read_position(text) is None


@given(st.text(max_size=300) | st.text("0123456789.,;°+-:/?&=!@#geohtps ", max_size=300))
def test_any_text_ends_quietly(text: str) -> None:
    position = read_position(text)
    assert position is None or abs(position.lat) <= 90


@given(st.floats(-89.9, 89.9), st.floats(-179.9, 179.9), st.sampled_from([", ", " ", ";"]))
def test_a_pair_is_read_back(lat: float, lon: float, separator: str) -> None:
    position = read_position(f"{lat:.6f}{separator}{lon:.6f}")
    assert position == Coordinate(round(lat, 6), round(lon, 6))
