"""The published points, on their way to every replica: a blob by its hash, a pointer, a channel.

When Redis doesn't answer, nothing is published and nobody learns of anything new; each replica
keeps what it has. A pointer carries when it was published, and the later one wins: a server that
was emptied is given its points back by any replica that holds them.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Final, TypeVar, cast

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.pointer import Publication, publication_of
from bot.storage.script import Script

POINTER: Final = "nezlamnist:{points}:current"
BLOB: Final = "nezlamnist:{points}:blob:"
CHANNEL: Final = "nezlamnist:{points}:changes"

# A replica may still be reading the blob before; an unfinished one is left behind by a crash.
KEPT_S = 24 * 60 * 60
WRITTEN_WITHIN_S = 60 * 60
# A whole blob takes longer than one operation may; a piece doesn't.
PIECE = 128 * 1024
MAX_BLOB = 50_000_000

_PUBLISH = Script(Path(__file__).with_name("publish.lua"))

T = TypeVar("T")


class DamagedSnapshotError(Exception):
    """The published blob isn't what its hash says; keep what you have."""


class SnapshotStore:
    """Publishes and fetches blobs; every method raises StoreUnavailableError."""

    def __init__(self, store: Breaker | None) -> None:
        self._store = store

    async def current(self) -> Publication | None:
        """What is published, None if nothing is that can be read."""
        return publication_of(await self._call(_read_pointer))

    async def has(self, sha256: str, size: int) -> bool:
        """Whether the blob of this hash is there, as far as its size tells."""
        return await self._call(lambda redis: redis.strlen(BLOB + sha256)) == size

    async def holds(self, sha256: str) -> bool:
        """Whether there is a blob of this name at all."""
        return bool(await self._call(lambda redis: redis.exists(BLOB + sha256)))

    async def fetch(self, sha256: str) -> bytes:
        """The blob of this hash; raises DamagedSnapshotError."""
        pieces: list[bytes] = []
        while len(pieces) * PIECE <= MAX_BLOB:
            start = len(pieces) * PIECE
            piece = await self._call(partial(_read_piece, key=BLOB + sha256, start=start))
            pieces.append(piece)
            if len(piece) < PIECE:
                break
        blob = b"".join(pieces)
        if hashlib.sha256(blob).hexdigest() != sha256:
            raise DamagedSnapshotError
        return blob

    async def publish(self, blob: bytes, at_ms: int = 0) -> Publication:
        """Make the blob the current one; with `at_ms`, only if nothing later is.

        Returns what is current then.
        """
        sha256 = await self.lay(blob)
        keys = (POINTER, BLOB + sha256)
        arguments = (sha256, len(blob), at_ms, CHANNEL, KEPT_S)
        pointer = await self._call(lambda redis: _PUBLISH.run(redis, keys, arguments))
        return cast("Publication", publication_of(pointer))

    async def lay(self, blob: bytes) -> str:
        """Have the blob there, to be named within the hour; returns its sha256."""
        sha256 = hashlib.sha256(blob).hexdigest()
        try:
            await self.fetch(sha256)
        except DamagedSnapshotError:
            await self._write(BLOB + sha256, blob)
        return sha256

    @asynccontextmanager
    async def changes(self) -> AsyncIterator[Callable[[float], Coroutine[None, None, None]]]:
        """Subscribed inside; gives a wait that ends at the next change, or after some seconds."""
        channel = (await self._call(_as_is)).pubsub(ignore_subscribe_messages=True)
        try:
            await self._call(lambda _: channel.subscribe(CHANNEL))
            yield partial(_wait, channel)
        finally:
            await channel.aclose()  # type: ignore[no-untyped-call]

    async def _write(self, key: str, blob: bytes) -> None:
        await self._call(lambda redis: redis.delete(key))
        for start in range(0, len(blob), PIECE):
            piece = blob[start : start + PIECE]
            await self._call(partial(_write_piece, key=key, start=start, piece=piece))

    async def _call(self, operation: Callable[[Redis], Awaitable[T]]) -> T:
        if self._store is None:
            raise StoreUnavailableError("there is none")
        return await self._store.call(operation)


async def _wait(channel: PubSub, timeout_s: float) -> None:
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                # None is a confirmation, not a change.
                while await channel.get_message(timeout=timeout_s) is None:
                    pass
    except (RedisError, OSError) as error:
        raise StoreUnavailableError(type(error).__name__) from error


async def _as_is(redis: Redis) -> Redis:
    return redis


async def _read_pointer(redis: Redis) -> bytes | None:
    return cast("bytes | None", await redis.get(POINTER))


async def _read_piece(redis: Redis, key: str, start: int) -> bytes:
    return cast("bytes", await redis.getrange(key, start, start + PIECE - 1))


async def _write_piece(redis: Redis, key: str, start: int, piece: bytes) -> None:
    async with redis.pipeline(transaction=True) as both:
        both.setrange(key, start, piece)
        both.expire(key, WRITTEN_WITHIN_S)
        await both.execute()
