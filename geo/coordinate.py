"""A place on the Earth, and the way from one to another on the WGS84 ellipsoid.

geographiclib is the engine of geopy's own `geodesic`; it is called directly because importing
`geopy` loads every geocoder and aiohttp, a quarter of what a one-off answer may take.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from geographiclib.geodesic import Geodesic

from geo.errors import CoordinateError


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
    """Geodesic distance in metres on WGS84 (Karney's method)."""
    line = Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon, Geodesic.DISTANCE)
    return float(line["s12"])


def bearing_deg(origin: Coordinate, target: Coordinate) -> float:
    """Initial azimuth of the geodesic, degrees clockwise from north, 0 ≤ azimuth < 360."""
    line = Geodesic.WGS84.Inverse(origin.lat, origin.lon, target.lat, target.lon, Geodesic.AZIMUTH)
    # Twice: a tiny negative azimuth plus 360 rounds to 360 itself.
    return float(line["azi1"]) % 360.0 % 360.0
