"""Blobs on their way to the replicas."""

from __future__ import annotations

import asyncio
import hashlib
import time

import pytest
from redis.asyncio import Redis

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.snapshots import (
    BLOB,
    KEPT_S,
    PIECE,
    POINTER,
    WRITTEN_WITHIN_S,
    DamagedSnapshotError,
    SnapshotStore,
)

ONE, TWO = b"one" * PIECE, b"two"


@pytest.fixture
def snapshots(store: Breaker) -> SnapshotStore:
    return SnapshotStore(store)


def name(blob: bytes) -> str:
    return hashlib.sha256(blob).hexdigest()


async def test_what_is_published_is_fetched(snapshots: SnapshotStore) -> None:
    assert await snapshots.current() is None
    for blob in (ONE, TWO, b"x" * PIECE, b""):
        published = await snapshots.publish(blob)
        assert published.sha256 == name(blob)
        assert await snapshots.current() == published
        assert await snapshots.fetch(published.sha256) == blob


async def test_the_one_before_expires_and_may_come_back(
    snapshots: SnapshotStore, redis: Redis
) -> None:
    first = await snapshots.publish(ONE)
    second = await snapshots.publish(TWO)
    assert second.at_ms > first.at_ms
    assert KEPT_S - 60 < await redis.ttl(BLOB + name(ONE)) <= KEPT_S
    assert await redis.ttl(BLOB + name(TWO)) == -1
    third = await snapshots.publish(ONE)
    assert third.at_ms > second.at_ms
    assert await redis.ttl(BLOB + name(ONE)) == -1
    assert await redis.ttl(BLOB + name(TWO)) > 0
    await snapshots.publish(ONE)
    assert await redis.ttl(BLOB + name(ONE)) == -1


async def test_publishing_is_later_even_if_the_clock_went_back(
    snapshots: SnapshotStore, redis: Redis
) -> None:
    await redis.set(POINTER, f"{10**14} {name(ONE)}")
    assert (await snapshots.publish(TWO)).at_ms == 10**14 + 1


async def test_an_older_one_is_not_given_back_over_a_later(snapshots: SnapshotStore) -> None:
    later = await snapshots.publish(TWO)
    assert await snapshots.publish(ONE, later.at_ms - 1) == later
    assert await snapshots.current() == later


async def test_a_lost_one_is_given_back_as_it_was(snapshots: SnapshotStore, redis: Redis) -> None:
    published = await snapshots.publish(ONE)
    await redis.flushall()
    assert await snapshots.publish(ONE, published.at_ms) == published
    assert await redis.ttl(BLOB + name(ONE)) == -1
    await redis.delete(BLOB + name(ONE))
    assert not await snapshots.has(name(ONE), len(ONE))
    assert await snapshots.publish(ONE, published.at_ms) == published
    assert await snapshots.has(name(ONE), len(ONE))
    assert await redis.ttl(BLOB + name(ONE)) == -1


@pytest.mark.parametrize("damaged", [ONE[:-1], b"", b"two" * PIECE])
async def test_damaged_bytes_are_refused_and_written_again(
    snapshots: SnapshotStore, redis: Redis, damaged: bytes
) -> None:
    published = await snapshots.publish(ONE)
    await redis.set(BLOB + published.sha256, damaged)
    with pytest.raises(DamagedSnapshotError):
        await snapshots.fetch(published.sha256)
    again = await snapshots.publish(ONE)
    assert await snapshots.fetch(again.sha256) == ONE


async def test_a_damaged_pointer_is_no_pointer(snapshots: SnapshotStore, redis: Redis) -> None:
    for pointer in ("", "x", f"1 {name(ONE)} 2", f"-1 {name(ONE)}"):
        await redis.set(POINTER, pointer)
        assert await snapshots.current() is None
        assert (await snapshots.publish(TWO)).sha256 == name(TWO)


async def test_an_unfinished_blob_is_not_published_and_expires(
    snapshots: SnapshotStore, redis: Redis
) -> None:
    await snapshots._write(BLOB + name(ONE), ONE[:-PIECE])
    assert 0 < await redis.ttl(BLOB + name(ONE)) <= WRITTEN_WITHIN_S
    assert await snapshots.current() is None


async def test_a_change_ends_the_wait(snapshots: SnapshotStore) -> None:
    async with snapshots.changes() as change:
        began = time.monotonic()
        await change(0.2)
        assert time.monotonic() - began >= 0.19
        waiting = asyncio.create_task(change(10))
        await snapshots.publish(TWO)
        await asyncio.wait_for(waiting, 2)


async def test_without_redis_nothing_is_published_or_found() -> None:
    snapshots = SnapshotStore(None)
    with pytest.raises(StoreUnavailableError):
        await snapshots.current()
    with pytest.raises(StoreUnavailableError):
        await snapshots.publish(ONE)
    with pytest.raises(StoreUnavailableError):
        async with snapshots.changes():
            pass
