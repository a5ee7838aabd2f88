"""A real Redis in every state that an operator may find it in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from redis.asyncio import Redis

from bot.doctor.store import examine_store
from bot.settings import Settings
from bot.storage.embedded import EmbeddedStore, EmbeddedUnavailableError

TOKEN = "77001122:" + "A" * 35


@pytest.fixture
async def redis(redis_socket: Path) -> AsyncIterator[Redis]:
    client = Redis(unix_socket_path=str(redis_socket))
    yield client
    await client.aclose()


def settings(socket: Path | None, state_dir: Path = Path("nowhere")) -> Settings:
    url = f"unix://{socket}" if socket else None
    return Settings(bot_token=SecretStr(TOKEN), redis_url=url, state_dir=state_dir)


async def found(socket: Path) -> list[str]:
    findings, _ = await examine_store(settings(socket))
    return [f"{each.level}:{each.code}" for each in findings]


async def test_a_good_one(redis: Redis, redis_socket: Path) -> None:
    await redis.config_set("save", "3600 1")
    findings, offset = await examine_store(settings(redis_socket))
    assert [each.code for each in findings] == ["redis-ok"]
    assert float(findings[0].values["milliseconds"]) >= 0
    assert offset is not None
    assert abs(offset) < 1


async def test_one_that_forgets(redis: Redis, redis_socket: Path) -> None:
    assert await found(redis_socket) == ["warn:redis-forgets"]
    await redis.config_set("appendonly", "yes")
    assert await found(redis_socket) == ["ok:redis-ok"]
    await redis.config_set("appendonly", "no")  # a server doesn't end while it writes its first


async def test_one_that_evicts(redis: Redis, redis_socket: Path) -> None:
    await redis.config_set("save", "3600 1")
    await redis.config_set("maxmemory-policy", "allkeys-lru")
    assert await found(redis_socket) == ["warn:redis-evicts"]


async def test_a_replica(redis: Redis, redis_socket: Path) -> None:
    await redis.config_set("save", "3600 1")
    await redis.replicaof("127.0.0.1", 1)
    assert await found(redis_socket) == ["fail:redis-read-only"]


async def test_one_that_asks_for_a_password(redis: Redis, redis_socket: Path) -> None:
    await redis.config_set("requirepass", "hunter2")
    assert await found(redis_socket) == ["fail:redis-refused"]


async def test_a_slow_one(
    redis: Redis, redis_socket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await redis.config_set("save", "3600 1")
    monkeypatch.setattr("bot.doctor.store.SLOW_MS", -1)
    assert await found(redis_socket) == ["warn:redis-slow"]


async def test_none_there(tmp_path: Path) -> None:
    assert await found(tmp_path / "nobody") == ["fail:redis-silent"]


@pytest.mark.parametrize(("spec", "code"), [(object(), "redis-own"), (None, "redis-none")])
async def test_none_named(monkeypatch: pytest.MonkeyPatch, spec: Any, code: str) -> None:
    monkeypatch.setattr("bot.doctor.store.find_spec", lambda _: spec)
    findings, offset = await examine_store(settings(None))
    assert [each.code for each in findings] == [code]
    assert offset is None


async def test_the_bots_own_is_examined_while_it_runs(tmp_path: Path) -> None:
    own = EmbeddedStore(tmp_path)
    try:
        await own.start()
    except EmbeddedUnavailableError:
        pytest.skip("no server of our own here")
    try:
        findings, _ = await examine_store(settings(None, tmp_path))
    finally:
        await own.stop()
    assert [each.code for each in findings] == ["redis-ok"]
