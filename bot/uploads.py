"""Files on their way to Telegram: beside the updates, a few at a time, so that answers go on.

A webhook's response carries no file, and over a slow uplink one takes longer than an update may.
So the update is answered at once by what the chat then shows, that a file is coming; the file
follows, and an apology if it can't. A process that is killed in between loses it.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Literal

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import (
    SendChatAction,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)

from bot.i18n import Words
from bot.metrics import FileOutcome, Metrics
from bot.storage.effects import Effects

AT_ONCE = 8
"""More would only share a slow uplink out, and all be late."""
WAITING = 24
WITHIN_S = 60.0
"""From the request on; files of 1,500 points are 0.9 MB, which 150 kbit/s carry in that time."""
APOLOGY_WITHIN_S = 8
FILES_S = 3.0
"""How long a stop waits for files on their way, the last apologies included."""
LAST_APOLOGY_S = 1.0

BEGUN_MS = 15_000
"""Longer than most uploads take; a replica that is sent the update again waits so long."""

FileMethod = SendDocument | SendPhoto | SendMediaGroup
FILE_METHODS = (SendDocument, SendPhoto, SendMediaGroup)

_log = logging.getLogger(__name__)


class Uploads:
    """Sends `at_once` files at a time, while at most `waiting` wait; one event loop's."""

    def __init__(  # noqa: PLR0913 - its bounds
        self,
        bot: Bot,
        effects: Effects,
        metrics: Metrics,
        *,
        at_once: int = AT_ONCE,
        waiting: int = WAITING,
        within_s: float = WITHIN_S,
    ) -> None:
        self._bot = bot
        self._effects = effects
        self._metrics = metrics
        self._turns = asyncio.Semaphore(at_once)
        self._most = at_once + waiting
        self._within_s = within_s
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def begin(self, file: FileMethod, update_id: int, words: Words) -> SendChatAction | SendMessage:
        """Send the file that answers the update; returns what the person is told at once.

        An update that Telegram sends again has its file sent once.
        """
        if update_id not in self._tasks:
            if len(self._tasks) >= self._most:
                self._metrics.file_ended("refused")
                return _told(file, words("files-busy"))
            task = asyncio.create_task(self._deliver(file, update_id, words))
            self._tasks[update_id] = task
            task.add_done_callback(lambda _: self._tasks.pop(update_id))
        return _coming(file)

    async def close(self, within_s: float = FILES_S) -> None:
        """Wait for what is under way, then cut it short with an apology for each file."""
        if not self._tasks:
            return
        last_s = min(LAST_APOLOGY_S, within_s)
        _, left = await asyncio.wait(list(self._tasks.values()), timeout=within_s - last_s)
        if not left:
            return
        _log.warning("shutdown: %d files are not sent", len(left))
        for task in left:
            task.cancel()
        await asyncio.wait(left, timeout=last_s)

    async def _deliver(self, file: FileMethod, update_id: int, words: Words) -> None:
        outcome: FileOutcome = "failed"
        self._metrics.files_under_way(+1)
        try:
            async with asyncio.timeout(self._within_s):
                outcome = await self._send(file, update_id)
        except TimeoutError:
            outcome = "late"
        except asyncio.CancelledError:
            outcome = "cut"
        except TelegramAPIError as error:
            _log.warning("a file was not sent: %s", type(error).__name__)
        except Exception as error:  # noqa: BLE001 - the last resort, as for updates
            _log.error("a file failed", exc_info=error)
        finally:
            self._metrics.files_under_way(-1)
            self._metrics.file_ended(outcome)
        if outcome not in {"sent", "repeated"}:
            await self._apologise(file, words)

    async def _send(self, file: FileMethod, update_id: int) -> Literal["sent", "repeated"]:
        async with self._turns, self._effects.once(f"file:{update_id}", BEGUN_MS) as due:
            if not due:
                return "repeated"
            sending: TelegramMethod[Any] = file
            await self._bot(sending)
            return "sent"

    async def _apologise(self, file: FileMethod, words: Words) -> None:
        """What was cut off may have come all the same: the words say so."""
        try:
            await self._bot(_told(file, words("file-unsent")), APOLOGY_WITHIN_S)
        except TelegramAPIError as error:
            _log.warning("nobody hears of a file not sent: %s", type(error).__name__)


def _coming(file: FileMethod) -> SendChatAction:
    is_photo = isinstance(file, SendPhoto)
    return SendChatAction(
        chat_id=file.chat_id,
        message_thread_id=file.message_thread_id,
        action=ChatAction.UPLOAD_PHOTO if is_photo else ChatAction.UPLOAD_DOCUMENT,
    )


def _told(file: FileMethod, text: str) -> SendMessage:
    """In the chat and the topic of the file, to the message that it answers."""
    return SendMessage(
        chat_id=file.chat_id,
        message_thread_id=file.message_thread_id,
        reply_parameters=file.reply_parameters,
        text=text,
    )
