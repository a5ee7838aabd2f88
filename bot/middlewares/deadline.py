"""An update that takes too long is given up: the person hears so, and its chat goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject

DEADLINE_S = 8.0


class DeadlineMiddleware(BaseMiddleware):
    """Raises TimeoutError into the error handler once `seconds` have passed."""

    def __init__(self, seconds: float = DEADLINE_S) -> None:
        self._seconds = seconds

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Telegram sends a chat nothing further until this update is acknowledged."""
        async with asyncio.timeout(self._seconds):
            return await handler(event, data)
