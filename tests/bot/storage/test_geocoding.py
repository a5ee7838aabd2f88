"""A provider's turns and answers, shared through a real Redis."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.geocoding import INTERVAL_MS, GeocodeCache, ProviderBudget
from bot.storage.sealed import seal
from geo.coordinate import Coordinate
from geo.errors import UnavailableError

QUERY = "Київська 168, Бровари"
SPOTS = (Coordinate(50.52, 30.81), Coordinate(50.53, 30.82))


async def test_replicas_take_turns(store: Breaker, redis_socket: Path) -> None:
    other = connect(f"unix://{redis_socket}")
    budgets = (ProviderBudget("nominatim", store), ProviderBudget("nominatim", Breaker(other)))
    waits = await asyncio.gather(*(budget.reserve(10) for budget in budgets * 4))
    await other.aclose()
    given = sorted(wait for wait in waits if wait is not None)
    assert len(given) == 8
    assert given[0] == 0
    gaps = [late - early for early, late in pairwise(given)]
    # The waits are counted from each call's own moment.
    assert all(gap == pytest.approx(INTERVAL_MS / 1000, abs=0.3) for gap in gaps)


async def test_a_turn_too_late_is_not_taken(store: Breaker) -> None:
    budget = ProviderBudget("nominatim", store)
    assert await budget.reserve(0) == 0
    assert await budget.reserve(0.5) is None
    assert await budget.reserve(2) == pytest.approx(INTERVAL_MS / 1000, abs=0.3)


async def test_providers_have_turns_of_their_own(store: Breaker) -> None:
    assert await ProviderBudget("nominatim", store).reserve(0) == 0
    assert await ProviderBudget("photon", store).reserve(0) == 0


async def test_a_pause_is_for_all_and_ends(store: Breaker) -> None:
    budget = ProviderBudget("nominatim", store)
    await budget.pause(60)
    assert await ProviderBudget("nominatim", store).reserve(5) is None
    await budget.pause(0.05)
    await asyncio.sleep(0.1)
    assert await budget.reserve(0) == 0


async def test_answers_are_kept_by_what_was_meant(store: Breaker) -> None:
    cache = GeocodeCache(b"secret", "nominatim", store)
    assert await cache.get(QUERY) is None
    await cache.keep(QUERY, SPOTS)
    assert await GeocodeCache(b"secret", "nominatim", store).get(f" {QUERY.upper()} ") == SPOTS
    assert await GeocodeCache(b"secret", "photon", store).get(QUERY) is None
    assert await GeocodeCache(b"other", "nominatim", store).get(QUERY) is None


async def test_a_miss_is_kept_for_a_day_and_a_place_for_a_month(
    store: Breaker, redis: Redis
) -> None:
    cache = GeocodeCache(b"secret", "nominatim", store)
    await cache.keep(QUERY, ())
    assert await cache.get(QUERY) == ()
    (key,) = await redis.keys("*")
    assert 86_000 < await redis.ttl(key) <= 86_400
    await cache.keep(QUERY, SPOTS)
    assert 29 * 86_400 < await redis.ttl(key) <= 30 * 86_400


async def test_neither_query_nor_place_can_be_read_in_redis(store: Breaker, redis: Redis) -> None:
    await GeocodeCache(b"secret", "nominatim", store).keep(QUERY, SPOTS)
    await ProviderBudget("nominatim", store).reserve(0)
    told = [str(each) for key in await redis.keys("*") for each in (key, await redis.get(key))]
    assert len(told) == 4
    secret = (str("иївськ".encode())[2:-1], *(str(round(spot.lat, 2)) for spot in SPOTS))
    assert not any(part in each for each in told for part in secret)


async def test_what_another_version_kept_is_unknown(store: Breaker, redis: Redis) -> None:
    cache = GeocodeCache(b"secret", "nominatim", store)
    await cache.keep(QUERY, SPOTS)
    (key,) = await redis.keys("*")
    for text in (b"", b"{", b"[[1]]", b"[[95, 0]]", b'{"a": 1}', b"3"):
        for blob in (text, seal(cache._seal_key(QUERY), text)):
            await redis.set(key, blob, keepttl=True)
            assert await cache.get(QUERY) is None


@pytest.mark.parametrize("gone", ["none", "dead"])
async def test_without_redis_nobody_is_asked(gone: str) -> None:
    redis = connect("unix:///nowhere/s")
    store = None if gone == "none" else Breaker(redis)
    budget, cache = ProviderBudget("x", store), GeocodeCache(b"secret", "x", store)
    began = time.monotonic()
    for asked in (budget.reserve(3), budget.pause(3), cache.get(QUERY), cache.keep(QUERY, SPOTS)):
        with pytest.raises(UnavailableError):
            await asked
    assert time.monotonic() - began < 2
    await redis.aclose()
