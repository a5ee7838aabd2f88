"""Links of maps, read and never opened: Google, Apple, OpenStreetMap, Waze, Organic Maps and kin.

All patterns are anchored or bounded, so that a link is read in time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, unquote, unquote_plus, urlsplit

from geo.geocoding.degrees import read_degrees
from geo.geocoding.ge0 import read_ge0
from geo.geocoding.ukraine import Position

_LINK = re.compile(
    r"(?:https?://|geo:|google\.navigation:|(?:om|ge0|mapsme|maps|comgooglemaps|waze)://)\S{1,2000}"
    r"|(?<![\w@.-])(?:maps\.app\.goo\.gl|goo\.gl/maps|maps\.apple|osm\.org/go|omaps\.app)/\S{1,2000}",
    re.IGNORECASE,
)
_SCHEMES = frozenset({"google.navigation", "om", "ge0", "mapsme", "maps", "comgooglemaps", "waze"})
_GOOGLE = re.compile(r"(?:.{1,60}\.)?google(?:\.[a-z]{2,3}){1,2}")
_HOSTS = (
    "goo.gl",
    "g.co",
    "apple.com",
    "maps.apple",
    "openstreetmap.org",
    "osm.org",
    "waze.com",
    "organicmaps.app",
    "omaps.app",
    "ge0.me",
    "bing.com",
    "here.com",
    "her.is",
    "osmand.net",
)
_GE0_HOSTS = frozenset({"omaps.app", "ge0.me"})

_LAT, _LON = (rf"(?P<{name}>-?\d{{1,3}}\.\d{{1,15}})" for name in ("lat", "lon"))
_GOOGLE_PIN = re.compile(rf"!3d{_LAT}!4d{_LON}")
_GOOGLE_GOAL = re.compile(rf"!1d{_LON}!2d{_LAT}")
_GOOGLE_VIEW = re.compile(rf"/@{_LAT},{_LON}")
_OSM_VIEW = re.compile(rf"(?:^|=)\d{{1,2}}(?:\.\d{{1,4}})?/{_LAT}/{_LON}")
_BING_POINT = re.compile(rf"(?:point|pos)\.{_LAT}_{_LON}")

_SPLIT_PARAMETERS = (("mlat", "mlon"), ("lat", "lon"))
_PAIR_PARAMETERS = (
    "pin", "coordinate", "destination", "daddr", "to", "query", "q", "ll", "latlng", "where1",
    "rtp", "sp", "cp", "center", "map", "viewpoint", "cbll", "sll",
)  # fmt: skip
# loc:50.4,30.5 · ll.50.4,30.5 · 50.4~30.5 · 50.4,30.5,15,normal · 50.4,30.5(Дім)
_PAIR = re.compile(rf"(?:loc:|ll\.)?{_LAT}\s?[,~]\s?{_LON}(?=$|[,~(;])")
_MOST_PARAMETERS = 60


@dataclass(frozen=True, slots=True)
class Link:
    """A map's link: the position in it, None where it holds none, and the words around it."""

    position: Position | None
    words: str


def read_link(text: str) -> Link | None:
    """Read the first link of a text; None where there is none, or none of a map."""
    match = _LINK.search(text)
    if match is None:
        return None
    link = match.group().rstrip(".,;)»\"'")
    try:
        url = urlsplit(link if ":" in link.partition("/")[0] else f"https://{link}")
        host = url.hostname or ""
    except ValueError:
        return None
    if url.scheme == "geo":
        position = _from_geo_uri(url)
    elif url.scheme in _SCHEMES or _is_map(host):
        position = _from_map(url, host)
    else:
        return None
    return Link(position, f"{text[: match.start()]} {text[match.end() :]}".strip())


def _is_map(host: str) -> bool:
    known = any(host == name or host.endswith(f".{name}") for name in _HOSTS)
    return known or bool(_GOOGLE.fullmatch(host))


def _from_geo_uri(url: SplitResult) -> Position | None:
    # RFC 5870; Android's dialect puts the pin into q and 0,0 before it.
    return _from_query(_parameters(url.query)) or read_degrees(url.path.partition(";")[0])


def _from_map(url: SplitResult, host: str) -> Position | None:
    path = unquote(url.path)
    if url.scheme in {"om", "ge0"} or host in _GE0_HOSTS:
        code = url.netloc if url.scheme in {"om", "ge0"} else path.strip("/").partition("/")[0]
        coordinate = read_ge0(code)
        if coordinate:
            return Position(coordinate, ordered=True)
    query = _parameters(url.query if url.scheme != "google.navigation" else url.path)
    return (
        _last(_GOOGLE_PIN, path)
        or _last(_GOOGLE_GOAL, path)
        or _from_query(query)
        or _from_segments(url.path)
        or _last(_GOOGLE_VIEW, path)
        or _last(_OSM_VIEW, url.fragment)
    )


def _parameters(query: str) -> dict[str, str]:
    try:
        parsed = parse_qs(query, max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        return {}
    return {name.lower(): values[-1] for name, values in parsed.items()}


def _from_query(parameters: Mapping[str, str]) -> Position | None:
    for lat, lon in _SPLIT_PARAMETERS:
        if lat in parameters and lon in parameters:
            return read_degrees(f"{parameters[lat]} {parameters[lon]}")
    for name in _PAIR_PARAMETERS:
        position = _from_value(parameters.get(name, ""))
        if position:
            return position
    # A route is start;goal.
    return _from_value(parameters.get("route", "").rpartition(";")[2])


def _from_segments(path: str) -> Position | None:
    """The last segment that is a position: of a route the goal."""
    segments = (unquote_plus(each) for each in reversed(path.split("/")) if each[:1] != "@")
    return next((found for found in map(_from_value, segments) if found), None)


def _from_value(value: str) -> Position | None:
    value = value.strip()
    pair = _PAIR.match(value)
    if pair:
        return _position(pair)
    return _last(_BING_POINT, value) or read_degrees(value.removeprefix("loc:"))


def _last(pattern: re.Pattern[str], text: str) -> Position | None:
    matches = list(pattern.finditer(text))
    return _position(matches[-1]) if matches else None


def _position(match: re.Match[str]) -> Position | None:
    return read_degrees(f"{match['lat']}° {match['lon']}°")
