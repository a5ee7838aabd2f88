"""What replicas share about addresses: a provider's turns, and what it answered.

When Redis doesn't answer, or there is none, no provider is asked: nobody could tell how often the
other replicas do. Answers are kept under a keyed hash of the query and sealed with another: only
who has the secret and asks the same finds them, so a dump shows no address and no place.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from redis.asyncio import Redis

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.pseudonym import pseudonym
from bot.storage.script import Script
from bot.storage.sealed import DamagedSealError, seal, unseal
from geo.coordinate import Coordinate
from geo.errors import CoordinateError, UnavailableError

# A second, and what clocks and networks may take from it.
INTERVAL_MS = 1_100
FOUND_FOR = timedelta(days=30)
MISSED_FOR = timedelta(days=1)

T = TypeVar("T")

_TURN = Script(Path(__file__).with_suffix(".lua"), INTERVAL_MS=INTERVAL_MS)


class ProviderBudget:
    """One request a second to a provider, from all replicas together."""

    def __init__(self, provider: str, store: Breaker | None) -> None:
        self._key = f"nezlamnist:geocoding:{provider}:turn"
        self._store = store

    async def reserve(self, within_s: float) -> float | None:
        """See geo.geocoding.ports.Budget."""

        async def take(redis: Redis) -> int:
            return int(await _TURN.run(redis, (self._key,), (int(within_s * 1000),)))

        wait_ms = await _asked(self._store, take)
        return None if wait_ms < 0 else wait_ms / 1000

    async def pause(self, for_s: float) -> None:
        """See geo.geocoding.ports.Budget."""
        for_ms = int(for_s * 1000)

        async def shift(redis: Redis) -> None:
            seconds, microseconds = await redis.time()
            until = seconds * 1000 + microseconds // 1000 + for_ms
            await redis.set(self._key, until, px=for_ms)

        await _asked(self._store, shift)


class GeocodeCache:
    """What a provider answered: places for 30 days, that there are none for one day."""

    def __init__(self, secret: bytes, provider: str, store: Breaker | None) -> None:
        self._secret = secret
        self._provider = provider
        self._store = store

    async def get(self, query: str) -> tuple[Coordinate, ...] | None:
        """See geo.geocoding.ports.Cache."""
        key = self._key(query)
        kept = await _asked(self._store, lambda redis: redis.get(key))
        return _read(self._seal_key(query), kept) if isinstance(kept, bytes) else None

    async def keep(self, query: str, spots: tuple[Coordinate, ...]) -> None:
        """See geo.geocoding.ports.Cache."""
        key = self._key(query)
        spelled = json.dumps([[spot.lat, spot.lon] for spot in spots])
        blob = seal(self._seal_key(query), spelled.encode())
        kept_for = FOUND_FOR if spots else MISSED_FOR
        await _asked(self._store, lambda redis: redis.set(key, blob, ex=kept_for))

    def _key(self, query: str) -> str:
        return f"nezlamnist:geocoding:{pseudonym(self._secret, self._name(query))}"

    def _seal_key(self, query: str) -> bytes:
        return hmac.digest(self._secret, f"sealed:{self._name(query)}".encode(), sha256)

    def _name(self, query: str) -> str:
        text = " ".join(query.casefold().split())
        return f"{self._provider}:{text}"


async def _asked(store: Breaker | None, operation: Callable[[Redis], Awaitable[T]]) -> T:
    if store is None:
        raise UnavailableError("there is no Redis")
    try:
        return await store.call(operation)
    except StoreUnavailableError:
        raise UnavailableError("Redis doesn't answer") from None


def _read(key: bytes, blob: bytes) -> tuple[Coordinate, ...] | None:
    """What was kept; None when it is damaged or of another version."""
    try:
        return tuple(Coordinate(lat, lon) for lat, lon in json.loads(unseal(key, blob)))
    except (DamagedSealError, ValueError, TypeError, CoordinateError):
        return None
