"""What is done once, though its update may come again: after a crash, or from another replica.

An effect is begun, which counts for BEGUN_MS unless it takes longer, and then done, which counts
for DONE_MS: longer than a restart takes. So what a killed process had only begun is done by the
next one.
When Redis doesn't answer, or there is none, every effect is done: twice is better than never.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.pseudonym import pseudonym

BEGUN_MS = 2_000
DONE_MS = 10 * 60 * 1000

_LOOK_AGAIN_S = 0.1
_BEGUN, _DONE = b"begun", b"done"


class Effects:
    """Which effects are done; `secret` keys their names, since an id may hold a person's."""

    def __init__(self, secret: bytes, store: Breaker | None = None) -> None:
        self._secret = secret
        self._store = store

    @asynccontextmanager
    async def once(self, name: str, begun_ms: int = BEGUN_MS) -> AsyncIterator[bool]:
        """Whether the effect is still to be done, inside `async with`.

        Where another process has begun it, waits for that one to end, at most `begun_ms`. If the
        body raises, the effect is still to be done.
        """
        key = self._key(name)
        due = await self._begin(key, begun_ms)
        try:
            yield due
        except BaseException:
            if due:
                await self._undo(key)
            raise
        if due:
            await self._finish(key)

    async def _begin(self, key: str, begun_ms: int) -> bool:
        if self._store is None:
            return True
        while True:
            try:
                found = await self._store.call(
                    lambda redis: redis.set(key, _BEGUN, nx=True, get=True, px=begun_ms)
                )
            except StoreUnavailableError:
                return True
            if found != _BEGUN:
                return found is None
            await asyncio.sleep(_LOOK_AGAIN_S)

    async def _finish(self, key: str) -> None:
        if self._store is not None:
            with suppress(StoreUnavailableError):
                await self._store.call(lambda redis: redis.set(key, _DONE, px=DONE_MS))

    async def _undo(self, key: str) -> None:
        if self._store is not None:
            with suppress(StoreUnavailableError):
                await self._store.call(lambda redis: redis.delete(key))

    def _key(self, name: str) -> str:
        return f"nezlamnist:effect:{pseudonym(self._secret, name)}"
