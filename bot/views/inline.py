"""Results of an inline query: what is listed while somebody types, and the message each becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.i18n import Words
from bot.links import Links, ToPoint, ToTown
from bot.views import formats
from bot.views.card_text import shared_view, town_title, town_view
from bot.views.homonyms import Choice
from bot.views.markup import shorten
from bot.views.names import NAME_LENGTH, point_address, point_name
from bot.views.verdict import SEPARATOR, services_line, verdict
from geo.answer import Card, Ranked
from geo.overview import Overview

TITLE_LENGTH = 64
ABOUT_LENGTH = 128


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the list, plain text, and the message in HTML that it is sent as."""

    id: str
    title: str
    about: str
    html: str


def homonym_result(words: Words, choice: Choice, seen: Overview, links: Links) -> Result:
    """One of several places of a name as one card, told by where it lies."""
    code = choice.settlement.code
    html = town_view(words, seen, links, ToTown(code)).html
    return Result(code, choice.name, choice.where, html)


def town_result(words: Words, seen: Overview, links: Links) -> Result:
    """The whole place as one card."""
    settlement = seen.place.settlement
    target = ToTown(settlement.code) if settlement else None
    html = town_view(words, seen, links, target).html
    title = words("inline-all", title=town_title(words, seen)) if seen.count else ""
    about = services_line(words, seen.services) or ", ".join(
        point_name(words, each.point) for each in seen.open[:2]
    )
    return Result(
        settlement.code if settlement else "all",
        shorten(title or town_title(words, seen), TITLE_LENGTH),
        shorten(about, ABOUT_LENGTH),
        html,
    )


def point_results(
    words: Words, seen: Overview, cards: Sequence[Card], links: Links
) -> tuple[Result, ...]:
    """The open points, nearest first: `cards` are theirs, in the same order."""
    return tuple(
        Result(
            # Ids of points may be longer than an id of a result.
            f"{number}",
            shorten(point_name(words, ranked.point), TITLE_LENGTH),
            shorten(_about(words, seen, ranked), ABOUT_LENGTH),
            shared_view(words, [card], seen.asked, links, ToPoint(card.point.id)).html,
        )
        for number, (ranked, card) in enumerate(zip(seen.open, cards, strict=True), 1)
    )


def _about(words: Words, seen: Overview, ranked: Ranked) -> str:
    """«🟢 Відчинено до 20:00 · 350 м · вул. Київська, 154»: distances are from the centre."""
    rough = seen.place.approximate
    distance = (formats.rough_distance if rough else formats.distance)(words, ranked.distance_m)
    address = point_address(words, ranked.point.address, seen.place.settlement, NAME_LENGTH)
    parts = (verdict(words, ranked.point, ranked.opening, seen.asked), distance, address)
    return SEPARATOR.join(part for part in parts if part)
