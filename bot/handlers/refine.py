"""A person presses a button under an answer: the same message, answered again."""

from __future__ import annotations

from typing import Any

from aiogram.filters import Filter
from aiogram.methods import AnswerCallbackQuery, EditMessageText
from aiogram.types import CallbackQuery, Message

from bot.answers import Answers
from bot.callbacks import Callback, Namesakes, Search, unpack
from bot.clock import Clock
from bot.delivery import edit, settle
from bot.handlers.origin import locate, origin_of
from bot.i18n import Words
from bot.views.render import render
from geo.coordinate import Coordinate
from geo.geocoding.geocoder import Geocoder
from geo.guide import Guide


class Presses(Filter):
    """A button of one kind; gives the handler its `pressed` callback."""

    def __init__(self, kind: type[Callback]) -> None:
        self._kind = kind

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        """Callback data is what a client says it is: read, never trusted."""
        pressed = unpack(query.data or "")
        return {"pressed": pressed} if isinstance(pressed, self._kind) else False


async def search_again(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: Search,
    answers: Answers,
    geocoder: Geocoder | None,
    words: Words,
    clock: Clock,
) -> EditMessageText | AnswerCallbackQuery:
    """Further, filter, at an hour, a chosen homonym: edit the answer."""
    origin = asked_by(query, pressed.place)
    if origin is None or not isinstance(query.message, Message):
        return query.answer(words("origin-lost"), show_alert=True)
    await settle(query)
    outcome = await locate(answers, geocoder, origin, pressed.place)
    view = answers.near(words, outcome, clock(), pressed.refinement, pressed.menu)
    return edit(query.message, view)


async def list_namesakes(
    query: CallbackQuery, pressed: Namesakes, guide: Guide, words: Words
) -> EditMessageText | AnswerCallbackQuery:
    """Another town of that name."""
    origin = _origin(query)
    named = guide.gazetteer.by_code(pressed.place) if pressed.place else None
    if named and not (isinstance(origin, str) and origin):
        origin = named.name_uk
    if not isinstance(origin, str) or not isinstance(query.message, Message):
        return query.answer(words("origin-lost"), show_alert=True)
    await settle(query)
    return edit(query.message, render(words, guide.namesakes(origin), page=pressed.page))


async def answer_stale(query: CallbackQuery, words: Words) -> AnswerCallbackQuery:
    """A button of an older version, or no button of ours: say so, never spin."""
    return query.answer(words("button-stale"), show_alert=True)


def asked_by(query: CallbackQuery, place: str) -> Coordinate | str | None:
    """What the pressed answer was asked; None where that is gone and no `place` is chosen.

    A settlement's button works without its question; a street or a code in it is then lost.
    """
    origin = _origin(query)
    return "" if place and not isinstance(origin, str) else origin


def _origin(query: CallbackQuery) -> Coordinate | str | None:
    """What the answered message asked; the server fills the reply in, unless it is gone."""
    message = query.message
    replied = message.reply_to_message if isinstance(message, Message) else None
    return origin_of(replied) if replied else None
