"""A position written as text: a pair of decimal degrees, a `geo:` URI or a map's link.

Links are only read, never opened. All patterns are anchored or bounded, so that any text ends in
time proportional to its length.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from geo.coordinate import Coordinate
from geo.errors import CoordinateError

MAX_LENGTH = 2_048

_POINT_PAIR = re.compile(r"([+-]?\d{1,3}\.\d{1,15})°?(?:\s*[,;]\s*|\s+)([+-]?\d{1,3}\.\d{1,15})°?")
_COMMA_PAIR = re.compile(r"([+-]?\d{1,3},\d{1,15})°?(?:\s*;\s*|,?\s+)([+-]?\d{1,3},\d{1,15})°?")
_LINK = re.compile(r"(?:https?://|geo:)\S{1,2000}", re.IGNORECASE)
_GOOGLE_PIN = re.compile(r"!3d(-?\d{1,3}\.\d{1,15})!4d(-?\d{1,3}\.\d{1,15})")
_GOOGLE_VIEW = re.compile(r"/@(-?\d{1,3}\.\d{1,15}),(-?\d{1,3}\.\d{1,15})")
_OSM_VIEW = re.compile(r"map=\d{1,2}(?:\.\d+)?/(-?\d{1,3}\.\d{1,15})/(-?\d{1,3}\.\d{1,15})")

_MAP_HOSTS = (
    "google.com",
    "google.com.ua",
    "apple.com",
    "openstreetmap.org",
    "osm.org",
    "waze.com",
    "organicmaps.app",
    "omaps.app",
    "bing.com",
    "here.com",
    "osmand.net",
)
_PAIR_PARAMETERS = ("q", "query", "ll", "destination", "daddr", "coordinate", "pin", "to", "center")
_SPLIT_PARAMETERS = (("mlat", "mlon"), ("lat", "lon"))


def read_position(text: str) -> Coordinate | None:
    """Read latitude and longitude, in that order; None where the text isn't a position.

    A pair must be all of the text, with fractions in both numbers ("8.00–18.00" aside, whole
    numbers are house numbers and hours); a link may stand among other words.
    """
    if len(text) > MAX_LENGTH:
        return None
    link = _LINK.search(text)
    if link:
        return _from_link(link.group())
    return _pair(text.strip().strip("()[]"))


def _pair(text: str) -> Coordinate | None:
    match = _POINT_PAIR.fullmatch(text) or _COMMA_PAIR.fullmatch(text)
    return _coordinate(match) if match else None


def _from_link(link: str) -> Coordinate | None:
    try:
        url = urlsplit(link.rstrip(".,;)»\"'"))
    except ValueError:
        return None
    if url.scheme.lower() == "geo":
        return _from_geo_uri(url.path, url.query)
    host = (url.netloc.lower().rpartition("@")[2]).partition(":")[0]
    if not any(host == known or host.endswith(f".{known}") for known in _MAP_HOSTS):
        return None
    pinned = _GOOGLE_PIN.search(url.path)
    if pinned:
        return _coordinate(pinned)
    return _from_query(url.query) or _from_path(url.path, url.fragment)


def _from_geo_uri(path: str, query: str) -> Coordinate | None:
    # RFC 5870; Android's dialect puts the pin into q and 0,0 before it.
    return _from_query(query) or _pair(path.partition(";")[0])


def _from_query(query: str) -> Coordinate | None:
    parameters = {name.lower(): values[0] for name, values in parse_qs(query).items()}
    for lat, lon in _SPLIT_PARAMETERS:
        if lat in parameters and lon in parameters:
            return _pair(f"{parameters[lat]} {parameters[lon]}")
    for name in _PAIR_PARAMETERS:
        value = parameters.get(name, "").removeprefix("loc:").partition("(")[0]
        position = _pair(value.strip())
        if position:
            return position
    return None


def _from_path(path: str, fragment: str) -> Coordinate | None:
    for segment in unquote(path).split("/"):
        position = _pair(segment.replace("+", " ").strip())
        if position:
            return position
    view = _GOOGLE_VIEW.search(unquote(path)) or _OSM_VIEW.search(fragment)
    return _coordinate(view) if view else None


def _coordinate(match: re.Match[str]) -> Coordinate | None:
    lat, lon = (float(number.replace(",", ".")) for number in match.groups())
    try:
        return Coordinate(lat, lon)
    except CoordinateError:
        return None
