"""What an oblast's public channel is told of an order."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Words
from bot.views import formats
from bot.views.markup import Html, bold, lines, paragraphs, plain, shorten
from bot.views.names import point_address, point_name
from bot.views.orders import target_name
from bot.views.source import demo_line
from geo.guide import Guide
from geo.orders import LONGEST_TEXT, Effect, Order
from geo.point import Point

MOST_POINTS = 10
"""So many points are named; of more only their number."""

LINE_LENGTH = 48
"""Of a name, and of an address: all of them, in both languages, make one post."""


def order_post(
    words: Words, order: Order, points: Sequence[Point], guide: Guide, link: str
) -> Html:
    """What is opened, where, until when, and where to ask for the nearest one."""
    until = words("order-until-lifted")
    if order.expiry is not None:
        until = words("order-until", until=formats.moment(words, order.expiry, order.start))
    note = shorten(order.note, LONGEST_TEXT)
    started = formats.moment(words, order.start, order.start)
    return paragraphs(
        demo_line(words, guide.snapshot.manifest),
        lines(
            bold(words(f"post-{order.effect}", target=target_name(words, order, guide))),
            plain(words("post-span", start=started, until=until)),
            plain(_within(words, order, points)),
            plain(words("verdict-note", note=note) if note else ""),
        ),
        _points(words, points),
        plain(words("post-link", link=link)),
    )


def _within(words: Words, order: Order, points: Sequence[Point]) -> str:
    """By when all are open, of those that take their time."""
    if order.effect is not Effect.OPEN or not points:
        return ""
    longest = max(point.opens_within for point in points)
    return words("post-within", within=formats.duration(words, longest))


def _points(words: Words, points: Sequence[Point]) -> Html:
    if len(points) > MOST_POINTS:
        return plain(words("post-count", count=len(points)))
    return lines(*(plain(_point(words, point)) for point in points))


def _point(words: Words, point: Point) -> str:
    name = point_name(words, point, LINE_LENGTH)
    address = point_address(words, point.address, None, LINE_LENGTH)
    return words("post-point", point=", ".join(each for each in (name, address) if each))
