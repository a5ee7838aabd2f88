"""Work that takes longer than an update may: begun by a handler, ended before the process ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

DRAIN_S = 2.0
CANCEL_S = 0.5

_log = logging.getLogger(__name__)


class Background:
    """Tasks of this process; each tells its admin how it ended, also when it is cut short."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._tasks)

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Run the work beside the updates."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    async def drain(self, within_s: float = DRAIN_S) -> None:
        """Wait for what is under way, then cancel what is left."""
        if not self._tasks:
            return
        _, left = await asyncio.wait(self._tasks, timeout=within_s)
        if not left:
            return
        _log.warning("shutdown: %d tasks of admins cancelled", len(left))
        for task in left:
            task.cancel()
        await asyncio.wait(left, timeout=CANCEL_S)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            _log.error("an admin's task failed", exc_info=error)
