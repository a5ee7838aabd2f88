"""Gives every handler the `words` of the person's language."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, User

from bot.i18n import guess_language, words_in
from bot.storage.languages import Languages
from bot.storage.throttle_rule import Admission


class LanguageMiddleware(BaseMiddleware):
    """The chosen language, else the one that the person's Telegram speaks.

    The throttle's script has read the choice already, where there is a throttle.
    """

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Look the language up, then go on."""
        person: User | None = data.get("event_from_user")
        admission: Admission | None = data.get("admission")
        if admission and admission.language_known:
            chosen = admission.language
        else:
            chosen = await self._languages.chosen(person.id) if person else None
        code = person.language_code if person else None
        data["words"] = words_in(chosen or guess_language(code))
        return await handler(event, data)
