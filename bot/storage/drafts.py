"""Checked lists that wait for an admin's word, for ten minutes, whichever replica is told it.

A draft holds what would be published and nothing withheld. It is taken once: of two admins who
confirm at once one publishes it. When Redis doesn't answer, no list can be checked for publishing.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar, cast

from redis.asyncio import Redis

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.nonces import KEPT_FOR
from bot.storage.pseudonym import pseudonym
from bot.storage.snapshots import PIECE
from geo.refresh.draft import Draft

T = TypeVar("T")


class Drafts:
    """Keeps drafts by random names; every method raises StoreUnavailableError."""

    def __init__(self, secret: bytes, store: Breaker | None = None) -> None:
        self._secret = secret
        self._store = store

    async def keep(self, draft: Draft) -> str:
        """A new name for the draft; of its diff and its notices only the figures are kept."""
        name = secrets.token_urlsafe()
        key, content = self._keys(name)[0], _written(draft)
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            await self._call(partial(_write_piece, key=key, start=start, piece=piece))
        return name

    async def take(self, name: str) -> Draft | None:
        """The draft, which nobody can take again; None if it is gone."""
        key, taken = self._keys(name)
        if not await self._call(lambda redis: redis.set(taken, b"", nx=True, ex=KEPT_FOR)):
            return None
        pieces = [await self._piece(key, 0)]
        while len(pieces[-1]) == PIECE:
            pieces.append(await self._piece(key, len(pieces) * PIECE))
        await self._call(lambda redis: redis.delete(key))
        content = b"".join(pieces)
        return _read(content) if content else None

    async def renew(self, name: str) -> bool:
        """Keep the draft for ten minutes from now; whether it is still there."""
        return bool(await self._call(lambda redis: redis.expire(self._keys(name)[0], KEPT_FOR)))

    async def discard(self, name: str) -> None:
        """Nobody can take it any more."""
        await self._call(lambda redis: redis.delete(self._keys(name)[0]))

    async def _piece(self, key: str, start: int) -> bytes:
        return await self._call(partial(_read_piece, key=key, start=start))

    async def _call(self, operation: Callable[[Redis], Awaitable[T]]) -> T:
        if self._store is None:
            raise StoreUnavailableError("there is none")
        return await self._store.call(operation)

    def _keys(self, name: str) -> tuple[str, str]:
        """The draft's, and that of the mark that it is taken."""
        who = pseudonym(self._secret, name)
        return f"nezlamnist:{{{who}}}:draft", f"nezlamnist:{{{who}}}:draft:taken"


def _written(draft: Draft) -> bytes:
    light = replace(
        draft, notices=(), diff=replace(draft.diff, added=(), gone=(), moved=(), changed=())
    )
    return json.dumps(light.as_json(), ensure_ascii=False).encode() + b"\n" + draft.blob


def _read(content: bytes) -> Draft:
    described, _, blob = content.partition(b"\n")
    return Draft.from_json(json.loads(described), blob)


async def _write_piece(redis: Redis, key: str, start: int, piece: bytes) -> None:
    async with redis.pipeline(transaction=True) as both:
        both.setrange(key, start, piece)
        both.expire(key, KEPT_FOR)
        await both.execute()


async def _read_piece(redis: Redis, key: str, start: int) -> bytes:
    return cast("bytes", await redis.getrange(key, start, start + PIECE - 1))
