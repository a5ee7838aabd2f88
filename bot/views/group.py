"""What the bot says in groups alone: short, and one message for many questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.callbacks import ListPlaces, Namesakes, Search, SetPlace, pack, unpack
from bot.i18n import Words
from bot.links import Links
from bot.views.card_text import as_of, link_line, open_line, town_title
from bot.views.markup import bold, fitting, lines, paragraphs, plain
from bot.views.message import Button, Message
from bot.views.names import name_with_oblast
from bot.views.point import card_view, route_buttons
from bot.views.render import render
from bot.views.source import source_lines, warning_lines
from geo.answer import Answer, Card
from geo.gazetteer.settlement import Settlement
from geo.overview import Overview
from geo.snapshot import Manifest

MERGED_PLACES = 12


def said_view(words: Words, key: str) -> Message:
    """One of the sentences without variables."""
    return Message(plain(words(key)))


def place_set_view(words: Words, settlement: Settlement) -> Message:
    """Which town a bare /near means from now on."""
    return Message(plain(words("setplace-done", place=name_with_oblast(words, settlement))))


def which_place_view(words: Words, answer: Answer, page: int = 0) -> Message:
    """The question which settlement is meant, its buttons for the group's place."""
    asked = render(words, answer, page=page)
    keyboard = tuple(
        tuple(button._replace(data=_for_group(button.data)) for button in row)
        for row in asked.keyboard
    )
    return Message(asked.html, keyboard)


def _for_group(data: str) -> str:
    match unpack(data):
        case Search(place) if place:
            return pack(SetPlace(place))
        case Namesakes(page, place):
            return pack(ListPlaces(page, place))
    return data


def opened_view(words: Words, card: Card, asked: datetime, place: str) -> Message:
    """A point in place of the answer, with the way back to it."""
    told = card_view(words, card, asked)
    back = (Button(words("button-back"), pack(Search(place))),)
    return Message(told.html, (*route_buttons(words, card.point.coordinate), back))


def merged_view(
    words: Words, seen: Sequence[Overview], asked: datetime, manifest: Manifest, links: Links
) -> Message:
    """Each place with its nearest open point; where there are too many, whom to ask."""
    told = fitting(
        lines(
            bold(town_title(words, each)),
            *(open_line(words, each, ranked) for ranked in each.open[:1]),
        )
        for each in seen[:MERGED_PLACES]
    )
    left = len(seen) - len(told)
    shown = seen[: len(told)]
    manifest = manifest.about(ranked.point for each in shown for ranked in each.open[:1])
    return Message(
        paragraphs(
            warning_lines(words, manifest, asked),
            plain(words("merged")),
            *told,
            plain(words("share-more", count=left) if left > 0 else ""),
            lines(plain(as_of(words, asked)), source_lines(words, manifest, asked)),
            link_line(words, links, None),
        )
    )
