"""One message of the bot's that follows a piece of work: begun, how far, how it ended."""

from __future__ import annotations

import asyncio
import logging
from types import TracebackType
from typing import Self

from aiogram.exceptions import TelegramAPIError
from aiogram.types import Message

from bot.delivery import inline_keyboard
from bot.i18n import Words
from bot.views.markup import plain
from bot.views.message import Message as View

TICK_S = 2.0
"""How often it is changed at most: Telegram allows a chat one message a second."""

_log = logging.getLogger(__name__)


class StatusMessage:
    """Tells an admin how the work goes; `message` is the bot's own, changed again and again.

    If the work raises, or is cut short, the message says so: an admin must never take a list for
    published that isn't.
    """

    def __init__(self, message: Message, words: Words) -> None:
        self._message = message
        self._words = words
        self._progress = self._shown = ""
        self._ended = False
        self._ticking: asyncio.Task[None] | None = None

    def told(self, stage: str, done: int, every: int) -> None:
        """A `bot.desk.Progress`: shown at the next tick."""
        percent = 100 * done // every if every else 0
        words = self._words
        self._progress = words(f"stage-{stage}", percent=str(percent))

    async def conclude(self, view: View) -> None:
        """The last word."""
        self._ended = True
        await self._stop()
        await self._show(view)

    async def __aenter__(self) -> Self:
        self._ticking = asyncio.create_task(self._tick())
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self._stop()
        if error is not None and not self._ended:
            cut_short = isinstance(error, asyncio.CancelledError)
            key = "admin-cut-short" if cut_short else "admin-failed"
            await self._show(View(plain(self._words(key))))

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            if self._progress != self._shown:
                self._shown = self._progress
                await self._show(View(plain(self._progress)))

    async def _stop(self) -> None:
        if self._ticking is not None:
            self._ticking.cancel()
            await asyncio.wait([self._ticking])
            self._ticking = None

    async def _show(self, view: View) -> None:
        try:
            await self._message.edit_text(view.html, reply_markup=inline_keyboard(view.keyboard))
        except TelegramAPIError as error:
            _log.warning("an admin's message was not changed: %s", type(error).__name__)
