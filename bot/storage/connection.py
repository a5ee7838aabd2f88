"""The one door to Redis: short timeouts, one quick retry, a bounded pool."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Any, cast

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import MasterNotFoundError, Sentinel, SentinelConnectionPool
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as LostConnectionError
from redis.exceptions import RedisError

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


class _AskedAtOnce(Sentinel):
    """Sentinels of which the first to answer is believed: a silent one holds nobody up."""

    async def discover_master(self, service_name: str) -> tuple[str, int]:
        """The (host, port) of the service's master; raises MasterNotFoundError."""
        asking = [
            asyncio.create_task(self._named_by(each, service_name)) for each in self.sentinels
        ]
        try:
            for answering in asyncio.as_completed(asking):
                if master := await answering:
                    return master
        finally:
            for each in asking:
                each.cancel()
            await asyncio.gather(*asking, return_exceptions=True)
        raise MasterNotFoundError("no Sentinel names a master")

    async def _named_by(self, sentinel: Redis, service_name: str) -> tuple[str, int] | None:
        try:
            masters = cast("dict[str, Any]", await sentinel.sentinel_masters())
        except (RedisError, OSError):
            return None
        master = masters.get(service_name)
        if not master or not self.check_master_state(master, service_name):
            return None
        return master["ip"], master["port"]


class _WaitingPool(SentinelConnectionPool, BlockingConnectionPool):
    """Where the library's own refuses at once when all its connections are in use."""


def _through_sentinels(address: Sentinels) -> Redis:
    secure: dict[str, Any] = (
        {"ssl": True, "ssl_ca_certs": address.authorities} if address.tls else {}
    )
    asked: Any = _options() | secure | asdict(address.sentinel)
    sentinels = _AskedAtOnce(address.hosts, sentinel_kwargs=asked)  # type: ignore[no-untyped-call]
    client: Redis = sentinels.master_for(
        address.service,
        redis_class=_OfSentinels,
        connection_pool_class=_WaitingPool,
        max_connections=MAX_CONNECTIONS,
        timeout=POOL_WAIT_S,
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
