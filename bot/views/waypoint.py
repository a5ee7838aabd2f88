"""Points as other programs show them without a network: waypoints of a map, lines of an SMS."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.i18n import Words
from bot.views.markup import shorten
from bot.views.names import NAME_LENGTH, point_address, point_name
from bot.views.paper import hours_on_paper, note_on_paper, service_names
from geo.exports.waypoint import Collection, Waypoint
from geo.point import Point
from geo.snapshot import Snapshot

_LINE_LENGTH = 60


def waypoints(
    words: Words, place: str, points: Iterable[Point], snapshot: Snapshot, asked: datetime
) -> Collection:
    """The points as a map's file: name, address, hours, services; in order of address."""
    ordered = sorted(points, key=_place)
    notes = note_on_paper(words, snapshot.manifest.about(ordered))
    return Collection(
        title=words("paper-title", place=place),
        note="\n".join((*notes, words("paper-check"))),
        waypoints=tuple(_waypoint(words, point, snapshot, asked) for point in ordered),
    )


def sms_lines(
    words: Words, place: str, points: Iterable[Point], snapshot: Snapshot, asked: datetime
) -> tuple[str, ...]:
    """Title and source, then each point as one short line: address, name, hours.

    The settlement is left out where all points have the same.
    """
    ordered = sorted(points, key=_place)
    is_one = len({point.address.settlement for point in ordered}) == 1
    return (
        words("paper-title", place=place),
        *note_on_paper(words, snapshot.manifest.about(ordered)),
        words("paper-check"),
        *(_line(words, point, snapshot, asked, is_one=is_one) for point in ordered),
    )


def _waypoint(words: Words, point: Point, snapshot: Snapshot, asked: datetime) -> Waypoint:
    name = point_name(words, point)
    opening = snapshot.opening(point, asked)
    told = (
        point_address(words, point.address, None, NAME_LENGTH),
        hours_on_paper(words, point, opening, asked),
        *opening.notes,
        words("paper-entrance", entrance=shorten(point.entrance, NAME_LENGTH))
        if point.entrance
        else "",
        words("paper-phone", phone=shorten(point.phone, NAME_LENGTH)) if point.phone else "",
        ", ".join(service_names(words, point)),
    )
    return Waypoint(
        id=point.id,
        name=words("point-demo", name=name) if snapshot.manifest.demo else name,
        description="\n".join(each for each in told if each),
        coordinate=point.coordinate,
    )


def _line(words: Words, point: Point, snapshot: Snapshot, asked: datetime, *, is_one: bool) -> str:
    address = point.address
    settlement = "" if is_one and address.street else address.settlement
    where = ", ".join(each for each in (settlement, address.street) if each)
    hours = hours_on_paper(words, point, snapshot.opening(point, asked), asked)
    told = (shorten(where, _LINE_LENGTH), shorten(point.name, _LINE_LENGTH), hours)
    return ". ".join(each for each in told if each)


def _place(point: Point) -> tuple[str, str, str, str]:
    address = point.address
    return (address.settlement, address.street, point.name, point.id)
