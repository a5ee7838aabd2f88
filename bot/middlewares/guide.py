"""Gives every handler the `guide` that is live when its update begins, and its `answers`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject

from bot.answers import Answers
from bot.live import Live


class GuideMiddleware(BaseMiddleware):
    """One update, one snapshot: never half an answer from each of two."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._answers = Answers(live.guide)

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Take the pointer once."""
        guide = self._live.guide
        if self._answers.guide is not guide:
            self._answers = Answers(guide)
        data["guide"], data["answers"] = guide, self._answers
        return await handler(event, data)
