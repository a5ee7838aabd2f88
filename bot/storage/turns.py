"""Whose turn it is to look at a source, and what was told of it: shared by replicas.

A turn is a key that expires when the source is due again, so one replica looks, whichever comes
first, and a restart changes nothing. When Redis doesn't answer nobody looks: what would be fetched
could not be published.
"""

from __future__ import annotations

import json
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from redis.asyncio import Redis

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.validators import NOTHING_KNOWN, Validators

JITTER = 0.1
KNOWN_FOR = timedelta(days=30)
TOLD_FOR = timedelta(days=1)

T = TypeVar("T")


class Turns:
    """All methods raise StoreUnavailableError."""

    def __init__(self, store: Breaker | None) -> None:
        self._store = store

    async def take(self, source_id: str, every: timedelta) -> bool:
        """Whether the source is due; it is due again after about `every`.

        A tenth more or less, so that sources don't come all at once.
        """
        ms = int(every / timedelta(milliseconds=1) * random.uniform(1 - JITTER, 1 + JITTER))  # noqa: S311
        return await self._mark(_turn(source_id), ms)

    async def again(self, source_id: str, after: timedelta) -> None:
        """Let the source be due again sooner."""
        ms = int(after / timedelta(milliseconds=1))
        await self._call(lambda redis: redis.pexpire(_turn(source_id), ms))

    async def known(self, source_id: str) -> Validators:
        """What the source's server said of the file that was read last."""
        said = await self._call(lambda redis: redis.get(_known(source_id)))
        return Validators(**json.loads(said)) if said else NOTHING_KNOWN

    async def know(self, source_id: str, validators: Validators) -> None:
        """Remember what the server says, until the file has changed."""
        said = json.dumps({"etag": validators.etag, "last_modified": validators.last_modified})
        await self._call(lambda redis: redis.set(_known(source_id), said, ex=KNOWN_FOR))

    async def may_tell(self, source_id: str, what: str) -> bool:
        """Whether nobody was told `what` of the source within a day; they count as told now."""
        ms = int(TOLD_FOR / timedelta(milliseconds=1))
        return await self._mark(f"nezlamnist:source:{source_id}:told:{what}", ms)

    async def _mark(self, key: str, ms: int) -> bool:
        return bool(await self._call(lambda redis: redis.set(key, 1, nx=True, px=ms)))

    async def _call(self, operation: Callable[[Redis], Awaitable[T]]) -> T:
        if self._store is None:
            raise StoreUnavailableError("there is none")
        return await self._store.call(operation)


def _turn(source_id: str) -> str:
    return f"nezlamnist:source:{source_id}:turn"


def _known(source_id: str) -> str:
    return f"nezlamnist:source:{source_id}:known"
