"""Which orders channels were told of, and when a channel may be told of the next.

A post is claimed before it is sent, for good: what a killed process had claimed is not sent again,
since nobody knows whether it was. When Redis doesn't answer, nothing is posted.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import Final, TypeVar, cast

from redis.asyncio import Redis

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.pseudonym import pseudonym

POSTS: Final = "nezlamnist:{points}:posts"

T = TypeVar("T")


class Posts:
    """The posts of all replicas; `secret` keys the channels' names.

    Every method raises StoreUnavailableError.
    """

    def __init__(self, secret: bytes, store: Breaker | None) -> None:
        self._secret = secret
        self._store = store

    async def unclaimed(self, order_ids: Collection[str]) -> list[str]:
        """Those of the orders that nobody has claimed; other orders' claims are forgotten."""
        claimed = {key.decode() for key in await self._call(_claimed)}
        if old := claimed.difference(order_ids):
            await self._call(lambda redis: _forget(redis, old))
        return [order_id for order_id in order_ids if order_id not in claimed]

    async def claim(self, order_id: str) -> bool:
        """Whether this process, and no other, is to post the order."""
        return bool(await self._call(lambda redis: _claim(redis, order_id)))

    async def give_up(self, order_id: str) -> None:
        """Let it be posted later: it surely wasn't sent."""
        await self._call(lambda redis: _forget(redis, [order_id]))

    async def take_turn(self, channel: str, pause_s: float) -> bool:
        """Whether the channel may be posted to now; then nobody may for `pause_s`."""
        key, pause_ms = self._turn(channel), int(pause_s * 1000)
        return bool(await self._call(lambda redis: redis.set(key, 1, nx=True, px=pause_ms)))

    async def hold(self, channel: str, pause_s: float) -> None:
        """Post nothing to the channel for so long."""
        key, pause_ms = self._turn(channel), int(pause_s * 1000)
        await self._call(lambda redis: redis.set(key, 1, px=pause_ms))

    def _turn(self, channel: str) -> str:
        return f"nezlamnist:channel:{pseudonym(self._secret, channel)}:turn"

    async def _call(self, operation: Callable[[Redis], Awaitable[T]]) -> T:
        if self._store is None:
            raise StoreUnavailableError("there is none")
        return await self._store.call(operation)


async def _claimed(redis: Redis) -> list[bytes]:
    return cast("list[bytes]", await redis.hkeys(POSTS))


async def _claim(redis: Redis, order_id: str) -> int:
    return await redis.hsetnx(POSTS, order_id, "1")


async def _forget(redis: Redis, order_ids: Collection[str]) -> None:
    await redis.hdel(POSTS, *order_ids)
