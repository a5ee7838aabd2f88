"""Points of a part of the country as files, whatever face asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from bot.i18n import Words
from bot.views.orders import unit_name
from bot.views.sms import sms_lines
from bot.views.waypoint import waypoints
from geo.exports.geojson import to_geojson
from geo.exports.gpx import to_gpx
from geo.exports.kml import to_kml
from geo.exports.pieces import pieces_of
from geo.guide import Guide
from geo.point import Point
from geo.refresh.writing import to_csv

Points = tuple[Point, ...]
_Make = Callable[[Words, str, Points, Guide, datetime], bytes]


def area_name(words: Words, head: str, guide: Guide) -> str:
    """«Броварська громада, Київська обл.»; the whole country for an empty head."""
    return unit_name(words, head, guide) if head else words("paper-country")


def exported(  # noqa: PLR0913, PLR0917 - what, of where, in which words, as of when
    words: Words, format_: str, head: str, points: Points, guide: Guide, asked: datetime
) -> bytes:
    """The points as a file of one of FORMATS, named after the unit of `head`."""
    return FORMATS[format_](words, area_name(words, head, guide), points, guide, asked)


def _csv(_words: Words, _name: str, points: Points, _guide: Guide, _asked: datetime) -> bytes:
    return to_csv(points).encode()


def _xlsx(_words: Words, _name: str, points: Points, _guide: Guide, _asked: datetime) -> bytes:
    # A sixth of a second to import.
    from geo.exports.workbook import to_xlsx  # noqa: PLC0415

    return to_xlsx(points)


def _geojson(words: Words, name: str, points: Points, guide: Guide, asked: datetime) -> bytes:
    return to_geojson(waypoints(words, name, points, guide.snapshot, asked))


def _kml(words: Words, name: str, points: Points, guide: Guide, asked: datetime) -> bytes:
    return to_kml(waypoints(words, name, points, guide.snapshot, asked))


def _gpx(words: Words, name: str, points: Points, guide: Guide, asked: datetime) -> bytes:
    return to_gpx(waypoints(words, name, points, guide.snapshot, asked))


def _txt(words: Words, name: str, points: Points, guide: Guide, asked: datetime) -> bytes:
    pieces = pieces_of(sms_lines(words, name, points, guide.snapshot, asked))
    return ("\n\n".join(pieces) + "\n").encode(errors="replace")


FORMATS: Final[Mapping[str, _Make]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "geojson": _geojson,
    "kml": _kml,
    "gpx": _gpx,
    "txt": _txt,
}
