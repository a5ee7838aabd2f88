"""Files of maps: to their schemas, and to the last digit."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pykml
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinate import Coordinate
from geo.exports.geojson import to_geojson
from geo.exports.gpx import NAMESPACE as GPX
from geo.exports.gpx import to_gpx
from geo.exports.kml import NAMESPACE as KML
from geo.exports.kml import to_kml
from geo.exports.waypoint import Collection, Waypoint, written

HOSTILE = "<b>&\"'</b>\x00\x0b\u202e\ud800 Ґанок ]]>\n«ні»"
PLACES = (
    Waypoint("a", "Ліцей № 3", "Щодня 08:00–20:00\nтепло", Coordinate(50.515, 30.795)),
    Waypoint("b", HOSTILE, HOSTILE, Coordinate(44.6, 33.5)),
    Waypoint("c", "", "", Coordinate(-0.0000001, 0.0)),
)
COLLECTION = Collection("Бровари", "Броварська міська рада, станом на 17.03.2026", PLACES)


@cache
def gpx_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(Path(__file__).parents[2] / "golden" / "gpx-1.1.xsd")


@cache
def kml_schema() -> xmlschema.XMLSchema:
    folder = Path(pykml.__file__).parent / "schemas"
    nearby = {
        "http://www.w3.org/2005/Atom": str(folder / "atom-author-link.xsd"),
        "urn:oasis:names:tc:ciq:xsdschema:xAL:2.0": str(folder / "xAL.xsd"),
    }
    return xmlschema.XMLSchema(folder / "ogckml22.xsd", locations=nearby, allow="local")


def test_gpx_keeps_to_its_schema() -> None:
    gpx_schema().validate(BytesIO(to_gpx(COLLECTION)))


def test_kml_keeps_to_its_schema() -> None:
    kml_schema().validate(BytesIO(to_kml(COLLECTION)))


def test_no_waypoint_is_lost_or_swapped() -> None:
    gpx = ET.fromstring(to_gpx(COLLECTION)).findall(f"{{{GPX}}}wpt")
    kml = ET.fromstring(to_kml(COLLECTION)).iter(f"{{{KML}}}coordinates")
    features = json.loads(to_geojson(COLLECTION))["features"]
    assert [(float(each.attrib["lat"]), float(each.attrib["lon"])) for each in gpx][:2] == [
        (50.515, 30.795),
        (44.6, 33.5),
    ]
    assert [each.text for each in kml][:2] == ["30.795,50.515", "33.5,44.6"]
    assert features[0]["geometry"]["coordinates"] == [30.795, 50.515]
    assert [each["id"] for each in features] == ["a", "b", "c"]


def test_text_comes_out_as_it_went_in() -> None:
    names = ET.fromstring(to_gpx(COLLECTION)).findall(f"{{{GPX}}}wpt/{{{GPX}}}name")
    assert names[0].text == "Ліцей № 3"
    assert names[1].text == "<b>&\"'</b>\u202e Ґанок ]]>\n«ні»"


@given(st.floats(-180, 180))
def test_degrees_are_written_without_an_exponent(degrees: float) -> None:
    text = written(degrees)
    assert float(text) == pytest.approx(degrees, abs=1e-7)
    assert "e" not in text
