"""Asks before each update whether its sender is answered now; says so politely, once, if not."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery, SendMessage
from aiogram.types import (
    CallbackQuery,
    InlineQuery,
    InlineQueryResultsButton,
    Message,
    TelegramObject,
    User,
)

from bot.addressing import is_addressed, is_group
from bot.callbacks import ListPlaces, SetLanguage, SetPlace, unpack
from bot.i18n import Words, guess_language, words_in
from bot.links import read_payload
from bot.muted import Muted
from bot.own_name import OwnName
from bot.paper_callbacks import DrawMap, unpack_paper
from bot.storage.throttle import Throttle
from bot.storage.throttle_rule import Admission, Request

HOUR_S = 3600

# All other buttons tell of points: what nobody thought of counts.
_PLACELESS = (SetLanguage, SetPlace, ListPlaces)

_FILES = re.compile(r"/(poster|offline)(@\w+)?\s+\S", re.ASCII | re.IGNORECASE)


class ThrottleMiddleware(BaseMiddleware):
    """Before LanguageMiddleware, which takes the language from the `admission` left here."""

    def __init__(self, throttle: Throttle, muted: Muted | None = None) -> None:
        self._throttle = throttle
        self._muted = muted or Muted()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Go on, or answer that it is too much; what the bot leaves unanswered isn't counted."""
        person: User | None = data.get("event_from_user")
        request = await _request_of(event, data)
        if person is None or request is None:
            return await handler(event, data)
        sender_id = _sender_id(event, person)
        admission = await self._throttle.admit(sender_id, request)
        if admission.allowed:
            data["admission"] = admission
            return await handler(event, data)
        if handled := data.get("handled"):
            handled.outcome = "refused"
        wholly = request is Request.LOCATION
        self._muted.mute(sender_id, admission.retry_after_ms, wholly=wholly)
        language = admission.language or guess_language(person.language_code)
        return _refusal(event, admission, words_in(language))


def _sender_id(event: TelegramObject, person: User) -> int:
    """Anonymous admins of all groups come as one user of Telegram's: each group counts for them."""
    chat = event.sender_chat if isinstance(event, Message) else None
    return chat.id if chat else person.id


async def _request_of(event: TelegramObject, data: dict[str, Any]) -> Request | None:
    """What the update asks for; None for what is said in a group, but not to the bot."""
    match event:
        case CallbackQuery():
            return _request_of_press(event.data or "")
        case InlineQuery():
            return Request.PLACE
        case Message():
            if is_group(event.chat) and not await is_addressed(event, *_own(data)):
                return None
            return _request_of_message(event)
    return None


def _request_of_press(data: str) -> Request:
    if paper := unpack_paper(data):
        return Request.PLACE if isinstance(paper, DrawMap) else Request.FILES
    pressed = unpack(data)
    return Request.OTHER if pressed is None or isinstance(pressed, _PLACELESS) else Request.PLACE


def _own(data: dict[str, Any]) -> tuple[Bot, OwnName]:
    return data["bot"], data["own_name"]


def _request_of_message(message: Message) -> Request:
    if message.location or message.venue:
        return Request.LOCATION
    said = message.text or message.caption or ""
    if _FILES.match(said):
        return Request.FILES
    if said.startswith("/"):
        return Request.PLACE if said.startswith("/near") or _is_link(said) else Request.OTHER
    return Request.PLACE if said else Request.OTHER


def _is_link(said: str) -> bool:
    """A /start that names a town or a point: whoever knows how links look can type them."""
    command, *payload = said.split(maxsplit=1)
    is_start = command.partition("@")[0] == "/start"
    return is_start and bool(payload) and read_payload(payload[0]) is not None


def _refusal(
    event: TelegramObject, admission: Admission, words: Words
) -> SendMessage | AnswerCallbackQuery | AnswerInlineQuery | None:
    """A press is always answered, or its button would spin."""
    match event:
        case CallbackQuery() if admission.notify:
            return event.answer(_notice(admission, words), show_alert=True)
        case CallbackQuery():
            return event.answer()
        case InlineQuery():
            # Each is one person's and forgotten at once: the next may be answered.
            told = InlineQueryResultsButton(text=_notice(admission, words), start_parameter="wait")
            return event.answer([], cache_time=0, is_personal=True, button=told)
        case Message() if admission.notify and event.chat.type == ChatType.PRIVATE:
            return event.answer(_notice(admission, words))
    return None


def _notice(admission: Admission, words: Words) -> str:
    if admission.retry_after_s >= HOUR_S:
        return words("throttled-for-hours", hours=-(-admission.retry_after_s // HOUR_S))
    return words("throttled", count=admission.retry_after_s)
