"""Questions of a group that came faster than the bot may speak: answered together, in one message.

They wait in memory, and Telegram takes them for answered: a stop answers what waits at once. Only
what a killed process held has to be asked again.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.storage.pace import INTERVAL_MS, Pace
from geo.geocoding.outcome import Outcome

MOST_WAITING = 200
LONGEST_WAIT_S = 60
LAST_WORD_S = 3.0
"""How long a stop waits for the last answers: no more than a supervisor grants beside the drain."""

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
        self._ending = asyncio.Event()

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

    async def close(self, within_s: float = LAST_WORD_S) -> None:
        """Answer what waits at once, its turn or not: one message too many is better than none.

        What Telegram doesn't take `within_s` goes unanswered.
        """
        self._ending.set()
        if not self._tasks:
            return
        _, left = await asyncio.wait(list(self._tasks.values()), timeout=within_s)
        if not left:
            return
        _log.warning("shutdown: questions of %d groups go unanswered", len(left))
        for task in left:
            task.cancel()
        await asyncio.wait(left)

    async def _speak(self, bot: Bot, chat_id: int, answering: Answering) -> None:
        try:
            while topics := self._waiting[chat_id]:
                await self._turn(chat_id)
                thread = next(iter(topics))
                await self._send(bot, answering(topics.pop(thread)))
        finally:
            del self._waiting[chat_id], self._tasks[chat_id]

    async def _turn(self, chat_id: int) -> None:
        """Wait until the group has a turn, or until the end."""
        while not (self._ending.is_set() or await self._pace.take(chat_id)):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), self._pause_s)

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
