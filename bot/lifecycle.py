"""How the bot ends: it stops taking updates, lets the taken ones finish, then closes what it used.

Telegram repeats an update that nobody acknowledged, so whatever is refused or cancelled here is
answered by another replica, or after the restart.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Any

MAX_IN_FLIGHT = 64
DRAIN_S = 10.0
CANCEL_S = 0.5

_log = logging.getLogger(__name__)


class InFlight:
    """The updates being answered; entered by the task that answers one.

    `closed` from the beginning of the drain on: no update may enter then.
    """

    def __init__(self, limit: int = MAX_IN_FLIGHT) -> None:
        self.closed = False
        self.limit = limit
        self._tasks: set[asyncio.Task[object]] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    def __len__(self) -> int:
        return len(self._tasks)

    @property
    def has_room(self) -> bool:
        """Whether one more update may enter."""
        return not self.closed and len(self._tasks) < self.limit

    def __enter__(self) -> None:
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("only a task answers updates")
        self._tasks.add(task)
        self._idle.clear()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.discard(task)
        if not self._tasks:
            self._idle.set()

    async def drain(self, within_s: float = DRAIN_S) -> None:
        """Let no update in, wait for those inside, cancel what is left."""
        self.closed = True
        if await self._emptied(within_s):
            return
        _log.warning("shutdown: %d updates cancelled after %g s", len(self._tasks), within_s)
        for task in self._tasks:
            task.cancel()
        await self._emptied(CANCEL_S)

    async def _emptied(self, within_s: float) -> bool:
        try:
            await asyncio.wait_for(self._idle.wait(), within_s)
        except TimeoutError:
            return False
        return True


def run_beside(work: Coroutine[Any, Any, None], closing: AsyncExitStack) -> None:
    """Run `work` until the stack is closed; a failure of its own is logged and left alone."""
    task = asyncio.create_task(work)
    task.add_done_callback(_tell_failure)

    async def end() -> None:
        task.cancel()
        await asyncio.wait([task])

    closing.push_async_callback(end)


def _tell_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        _log.error("a task beside the updates failed", exc_info=error)
