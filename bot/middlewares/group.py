"""In a group: its language and settings for who speaks to the bot, and no more said than allowed.

Runs after the throttle, which counts the person.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.addressing import is_addressed, is_group
from bot.i18n import words_in
from bot.own_name import OwnName
from bot.storage.breaker import StoreUnavailableError
from bot.storage.groups import Groups, GroupSettings
from bot.storage.pace import Pace

LANGUAGE = "uk"
"""Telegram doesn't say what a group speaks; its admins may."""


class GroupMiddleware(BaseMiddleware):
    """Gives handlers `addressed`, the group's `settings` (None: unknown now) and `may_speak`."""

    def __init__(self, groups: Groups, pace: Pace, own_name: OwnName) -> None:
        self._groups = groups
        self._pace = pace
        self._own_name = own_name

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """A press that can't be answered now says so; a question waits for its turn."""
        bot: Bot = data["bot"]
        message = event.message if isinstance(event, CallbackQuery) else event
        data |= {"addressed": False, "settings": None, "may_speak": True}
        if not isinstance(message, Message) or not is_group(message.chat):
            return await handler(event, data)
        if isinstance(event, Message) and not await is_addressed(event, bot, self._own_name):
            return await handler(event, data)
        try:
            settings = await self._groups.settings(message.chat.id)
        except StoreUnavailableError:
            settings = None
        words = words_in((settings or GroupSettings()).language or LANGUAGE)
        may_speak = await self._pace.take(message.chat.id)
        if isinstance(event, CallbackQuery) and not may_speak:
            return await event.answer(words("group-busy"), show_alert=True)
        data |= {"addressed": True, "settings": settings, "words": words, "may_speak": may_speak}
        return await handler(event, data)
