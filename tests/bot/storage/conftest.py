"""A breaker before a real Redis."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.storage.breaker import Breaker
from bot.storage.connection import connect


@pytest.fixture
async def redis(redis_socket: Path) -> AsyncIterator[Redis]:
    client = connect(f"unix://{redis_socket}")
    yield client
    await client.aclose()


@pytest.fixture
def store(redis: Redis) -> Breaker:
    return Breaker(redis)
