"""A place on the Earth, and the way from one to another on the WGS84 ellipsoid.

Short ways, which are all that a person walks, are measured by their chord and the curvature along
it: equal to Karney's method within 1e-7 m below 50 km and outside the polar caps, at a twentieth of
its cost. The rest is Karney's, by geographiclib, the engine of geopy's own `geodesic`; it is called
directly because importing `geopy` loads every geocoder and aiohttp.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from geographiclib.geodesic import Geodesic

from geo.errors import CoordinateError

_A = 6_378_137.0
_FLATTENING = 1 / 298.257223563
_E2 = _FLATTENING * (2 - _FLATTENING)

_SHORT_M = 50_000.0
_POLAR_DEG = 80.0
_WANTED = Geodesic.DISTANCE | Geodesic.AZIMUTH


@dataclass(frozen=True, slots=True, order=True)
class Coordinate:
    """Latitude, then longitude, in degrees on WGS84.

    Raises CoordinateError when a value is not finite or outside ±90, ±180.
    """

    lat: float
    lon: float

    def __post_init__(self) -> None:
        # The values stay out of the message: a coordinate is a person's place.
        if not (math.isfinite(self.lat) and abs(self.lat) <= 90):
            raise CoordinateError("latitude is not within ±90 degrees")
        if not (math.isfinite(self.lon) and abs(self.lon) <= 180):
            raise CoordinateError("longitude is not within ±180 degrees")


def distance_m(a: Coordinate, b: Coordinate) -> float:
    """Geodesic distance in metres on WGS84."""
    return way(a, b)[0]


def bearing_deg(origin: Coordinate, target: Coordinate) -> float:
    """Initial azimuth of the geodesic, degrees clockwise from north, 0 ≤ azimuth < 360."""
    return way(origin, target)[1]


def way(origin: Coordinate, target: Coordinate) -> tuple[float, float]:
    """Length in metres and initial azimuth in degrees (as `bearing_deg`) of the geodesic."""
    if abs(origin.lat) < _POLAR_DEG:
        chord, azimuth, curvature = _chord(origin, target)
        if chord < _SHORT_M:
            # The arc over a chord c under curvature k: c (1 + (kc)²/24 + 3 (kc)⁴/640 + …).
            squared = (chord * curvature) ** 2
            return chord * (1 + squared / 24 + 3 * squared * squared / 640), azimuth
    line = Geodesic.WGS84.Inverse(origin.lat, origin.lon, target.lat, target.lon, _WANTED)
    return float(line["s12"]), _turned(line["azi1"])


def _chord(origin: Coordinate, target: Coordinate) -> tuple[float, float, float]:
    """The straight line's length and azimuth, and the ellipsoid's curvature along its middle.

    Metres, degrees, 1/metre. In a frame about the Earth's axis whose x lies on the origin's
    meridian, so that nothing large cancels out for close places.
    """
    lat, to_lat = math.radians(origin.lat), math.radians(target.lat)
    turn = math.radians(math.remainder(target.lon - origin.lon, 360.0))
    sin, cos = math.sin(lat), math.cos(lat)
    to_sin, to_cos = math.sin(to_lat), math.cos(to_lat)
    normal = _A / math.sqrt(1 - _E2 * sin * sin)
    to_normal = _A / math.sqrt(1 - _E2 * to_sin * to_sin)
    x = to_normal * to_cos * math.cos(turn) - normal * cos
    y = to_normal * to_cos * math.sin(turn)
    z = (1 - _E2) * (to_normal * to_sin - normal * sin)
    chord = math.sqrt(x * x + y * y + z * z)
    azimuth = _turned(math.degrees(math.atan2(y, cos * z - sin * x)))
    return chord, azimuth, _curvature((lat + to_lat) / 2, turn / 2, (x, y, z))


def _curvature(lat: float, turn: float, line: tuple[float, float, float]) -> float:
    """Euler's theorem where the line has its middle: cos²/M + sin²/N along its direction."""
    x, y, z = line
    outward = x * math.cos(turn) + y * math.sin(turn)
    east = y * math.cos(turn) - x * math.sin(turn)
    sin = math.sin(lat)
    north = math.cos(lat) * z - sin * outward
    flat = 1 - _E2 * sin * sin
    along = north * north + east * east
    if along == 0:
        return 0.0
    return math.sqrt(flat) * (north * north * flat / (1 - _E2) + east * east) / (_A * along)


def _turned(azimuth: float) -> float:
    # Twice: a tiny negative azimuth plus 360 rounds to 360 itself.
    return azimuth % 360.0 % 360.0
