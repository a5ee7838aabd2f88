"""Positions as people paste them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinate import Coordinate
from geo.geocoding.links import Link
from geo.geocoding.position import MAX_LENGTH, read_position
from geo.geocoding.ukraine import Position

LAT, LON = 50.4501, 30.5234

SAME_PLACE = [
    "50.4501, 30.5234",
    "50.4501 30.5234",
    "50.4501;30.5234",
    "50.4501,30.5234",
    " (50.4501,30.5234) ",
    "50,4501; 30,5234",
    "50,4501, 30,5234",
    "50,4501 30,5234",
    "50,4501,30,5234",
    "50.4501° 30.5234°",
    "50.4501°, 30.5234°",
    "N50.4501 E30.5234",
    "N 50.4501°, E 30.5234°",
    "50.4501N, 30.5234E",
    "30.5234 E, 50.4501 N",
    "50.4501° пн. ш., 30.5234° сх. д.",
    "50.4501 пн.ш. 30.5234 сх.д.",
    "50,4501° с. ш. 30,5234° в. д.",
    "50.4501 північної широти, 30.5234 східної довготи",
    "50.4501 градусів північної широти, 30.5234 градусів східної довготи",
    "широта: 50.4501, довгота: 30.5234",
    "lon=30.5234 lat=50.4501",
    "50° 27.006' N, 30° 31.404' E",
    "N 50° 27.006 E 030° 31.404",
    "50°27′00.36″ пн. ш. 30°31′24.24″ сх. д.",
    "50° 27' 00,36'' с.ш. 30° 31' 24,24'' в.д.",
    "50º27'0.36\" 30º31'24.24\"",
    "мої координати 50.4501, 30.5234 приходьте",
    "50.4501, 30.5234, 120.5",
    "geo:50.4501,30.5234",
    "geo:50.4501,30.5234;u=35",
    "geo:0,0?q=50.4501,30.5234(Дім)",
    "https://www.google.com/maps?q=50.4501,30.5234",
    "https://www.google.com/maps/search/?api=1&query=50.4501%2C30.5234",
    "https://maps.google.com/?q=loc:50.4501,30.5234",
    "https://www.google.com.ua/maps/@50.4501,30.5234,17z",
    "https://www.google.pl/maps/place/50.4501,30.5234",
    "https://www.google.com/maps/search/50.4501,+30.5234",
    "https://www.google.com/maps/place/X/@50.1000,30.1000,15z/data=!3m1!4b1!8m2!3d50.4501!4d30.5234",
    "https://www.google.com/maps/place/50%C2%B027'00.36%22N+30%C2%B031'24.24%22E/@50.1,30.1,17z",
    "https://www.google.com/maps/dir/?api=1&destination=50.4501,30.5234",
    "https://www.google.com/maps/dir/50.1,30.1/50.4501,30.5234/@50.2,30.2,12z",
    "https://www.google.com/maps/dir//X/@50.2,30.2,12z/data=!4m9!4m8!1m0!1m5!2m2!1d30.5234!2d50.4501",
    "google.navigation:q=50.4501,30.5234",
    "comgooglemaps://?q=50.4501,30.5234",
    "https://maps.apple.com/?ll=50.4501,30.5234&q=Дім",
    "https://maps.apple.com/place?coordinate=50.4501,30.5234",
    "https://www.openstreetmap.org/?mlat=50.4501&mlon=30.5234#map=17/50.1/30.1",
    "https://www.openstreetmap.org/#map=17/50.4501/30.5234",
    "https://www.openstreetmap.org/directions?route=50.1%2C30.1%3B50.4501%2C30.5234",
    "https://waze.com/ul?ll=50.4501,30.5234&navigate=yes",
    "https://www.waze.com/live-map/directions?to=ll.50.4501%2C30.5234",
    "https://www.bing.com/maps?cp=50.4501~30.5234&lvl=15",
    "https://bing.com/maps/default.aspx?sp=point.50.4501_30.5234_Дім",
    "https://share.here.com/l/50.4501,30.5234,Дім?z=17",
    "https://wego.here.com/?map=50.4501,30.5234,15,normal",
    "https://osmand.net/map?pin=50.4501,30.5234#16/50.1/30.1",
    "https://osmand.net/map/#16/50.4501/30.5234",
    "om://map?v=1&ll=50.4501,30.5234&n=Дім",
    "дивіться https://www.google.com/maps?q=50.4501,30.5234.",
]


@pytest.mark.parametrize("text", SAME_PLACE)
def test_the_same_place_in_many_dresses(text: str) -> None:
    position = read_position(text)
    assert isinstance(position, Position)
    assert position.coordinate.lat == pytest.approx(LAT, abs=1e-9)
    assert position.coordinate.lon == pytest.approx(LON, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("33.9° S, 18.4° E", -33.9, 18.4),
        ("33,9 пд. ш. 70,7 зх. д.", -33.9, -70.7),
        ("-33.9, -70.7", -33.9, -70.7),
        ("\u221233.9, 18.4", -33.9, 18.4),
        ("0° 30' S 0° 30' W", -0.5, -0.5),
        ("om://8wAAAAAAAA/Name", 0.0, 0.0),
        ("https://omaps.app/8wAAAAAAAA/Name", 0.0, 0.0),
        ("ge0://o_________", 90.0, 180.0),
    ],
)
def test_anywhere_on_earth(text: str, lat: float, lon: float) -> None:
    position = read_position(text)
    assert isinstance(position, Position)
    assert position.coordinate.lat == pytest.approx(lat, abs=2e-6)
    assert position.coordinate.lon == pytest.approx(lon, abs=2e-6)


@pytest.mark.parametrize(
    ("text", "ordered"),
    [("50.45, 30.52", False), ("50.45 N 30.52 E", True), ("lat 50.45, lon 30.52", True)],
)
def test_letters_tell_the_order(text: str, ordered: bool) -> None:
    position = read_position(text)
    assert isinstance(position, Position)
    assert position.ordered is ordered


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("https://maps.app.goo.gl/abcdef", ""),
        ("maps.app.goo.gl/abcdef?g_st=ac", ""),
        ("https://goo.gl/maps/abc", ""),
        ("https://maps.apple/p/abc", ""),
        ("https://osm.org/go/0ASXw==", ""),
        ("https://www.waze.com/ul/hu8vxw", ""),
        ("https://google.com/maps?" + "&".join("a=1" for _ in range(99)), ""),
        ("ТРЦ «Термінал», Бровари https://maps.app.goo.gl/abcdef", "ТРЦ «Термінал», Бровари"),
    ],
)
def test_a_link_without_a_position_is_told_apart(text: str, words: str) -> None:
    assert read_position(text) == Link(None, words)


NO_POSITION = [
    "",
    "Бровари",
    "50, 30",
    "8.00-18.00",
    "8.00 18.00",
    "9,00, 21,30",
    "вул. Київська 12.5, 30.4",
    "95.5, 30.5",
    "50.5, 190.5",
    "50.45 N, 30.52 N",
    "50° 75' N, 30° 10' E",
    "https://example.org/?q=50.4501,30.5234",
    "https://google.com.evil.org/?q=50.4501,30.5234",
    "https://[broken",
    "geo",
    "1" * 10_000,
    "50.4501, 30.5234" + " " * MAX_LENGTH,
]


@pytest.mark.parametrize("text", NO_POSITION)
def test_what_is_no_position(text: str) -> None:
    assert read_position(text) is None


@given(
    st.text(max_size=300)
    | st.text("0123456789.,;°'\"+-:/?&=!@#NSEWпнсхшд geohtpsm~_", max_size=300)
    | st.text("0123456789.,&=%;!d/", max_size=300).map("https://www.google.com/maps/".__add__)
)
def test_any_text_ends_quietly(text: str) -> None:
    position = read_position(text)
    assert position is None or isinstance(position, Position | Link)


@pytest.mark.parametrize(
    "unit",
    ["1", "1.1 ", "1° ", "пн. ", "°'", "-1.1,", "!3d1.1", "/1.1,", "geo:", "с.ш", "\x00", "a"],
)
@pytest.mark.parametrize("head", ["", "https://www.google.com/maps/", "geo:"])
def test_no_text_takes_long(unit: str, head: str) -> None:
    text = (head + unit * MAX_LENGTH)[:MAX_LENGTH]
    began = time.process_time()
    read_position(text)
    # Linear patterns need a few milliseconds; a backtracking one would need minutes.
    assert time.process_time() - began < 1


@given(st.floats(-89.9, 89.9), st.floats(-179.9, 179.9), st.sampled_from([", ", " ", ";"]))
def test_a_pair_is_read_back(lat: float, lon: float, separator: str) -> None:
    position = read_position(f"{lat:.6f}{separator}{lon:.6f}")
    assert isinstance(position, Position)
    assert position.coordinate == Coordinate(round(lat, 6), round(lon, 6))


@given(st.integers(-89, 89), st.integers(0, 59), st.integers(0, 599))
def test_degrees_minutes_and_seconds_are_read_back(degrees: int, minutes: int, tenths: int) -> None:
    side = "S" if degrees < 0 else "N"
    text = f"{abs(degrees)}°{minutes:02d}'{tenths / 10:04.1f}\"{side} 30°00'00.0\"E"
    position = read_position(text)
    assert isinstance(position, Position)
    size = abs(degrees) + minutes / 60 + tenths / 36_000
    assert position.coordinate.lat == pytest.approx(-size if degrees < 0 else size, abs=1e-9)
    assert position.coordinate.lon == 30.0
