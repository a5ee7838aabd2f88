"""The map under an answer: the points of one page, numbered as in its text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.drawing.sheet import Landmark, Map, Mark
from bot.i18n import Words
from bot.views import formats
from bot.views.markup import Html, bold, lines, paragraphs, plain, telegram_length
from bot.views.message import Message
from bot.views.names import point_address, point_name, settlement_name
from bot.views.paper import opens_by_order
from bot.views.plain import to_text
from bot.views.poster import landmarks, steps
from bot.views.source import demo_line, source_lines
from bot.views.verdict import verdict
from geo.gazetteer.settlement import Settlement
from geo.guide import Guide
from geo.point import Point
from geo.snapshot import Snapshot

CAPTION_LENGTH = 1_000
"""Telegram takes 1,024 characters under a picture."""

_NAME_LENGTHS = (56, 40, 28, 20)

Numbered = Sequence[tuple[int, Point]]


def picture_map(words: Words, guide: Guide, town: Settlement | None, points: Numbered) -> Map:
    """The map; its middle and its names depend on the points and the typed town alone.

    So nobody can tell from it where the person is who shared a position.
    """
    places = [point.coordinate for _, point in points]
    centre = None
    if town and not town.approximate:
        centre = Landmark(settlement_name(words, town), town.coordinate)
        places.append(town.coordinate)
    manifest = guide.snapshot.manifest
    return Map(
        marks=tuple(
            Mark(number, point.coordinate, hollow=opens_by_order(point)) for number, point in points
        ),
        steps=steps(words),
        north=words("poster-north"),
        centre=centre,
        landmarks=landmarks(words, guide, centre.at if centre else None, places),
        warning=words("demo") if manifest.demo else "",
    )


def picture_caption(
    words: Words, snapshot: Snapshot, town: Settlement | None, points: Numbered, asked: datetime
) -> Html:
    """What stands under the map, enough for whom it is forwarded to; every hour has its day."""
    manifest = snapshot.manifest.about(point for _, point in points)
    caption = plain("")
    for length in _NAME_LENGTHS:
        caption = paragraphs(
            demo_line(words, manifest),
            bold(settlement_name(words, town) if town else ""),
            *(_point(words, snapshot, number, point, asked, length) for number, point in points),
            lines(
                source_lines(words, manifest, asked),
                plain(words("answered", moment=formats.moment(words, asked, asked))),
            ),
        )
        if telegram_length(to_text(Message(caption))) <= CAPTION_LENGTH:
            break
    return caption


def _point(  # noqa: PLR0913, PLR0917 - what is said of a point
    words: Words, snapshot: Snapshot, number: int, point: Point, asked: datetime, length: int
) -> Html:
    name = point_name(words, point, length)
    return lines(
        bold(words("picture-point", number=str(number), name=name)),
        plain(point_address(words, point.address, None, length)),
        plain(verdict(words, point, snapshot.opening(point, asked), None)),
    )
