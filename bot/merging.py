"""Questions of a group that came faster than the bot may speak: answered together, in one message.

They wait in memory: what a stop leaves unanswered can be asked again.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.storage.pace import INTERVAL_MS, Pace
from geo.geocoding.outcome import Outcome

MOST_WAITING = 200
LONGEST_WAIT_S = 60

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Question:
    """A message of a group and what place it means."""

    message: Message
    outcome: Outcome


Answering = Callable[[Sequence[Question]], SendMessage]
"""One answer to several questions of one topic, the earliest first."""


class Merging:
    """Keeps questions until the group has a turn; `pause_s` is between two looks."""

    def __init__(self, pace: Pace, pause_s: float = INTERVAL_MS / 1000) -> None:
        self._pace = pace
        self._pause_s = pause_s
        self._waiting: dict[int, dict[int | None, list[Question]]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def add(self, bot: Bot, question: Question, answering: Answering) -> None:
        """Let it wait; of very many the latest go unanswered."""
        message = question.message
        topics = self._waiting.setdefault(message.chat.id, defaultdict(list))
        waiting = topics[message.message_thread_id if message.is_topic_message else None]
        if len(waiting) < MOST_WAITING:
            waiting.append(question)
        if message.chat.id not in self._tasks:
            task = asyncio.create_task(self._speak(bot, message.chat.id, answering))
            self._tasks[message.chat.id] = task

    async def settled(self) -> None:
        """Wait until nothing waits."""
        while self._tasks:
            await asyncio.wait(list(self._tasks.values()))

    async def close(self) -> None:
        """Stop; what waits goes unanswered."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _speak(self, bot: Bot, chat_id: int, answering: Answering) -> None:
        try:
            while topics := self._waiting[chat_id]:
                while not await self._pace.take(chat_id):  # noqa: ASYNC110 - nobody signals it
                    await asyncio.sleep(self._pause_s)
                thread = next(iter(topics))
                await self._send(bot, answering(topics.pop(thread)))
        finally:
            del self._waiting[chat_id], self._tasks[chat_id]

    @staticmethod
    async def _send(bot: Bot, answer: SendMessage) -> None:
        for last in (False, True):
            try:
                await bot(answer)
            except TelegramRetryAfter as refused:
                if not last:
                    await asyncio.sleep(min(refused.retry_after, LONGEST_WAIT_S))
            except TelegramAPIError as error:
                _log.warning("a group's questions go unanswered: %s", type(error).__name__)
                return
            else:
                return
