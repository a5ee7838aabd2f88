"""Counts every update, how it ended and how long it took."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, ChatMemberUpdated, InlineQuery, Message, TelegramObject

from bot.metrics import Metrics, Outcome

# A middleware that ends an update itself says how under this key.
OUTCOME: Final = "outcome"

_KINDS: dict[type[TelegramObject], str] = {
    Message: "message",
    CallbackQuery: "callback_query",
    InlineQuery: "inline_query",
    ChatMemberUpdated: "my_chat_member",
}


class MetricsMiddleware(BaseMiddleware):
    """The outermost middleware, so that it sees what the others do; counts what is in flight."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Go on, then count; nothing of the update itself is looked at."""
        began = time.perf_counter()
        outcome: Outcome = "failed"
        self._metrics.in_flight(+1)
        try:
            result = await handler(event, data)
            outcome = data.get(OUTCOME, "ignored" if result is UNHANDLED else "answered")
        except (TimeoutError, asyncio.CancelledError):
            outcome = "late"
            raise
        else:
            return result
        finally:
            self._metrics.in_flight(-1)
            kind = _KINDS.get(type(event), "other")
            self._metrics.update_handled(kind, outcome, time.perf_counter() - began)
