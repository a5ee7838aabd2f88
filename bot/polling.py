"""Polling: asks Telegram for updates and confirms them only once they are answered.

Aiogram's own loop confirms what it has just begun, so a stop in that moment loses it; and one
update that it can't parse holds up all that follow.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import TelegramMethod

from bot.delivery import NOT_MODIFIED
from bot.intake import Intake, RawUpdate, chat_of
from bot.lifecycle import InFlight
from bot.storage.effects import Effects

POLL_S = 30
REQUEST_MARGIN_S = 10
CONFIRM_WITHIN_S = 2
PATIENCE_S = 0.5
"""How long the next poll waits for the updates of the last one."""
FAILURE_PAUSES_S = (1, 2, 5, 15, 30)

_log = logging.getLogger(__name__)


class GetRawUpdates(TelegramMethod[list[RawUpdate]]):
    """Aiogram's getUpdates, its updates left as they came: one bad update spoils no others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int
    timeout: int
    allowed_updates: list[str]


class Polling:
    """Answers updates, a chat's in their order, as many at once as `in_flight` admits."""

    def __init__(self, bot: Bot, intake: Intake, in_flight: InFlight, effects: Effects) -> None:
        self._bot = bot
        self._intake = intake
        self._in_flight = in_flight
        self._effects = effects
        self._last: int | None = None
        self._unanswered: dict[int, asyncio.Task[None]] = {}
        self._answered: set[int] = set()
        self._latest: dict[int, asyncio.Task[None]] = {}

    async def run(self, stopping: asyncio.Event) -> None:
        """Poll until `stopping`, then drain and confirm what was answered."""
        polling, stopped = asyncio.create_task(self._poll()), asyncio.create_task(stopping.wait())
        await asyncio.wait([polling, stopped], return_when=asyncio.FIRST_COMPLETED)
        for task in (polling, stopped):
            task.cancel()
        await asyncio.wait([polling, stopped])
        await self._in_flight.drain()
        await self._confirm()
        if not polling.cancelled():
            polling.result()  # it only ends by a mistake in the code: say so

    async def _poll(self) -> None:
        failures = 0
        while True:
            try:
                # What is still being answered is served again at once: no long poll then.
                raws = await self._fetch(0 if self._unanswered else POLL_S)
            except TelegramAPIError as error:
                pause_s = FAILURE_PAUSES_S[min(failures, len(FAILURE_PAUSES_S) - 1)]
                failures += 1
                _log.warning("getUpdates: %s, again in %d s", type(error).__name__, pause_s)
                await asyncio.sleep(pause_s)
                continue
            failures = 0
            for raw in raws:
                self._begin(raw)
            if self._unanswered:
                await asyncio.wait(self._unanswered.values(), timeout=PATIENCE_S)

    async def _fetch(self, wait_s: int) -> list[RawUpdate]:
        request = GetRawUpdates(
            offset=self._offset,
            limit=self._in_flight.limit,
            timeout=wait_s,
            allowed_updates=self._intake.kinds,
        )
        return await self._bot(request, wait_s + REQUEST_MARGIN_S)

    @property
    def _offset(self) -> int | None:
        """The first update to be served again; Telegram forgets those before it."""
        if self._unanswered:
            return min(self._unanswered)
        return None if self._last is None else self._last + 1

    def _begin(self, raw: RawUpdate) -> None:
        number: int = raw["update_id"]
        self._last = number
        if number in self._unanswered or number in self._answered:
            return
        chat = chat_of(raw)
        task = asyncio.create_task(self._answer(raw, self._latest.get(chat)))
        self._unanswered[number] = self._latest[chat] = task

    async def _answer(self, raw: RawUpdate, before: asyncio.Task[None] | None) -> None:
        with self._in_flight:
            if before is not None:
                await asyncio.wait([before])
            # A process that is killed confirms nothing: the next one is served the update again.
            async with self._effects.once(f"update:{raw['update_id']}") as due:
                method = await self._intake.answer(raw) if due else None
                if method is not None:
                    await self._send(method)
        self._settle(raw)

    async def _send(self, method: TelegramMethod[Any]) -> None:
        try:
            await self._bot(method)
        except TelegramAPIError as error:
            # Not sent again: after a lost connection that might answer twice.
            if NOT_MODIFIED not in error.message:
                self._intake.metrics.answer_unsent()
                _log.error("an answer was not sent: %s", type(error).__name__)

    def _settle(self, raw: RawUpdate) -> None:
        number: int = raw["update_id"]
        task = self._unanswered.pop(number)
        self._answered.add(number)
        first = min(self._unanswered, default=None)
        self._answered = {each for each in self._answered if first is not None and each > first}
        chat = chat_of(raw)
        if self._latest.get(chat) is task:
            del self._latest[chat]

    async def _confirm(self) -> None:
        if self._last is None:
            return
        last_word = GetRawUpdates(
            offset=self._offset, limit=1, timeout=0, allowed_updates=self._intake.kinds
        )
        try:
            await self._bot(last_word, CONFIRM_WITHIN_S)
        except TelegramAPIError as error:
            _log.warning("answered updates were not confirmed: %s", type(error).__name__)
