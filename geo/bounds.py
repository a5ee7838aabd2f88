"""How long a geodesic of WGS84 can be, and how far it can reach: proven bounds, not fitted ones.

They let a search compare straight lines, which numpy measures by the thousand, and still be sure of
the order of geodesics. Below, a and b are the ellipsoid's semi-axes, M = a(1 - e²) its least radius
of curvature, in metres, and θ the angle that two places make at the Earth's centre.

- A chord c is never longer than the geodesic over it. A geodesic bends nowhere more sharply than a
  circle of radius M, so by Schur's theorem it is at most that circle's arc over the same chord,
  2M·asin(c / 2M), while shorter than half the circle: c ≤ M is more than enough for that.
- From any distance: projecting onto the inscribed sphere shortens, so the geodesic is at least b·θ;
  the ellipse through both places about the centre is a path, of at most a·θ / cos ψ, with ψ the
  greatest angle between a radius and a normal. And 2b·sin(θ/2) ≤ c ≤ hypot(a - b, 2a·sin(θ/2)).
- Along a path of length r the latitude changes by at most r / M, and the longitude by at most
  r / (a·cos φ), with φ the highest latitude that the path can reach.
"""

from __future__ import annotations

import math

from geo.coordinate import Coordinate

_A = 6_378_137.0
_FLATTENING = 1 / 298.257223563
_B = _A * (1 - _FLATTENING)
_E2 = _FLATTENING * (2 - _FLATTENING)
_M = _A * (1 - _E2)
_TAN_PSI = (_A * _A - _B * _B) / (2 * _A * _B)
_A_OVER_COS_PSI = _A * math.hypot(1, _TAN_PSI)

_HIGHEST_LATITUDE = 89.0


def ecef(place: Coordinate) -> tuple[float, float, float]:
    """Earth-centred x, y, z in metres of a place on the ellipsoid's surface."""
    lat, lon = math.radians(place.lat), math.radians(place.lon)
    normal = _A / math.sqrt(1 - _E2 * math.sin(lat) ** 2)
    from_axis = normal * math.cos(lat)
    return from_axis * math.cos(lon), from_axis * math.sin(lon), normal * (1 - _E2) * math.sin(lat)


def longest_geodesic(chord_m: float) -> float:
    """The most that the geodesic over a chord can measure, metres; grows with the chord."""
    around = 2 * _A_OVER_COS_PSI * math.asin(min(1.0, chord_m / (2 * _B)))
    if chord_m > _M:
        return around
    return min(around, 2 * _M * math.asin(chord_m / (2 * _M)))


def longest_chord(geodesic_m: float) -> float:
    """The most that the chord under a geodesic can measure, metres; grows with the geodesic."""
    half_angle = min(geodesic_m / (2 * _B), math.pi / 2)
    return min(geodesic_m, math.hypot(_A - _B, 2 * _A * math.sin(half_angle)))


def box_around(origin: Coordinate, radius_m: float) -> tuple[float, float, float, float] | None:
    """West, south, east, north in degrees of a box that holds all places within the radius.

    None where such a box would touch a pole or the antimeridian.
    """
    reach = math.degrees(radius_m / _M)
    highest = abs(origin.lat) + reach
    if highest > _HIGHEST_LATITUDE:
        return None
    spread = math.degrees(radius_m / (_A * math.cos(math.radians(highest))))
    if abs(origin.lon) + spread > 180:
        return None
    return origin.lon - spread, origin.lat - reach, origin.lon + spread, origin.lat + reach
