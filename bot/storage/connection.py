"""The one door to Redis: short timeouts, one quick retry, a bounded pool."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, cast

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import Sentinel, SentinelConnectionPool
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as LostConnectionError

from bot.storage.address import Sentinels, read_address

TIMEOUT_S = 0.3
MAX_CONNECTIONS = 64
POOL_WAIT_S = 0.1


def connect(url: str) -> Redis:
    """A client for a server or for the master that Sentinels name; see `read_address`.

    Nothing is opened before its first use. Raises AddressError.
    """
    address = read_address(url)
    if isinstance(address, Sentinels):
        return _through_sentinels(address)
    pool = BlockingConnectionPool.from_url(
        address.url, max_connections=MAX_CONNECTIONS, timeout=POOL_WAIT_S, **_options()
    )
    return Redis.from_pool(pool)


class _OfSentinels(Redis):
    """A client that closes its connections to the Sentinels too."""

    async def aclose(self, close_connection_pool: bool | None = None) -> None:  # noqa: FBT001
        await super().aclose(close_connection_pool)
        pool = cast("SentinelConnectionPool", self.connection_pool)
        for sentinel in pool.sentinel_manager.sentinels:
            await sentinel.aclose()


def _through_sentinels(address: Sentinels) -> Redis:
    secure: dict[str, Any] = (
        {"ssl": True, "ssl_ca_certs": address.authorities} if address.tls else {}
    )
    asked: Any = _options() | secure | asdict(address.sentinel)
    sentinel = Sentinel(address.hosts, sentinel_kwargs=asked)  # type: ignore[no-untyped-call]
    client: Redis = sentinel.master_for(
        address.service,
        redis_class=_OfSentinels,
        max_connections=MAX_CONNECTIONS,
        db=address.db,
        **asdict(address.master),
        **secure,
        **_options(),
    )
    return client


def _options() -> dict[str, Any]:
    return {
        "socket_timeout": TIMEOUT_S,
        "socket_connect_timeout": TIMEOUT_S,
        # A connection may be lost between two uses: once more on a new one. Never after a timeout,
        # which would double the wait.
        "retry": Retry(NoBackoff(), 1, supported_errors=(LostConnectionError,)),
        # Version 2 needs no greeting: a new connection costs no round trip.
        "protocol": 2,
        "driver_info": None,
    }
