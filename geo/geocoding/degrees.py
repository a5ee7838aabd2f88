"""Latitude and longitude written out: decimal degrees, degrees and minutes, hemispheres in words.

A text is cut into tokens once, from left to right, and the tokens are read once: time is linear in
the text's length, whatever it holds.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from enum import Enum

from geo.coordinate import Coordinate
from geo.errors import CoordinateError
from geo.geocoding.ukraine import Position, may_be_ukraine

MAX_TOKENS = 40


class _Kind(Enum):
    NUMBER = "number"
    DEGREES = "degrees"
    MINUTES = "minutes"
    SECONDS = "seconds"
    HEMISPHERE = "hemisphere"


class _Axis(Enum):
    LAT = "lat"
    LON = "lon"


@dataclass(frozen=True, slots=True)
class _Token:
    """A number by its value, decimals and sign; a mark; a hemisphere by its axis and sign."""

    kind: _Kind
    value: float = 0.0
    decimals: int = 0
    sign: int = 1
    axis: _Axis | None = None


@dataclass(frozen=True, slots=True)
class _Angle:
    """Degrees; `marked` says that a sign or a word shows it to be an angle."""

    value: float
    decimals: int
    marked: bool
    axis: _Axis | None = None


# Everything that is drawn like one of the marks.
_DRAWN_ALIKE = str.maketrans(
    {
        **dict.fromkeys("−–—‐‑‒", "-"),
        **dict.fromkeys("º˚∘", "°"),
        **dict.fromkeys("′’‘ʼ´`ʹ", "'"),
        **dict.fromkeys("″”“„ʺ", '"'),
        **dict.fromkeys("\u00a0\u2009\u202f", " "),
    }
)


def _scanner(separator: str) -> re.Pattern[str]:
    # A hyphen after a digit parts hours: 8.00-18.00.
    return re.compile(
        rf"""
          (?P<number>(?<![\d.-])[+-]?\d{{1,3}}(?:[{separator}]\d{{1,15}})?(?!\d))
        | (?P<degrees>°|\b(?:deg|degrees?|град(?:ус(?:и|ів|а|ов)?)?)\b\.?)
        | (?P<seconds>''|"|\b(?:sec|seconds?|сек(?:унд[аи]?)?)\b\.?)
        | (?P<minutes>'|\b(?:min|minutes?|хв(?:илин[аи]?)?|мин(?:ут[аы]?)?)\b\.?)
        | (?P<hemisphere>\b(?:пн|пд|сх|зх|с|ю|в|з)\.?\s?[шд]\b\.?|[^\W\d_]+\.?)
        | (?P<gap>[\s,;:/|()\[\]=]+)
        | (?P<other>.)
        """,
        re.VERBOSE | re.IGNORECASE | re.DOTALL,
    )


_WITH_POINTS, _WITH_COMMAS = _scanner("."), _scanner(",")
_DECIMAL_POINT = re.compile(r"\d\.\d")
# Three decimals and more are neither hours nor prices: such a pair may stand among other words.
_AMONG_WORDS = re.compile(
    r"(?<![\d.,-])(-?\d{1,3}\.\d{3,15})\s{0,3}[,;]?\s{0,3}(-?\d{1,3}\.\d{3,15})(?![\d.])"
)
_HOURS_DECIMALS = 2
_LAST_HOUR = 24.0

_HEMISPHERES = {
    word: (axis, sign)
    for axis, sign, words in (
        (_Axis.LAT, 1, "n north пнш сш пн північ північна північної северная северной"),
        (_Axis.LAT, -1, "s south пдш юш пд південь південна південної южная южной"),
        (_Axis.LON, 1, "e east схд вд сх схід східна східної восточная восточной"),
        (_Axis.LON, -1, "w west зхд зд зх захід західна західної западная западной"),
        (_Axis.LAT, 1, "lat latitude широта широти широты"),
        (_Axis.LON, 1, "lon lng long longitude довгота довготи долгота долготы"),
    )
    for word in words.split()
}


def read_degrees(text: str) -> Position | None:
    """Read two angles, latitude first unless they say otherwise.

    They are all of the text, or a pair of at least three decimals in Ukraine among other words.
    Numbers with nothing to tell that they are angles need decimals, for whole ones are houses, and
    must not be the hours of a working day («8.00, 18.00»).
    """
    text = text.translate(_DRAWN_ALIKE)
    tokens = _tokens(text)
    angles = _angles(tokens) if tokens else []
    if len(angles) == 2:
        return _position(*angles)
    pair = _AMONG_WORDS.search(text)
    position = _unordered(float(pair[1]), float(pair[2])) if pair else None
    return position if position and may_be_ukraine(position.coordinate) else None


def _tokens(text: str) -> deque[_Token]:
    """All of the text in tokens; none where something in it has no place beside coordinates."""
    tokens = deque[_Token]()
    scan = _WITH_POINTS if _DECIMAL_POINT.search(text) else _WITH_COMMAS
    for match in scan.finditer(text):
        if match.lastgroup == "gap":
            continue
        token = _token(match)
        if token is None or len(tokens) == MAX_TOKENS:
            return deque()
        tokens.append(token)
    return tokens


def _token(match: re.Match[str]) -> _Token | None:
    found = match.group()
    match match.lastgroup:
        case "number":
            value = float(found.replace(",", "."))
            decimals = len(re.split("[.,]", found)[1]) if "." in found or "," in found else 0
            return _Token(_Kind.NUMBER, abs(value), decimals, -1 if found[0] == "-" else 1)
        case "degrees" | "minutes" | "seconds" as mark:
            return _Token(_Kind(mark))
        case "hemisphere":
            axis, sign = _HEMISPHERES.get(re.sub(r"[.\s]", "", found).lower(), (None, 0))
            return _Token(_Kind.HEMISPHERE, sign=sign, axis=axis) if axis else None
    return None


def _angles(tokens: deque[_Token]) -> list[_Angle]:
    """All tokens as angles, each with its hemisphere before it or each with it behind."""
    leading = tokens[0].kind is _Kind.HEMISPHERE
    angles = []
    while tokens:
        side = _hemisphere(tokens) if leading else None
        angle = _sexagesimal(tokens)
        if angle is None:
            return []
        side = side or (None if leading else _hemisphere(tokens))
        if side:
            angle = _Angle(angle.value * side.sign, angle.decimals, marked=True, axis=side.axis)
        angles.append(angle)
    return angles


def _hemisphere(tokens: deque[_Token]) -> _Token | None:
    """Take «північної широти», N, «пн. ш.»: words of one axis."""
    side: _Token | None = None
    while (
        tokens and tokens[0].kind is _Kind.HEMISPHERE and (not side or tokens[0].axis is side.axis)
    ):
        word = tokens.popleft()
        side = replace(word, sign=word.sign * side.sign) if side else word
    return side


def _sexagesimal(tokens: deque[_Token]) -> _Angle | None:
    """Take degrees, and minutes and seconds where a degree sign leads to them."""
    if not tokens or tokens[0].kind is not _Kind.NUMBER:
        return None
    degrees = tokens.popleft()
    value, decimals = degrees.value, degrees.decimals
    marked = _take(tokens, _Kind.DEGREES)
    if marked and not decimals:
        for mark, share in ((_Kind.MINUTES, 60), (_Kind.SECONDS, 3600)):
            if not _is_part(tokens):
                break
            part = tokens.popleft()
            if part.value >= 60:
                return None
            value += part.value / share
            if not _take(tokens, mark) or part.decimals:
                break
    return _Angle(degrees.sign * value, decimals, marked)


def _is_part(tokens: deque[_Token]) -> bool:
    """Whether a number is next that isn't the degrees of another angle."""
    is_number = bool(tokens) and tokens[0].kind is _Kind.NUMBER and tokens[0].sign > 0
    return is_number and not (len(tokens) > 1 and tokens[1].kind is _Kind.DEGREES)


def _take(tokens: deque[_Token], kind: _Kind) -> bool:
    if tokens and tokens[0].kind is kind:
        tokens.popleft()
        return True
    return False


def _position(first: _Angle, second: _Angle) -> Position | None:
    if first.axis and first.axis is second.axis:
        return None
    if first.axis or second.axis:
        lat_first = first.axis is _Axis.LAT or second.axis is _Axis.LON
        lat, lon = (first, second) if lat_first else (second, first)
        return _at(lat.value, lon.value, ordered=True)
    position = _unordered(first.value, second.value)
    if position is None or (first.marked and second.marked):
        return position
    if not (first.decimals and second.decimals):
        return None
    return None if _is_hour(first) and _is_hour(second) else position


def _is_hour(angle: _Angle) -> bool:
    return angle.decimals <= _HOURS_DECIMALS and 0 <= angle.value <= _LAST_HOUR


def _unordered(first: float, second: float) -> Position | None:
    return _at(first, second, ordered=False)


def _at(lat: float, lon: float, *, ordered: bool) -> Position | None:
    try:
        return Position(Coordinate(lat, lon), ordered)
    except CoordinateError:
        return None
