"""A person asks in any chat: `@bot Бровари`. The answer is a list, each line a message to send.

Telegram keeps a list and gives it to whoever types the same, so it depends on the text alone: its
language is that of the letters. Only where the shared location decides is it one person's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram import Bot
from aiogram.methods import AnswerInlineQuery
from aiogram.types import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from bot.answers import Answers
from bot.clock import Clock
from bot.i18n import Words, words_in
from bot.links import Links
from bot.own_name import OwnName
from bot.views.card_text import NEAR_LINES
from bot.views.homonyms import choices
from bot.views.inline import Result, homonym_result, point_results, town_result
from geo.coordinate import Coordinate
from geo.gazetteer.ranking import by_distance
from geo.gazetteer.settlement import Settlement
from geo.geocoding.outcome import Ambiguous, Found, Place
from geo.guide import Guide
from geo.overview import Overview, overview
from geo.point import Service
from geo.wishes import read_wishes

POINTS = 40
HOMONYMS = 12
"""Each is a whole card: more would take longer than a person types."""

CACHE_S = 60
START = "inline"
"""What `/start` says of who came by the button above the list."""

_CYRILLIC = re.compile(r"[\u0400-\u04FF]")
_LATIN = re.compile(r"[A-Za-z]")


async def answer_inline(  # noqa: PLR0913, PLR0917 - passed by name
    query: InlineQuery, answers: Answers, words: Words, clock: Clock, own_name: OwnName, bot: Bot
) -> AnswerInlineQuery:
    """List the open points of the place, or the places of that name; no provider is asked."""
    text, here = query.query.strip(), _here(query)
    if not text and here is None:
        return _listed(query, (), words, hint="inline-ask", personal=True)
    words = words if not text else _words_of(text)
    services, named = read_wishes(text)
    links = await own_name.links(bot)
    question = _Question(query, answers.guide, words, links, clock(), services)
    match answers.locate(named or here or ""):
        case Found(place=place):
            return question.answer_place(place, personal=not text)
        case Ambiguous() as which:
            return question.answer_homonyms(which, here)
    return _listed(query, (), words, hint="inline-unknown")


@dataclass(frozen=True, slots=True)
class _Question:
    """What is wished for, and with what it is answered."""

    query: InlineQuery
    guide: Guide
    words: Words
    links: Links
    asked: datetime
    services: frozenset[Service]

    def answer_place(self, place: Place, *, personal: bool) -> AnswerInlineQuery:
        seen = self._seen(place, POINTS)
        if seen is None:
            return _listed(self.query, (), self.words, hint="inline-abroad", personal=personal)
        cards = [self.guide.card(each.point.id, self.asked) for each in seen.open]
        results = (
            town_result(self.words, seen, self.links),
            *point_results(self.words, seen, [card for card in cards if card], self.links),
        )
        cache_s = _cached_for(seen)
        return _listed(self.query, results, self.words, cache_s=cache_s, personal=personal)

    def answer_homonyms(self, which: Ambiguous, here: Coordinate | None) -> AnswerInlineQuery:
        ranked = by_distance(which.candidates, here) if here else which.candidates
        first = [each.settlement for each in ranked[:HOMONYMS]]
        listed = choices(self.words, first, self.guide.which(which).centres)
        cards = {
            choice: seen
            for choice in listed
            if (seen := self._seen(_place(choice.settlement, len(ranked)), NEAR_LINES))
        }
        return _listed(
            self.query,
            [homonym_result(self.words, *each, self.links) for each in cards.items()],
            self.words,
            hint="inline-more" if len(ranked) > HOMONYMS else "",
            cache_s=min(map(_cached_for, cards.values()), default=CACHE_S),
            personal=here is not None,
        )

    def _seen(self, place: Place, limit: int) -> Overview | None:
        return overview(self.guide, place, self.asked, self.services, limit)


def _place(settlement: Settlement, namesakes: int) -> Place:
    return Place(settlement.coordinate, settlement, namesakes)


def _here(query: InlineQuery) -> Coordinate | None:
    shared = query.location
    return Coordinate(shared.latitude, shared.longitude) if shared else None


def _words_of(text: str) -> Words:
    """Ukrainian unless all letters are Latin."""
    return words_in("en" if _LATIN.search(text) and not _CYRILLIC.search(text) else "uk")


def _cached_for(seen: Overview) -> int:
    """Seconds until a verdict changes, CACHE_S at most."""
    if seen.changes is None:
        return CACHE_S
    return max(0, min(CACHE_S, int(seen.changes.timestamp() - seen.asked.timestamp())))


def _listed(  # noqa: PLR0913 - what an answer is made of
    query: InlineQuery,
    results: Sequence[Result],
    words: Words,
    *,
    hint: str = "",
    cache_s: int = CACHE_S,
    personal: bool = False,
) -> AnswerInlineQuery:
    button = InlineQueryResultsButton(text=words(hint), start_parameter=START) if hint else None
    articles = [
        InlineQueryResultArticle(
            id=result.id,
            title=result.title,
            description=result.about or None,
            input_message_content=InputTextMessageContent(message_text=result.html),
        )
        for result in results
    ]
    return query.answer(list(articles), cache_time=cache_s, is_personal=personal, button=button)
