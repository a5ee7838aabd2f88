"""Points as the maps of other programs show them without a network."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.i18n import Words
from bot.views.markup import shorten
from bot.views.names import point_address, point_name
from bot.views.paper import PAPER_LENGTH, hours_on_paper, note_on_paper, service_names, street_order
from geo.exports.waypoint import Collection, Waypoint
from geo.point import Point
from geo.snapshot import Snapshot


def waypoints(
    words: Words, place: str, points: Iterable[Point], snapshot: Snapshot, asked: datetime
) -> Collection:
    """The points as a map's file: name, address, hours, services; in order of address."""
    ordered = sorted(points, key=street_order)
    notes = note_on_paper(words, snapshot.manifest.about(ordered))
    return Collection(
        title=words("paper-title", place=place),
        note="\n".join((*notes, words("paper-check"))),
        waypoints=tuple(_waypoint(words, point, snapshot, asked) for point in ordered),
    )


def _waypoint(words: Words, point: Point, snapshot: Snapshot, asked: datetime) -> Waypoint:
    name = point_name(words, point, PAPER_LENGTH)
    opening = snapshot.opening(point, asked)
    told = (
        point_address(words, point.address, None, PAPER_LENGTH),
        hours_on_paper(words, point, opening, asked),
        *opening.notes,
        words("paper-entrance", entrance=shorten(point.entrance, PAPER_LENGTH))
        if point.entrance
        else "",
        words("paper-phone", phone=shorten(point.phone, PAPER_LENGTH)) if point.phone else "",
        ", ".join(service_names(words, point)),
    )
    return Waypoint(
        id=point.id,
        name=words("point-demo", name=name) if snapshot.manifest.demo else name,
        description="\n".join(each for each in told if each),
        coordinate=point.coordinate,
    )
