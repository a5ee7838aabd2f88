"""What a redelivered update must not do twice."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from pathlib import Path

from redis.asyncio import Redis

from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.effects import BEGUN_MS, DONE_MS, Effects

PRESS = "3831234567890123456"


async def done(effects: Effects, times: list[float]) -> None:
    async with effects.once(PRESS) as due:
        if due:
            await asyncio.sleep(0.05)
            times.append(time.monotonic())


async def test_two_replicas_do_it_once(store: Breaker) -> None:
    times: list[float] = []
    await done(Effects(b"secret", store), times)
    await done(Effects(b"secret", store), times)
    assert len(times) == 1


async def test_two_at_once_do_it_once(store: Breaker) -> None:
    times: list[float] = []
    await asyncio.gather(*(done(Effects(b"secret", store), times) for _ in range(3)))
    assert len(times) == 1


async def test_what_failed_is_still_to_be_done(store: Breaker) -> None:
    effects = Effects(b"secret", store)
    with suppress(ZeroDivisionError):
        async with effects.once(PRESS) as due:
            assert due
            raise ZeroDivisionError
    async with effects.once(PRESS) as due:
        assert due


async def test_what_a_killed_process_began_is_done_by_the_next(
    store: Breaker, redis: Redis
) -> None:
    effects = Effects(b"secret", store)
    await redis.set(effects._key(PRESS), b"begun", px=300)
    times: list[float] = []
    began = time.monotonic()
    await done(effects, times)
    assert len(times) == 1
    assert times[0] - began >= 0.25


async def test_names_hold_no_id_and_expire(store: Breaker, redis: Redis) -> None:
    effects = Effects(b"secret", store)
    async with effects.once(PRESS):
        (key,) = await redis.keys()
        assert 0 < await redis.pttl(key) <= BEGUN_MS
    assert BEGUN_MS < await redis.pttl(key) <= DONE_MS
    assert PRESS.encode() not in key


async def test_without_redis_it_is_done(tmp_path: Path) -> None:
    redis = connect(f"unix://{tmp_path}/nobody")
    for effects in (Effects(b"secret"), Effects(b"secret", Breaker(redis))):
        times: list[float] = []
        await done(effects, times)
        await done(effects, times)
        assert len(times) == 2
    await redis.aclose()
