"""Points as a text that stands alone: whoever gets it forwarded tomorrow can still use it.

Every hour names its day, nothing is told of where the person is, and the map's links open anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.i18n import Words
from bot.links import Links, Target
from bot.views import formats
from bot.views.markup import Html, bold, lines, paragraphs, plain
from bot.views.message import Message
from bot.views.names import NAME_LENGTH, name_with_oblast, point_address, point_name
from bot.views.point import week_lines
from bot.views.source import source_lines, warning_lines
from bot.views.verdict import SEPARATOR, notes_lines, services_line, verdict
from geo.answer import Card, Ranked
from geo.coordinate import Coordinate
from geo.finder import SEARCH_RADIUS_M
from geo.gazetteer.settlement import Settlement
from geo.opening import State
from geo.overview import Overview
from geo.point import Service

TOWN_LINES = 15
NEAR_LINES = 5
LINE_LENGTH = 48
"""A card of a town stays under half of what Telegram takes, and is still read at a glance."""

_RADIUS_KM = round(SEARCH_RADIUS_M / 1000)
_MAP = "https://maps.google.com/?q="


def shared_view(  # noqa: PLR0913, PLR0917 - what a card is made of
    words: Words,
    cards: Sequence[Card],
    asked: datetime,
    links: Links,
    target: Target,
    settlement: Settlement | None = None,
) -> Message:
    """The cards of some points of one snapshot, near a settlement if one was named, then the link.

    `cards` is never empty; `target` is where the link leads.
    """
    manifest = cards[0].manifest.about(card.point for card in cards)
    place = name_with_oblast(words, settlement) if settlement else ""
    title = words("share-near", place=place) if place else words("share-title")
    return Message(
        paragraphs(
            warning_lines(words, manifest, asked),
            bold(title) if len(cards) > 1 or place else plain(""),
            *(_point(words, card) for card in cards),
            lines(
                plain(as_of(words, asked)),
                source_lines(words, manifest, asked),
            ),
            link_line(words, links, target),
        )
    )


def town_view(words: Words, seen: Overview, links: Links, target: Target | None) -> Message:
    """All that is open in a town, or nearest to a place, in a line or two each, then the link."""
    shown = seen.open[: _shown(seen)]
    manifest = seen.manifest.about(ranked.point for ranked in shown)
    left = seen.count - len(shown)
    nothing = plain("" if shown or seen.withheld else words("nothing-now", km=_RADIUS_KM))
    return Message(
        paragraphs(
            warning_lines(words, manifest, seen.asked),
            lines(
                bold(town_title(words, seen)),
                plain(words("withheld") if seen.withheld else ""),
                plain(_filter(words, seen.services)),
            ),
            nothing,
            lines(
                *(open_line(words, seen, ranked) for ranked in shown),
                plain(words("share-more", count=left) if left > 0 else ""),
            ),
            plain("" if shown else words("national-sources")),
            lines(
                plain(as_of(words, seen.asked)),
                source_lines(words, manifest, seen.asked),
            ),
            link_line(words, links, target),
        )
    )


def town_title(words: Words, seen: Overview) -> str:
    """«Бровари, Київська обл.: відчинено 14 пунктів»; where none is in it, what is near."""
    settlement = seen.place.settlement
    place = name_with_oblast(words, settlement) if settlement else ""
    if seen.count:
        return words("town-open", place=place, count=seen.count)
    return words("town-near", place=place) if place else words("share-title")


def _shown(seen: Overview) -> int:
    """As many as the town has, within what fits; of what is only near, the nearest few."""
    return min(seen.count, TOWN_LINES) if seen.count else NEAR_LINES


def _filter(words: Words, services: frozenset[Service]) -> str:
    said = services_line(words, services)
    return words("answer-filter", services=said) if said else ""


def open_line(words: Words, seen: Overview, ranked: Ranked) -> Html:
    """A point with its address, and its verdict below."""
    point = ranked.point
    here = seen.place.settlement if seen.count else None
    name = point_name(words, point, LINE_LENGTH)
    address = point_address(words, point.address, here, LINE_LENGTH)
    return lines(
        plain(words("post-point", point=", ".join(each for each in (name, address) if each))),
        plain(verdict(words, point, ranked.opening, None)),
    )


def as_of(words: Words, asked: datetime) -> str:
    """«Стан на вт 17.03.2026, 12:00»."""
    day, time = formats.day_of_year(words, asked), formats.clock_time(asked)
    return words("share-as-of", moment=words("moment", day=day, time=time))


def link_line(words: Words, links: Links, target: Target | None) -> Html:
    """Where the bot tells what is open by then; empty while the bot's name isn't known."""
    link = links.to(target) if target else links.bot
    return plain(words("share-link", link=link) if link else "")


def map_link(position: Coordinate) -> str:
    """A link to the position, to a metre, that any telephone opens."""
    return f"{_MAP}{round(position.lat, 5)},{round(position.lon, 5)}"


def _point(words: Words, card: Card) -> Html:
    point, opening = card.point, card.opening
    # Who is told that it never closes needs no week.
    never_closes = opening.state is State.OPEN and opening.until is None and len(card.week) == 1
    week = () if never_closes else week_lines(words, card.week)
    return lines(
        bold(point_name(words, point)),
        plain(point_address(words, point.address, None, NAME_LENGTH)),
        plain(verdict(words, point, card.opening, None)),
        plain(SEPARATOR.join(week)),
        *map(plain, notes_lines(words, card.opening, NAME_LENGTH)),
        plain(services_line(words, point.services)),
        plain(words("share-map", link=map_link(point.coordinate))),
    )
