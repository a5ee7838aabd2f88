"""The one door to Redis: short timeouts, one quick retry, a bounded pool."""

from __future__ import annotations

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

TIMEOUT_S = 0.3
MAX_CONNECTIONS = 64


def connect(url: str) -> Redis:
    """A client for `redis://`, `rediss://` or `unix://`; nothing is opened before its first use."""
    return Redis.from_url(
        url,
        socket_timeout=TIMEOUT_S,
        socket_connect_timeout=TIMEOUT_S,
        retry=Retry(NoBackoff(), 1),
        max_connections=MAX_CONNECTIONS,
    )
