"""Where maps, posters and files are made: in a thread, a few at a time, so that answers go on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

AT_ONCE = 1
WAITING = 8
"""More would have to wait longer than a person does."""

T = TypeVar("T")


class StudioBusyError(Exception):
    """Too many are waiting: ask again in a minute."""


class Studio:
    """Does `at_once` works at a time, while at most `waiting` wait; one event loop's."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._turns = asyncio.Semaphore(at_once)
        self._room = at_once + waiting
        self._taken = 0

    async def make(self, work: Callable[[], T]) -> T:
        """What the work gives; raises StudioBusyError at once where there is no room."""
        if self._taken >= self._room:
            raise StudioBusyError
        self._taken += 1
        try:
            async with self._turns:
                return await asyncio.to_thread(work)
        finally:
            self._taken -= 1
