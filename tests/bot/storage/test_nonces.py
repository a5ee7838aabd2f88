"""A button that works once, for one admin, for ten minutes."""

from __future__ import annotations

import asyncio

import pytest
from redis.asyncio import Redis

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.nonces import KEPT_FOR, Nonces

ADMIN, SECRET = 5_550_001, b"a secret of sixteen"


async def test_a_nonce_means_what_it_was_issued_for_once(store: Breaker) -> None:
    nonces = Nonces(SECRET, store)
    nonce = await nonces.issue(ADMIN, {"act": "publish", "source": "київ"})
    told = await asyncio.gather(
        *(nonces.redeem(ADMIN, nonce, f"press {each}") for each in range(5))
    )
    assert [each for each in told if each] == [{"act": "publish", "source": "київ"}]


async def test_a_press_that_is_delivered_again_means_the_same(store: Breaker) -> None:
    nonces = Nonces(SECRET, store)
    nonce = await nonces.issue(ADMIN, {"act": "order", "note": "два слова"})
    told = [await nonces.redeem(ADMIN, nonce, press) for press in ("first", "first", "second")]
    assert told == [{"act": "order", "note": "два слова"}] * 2 + [None]


async def test_what_is_kept_of_a_press_ends_with_the_nonce(store: Breaker, redis: Redis) -> None:
    nonces = Nonces(SECRET, store)
    nonce = await nonces.issue(ADMIN, {})
    (key,) = await redis.keys()
    await redis.expire(key, 100)
    await nonces.redeem(ADMIN, nonce, "7700112233445566")
    assert 0 < await redis.ttl(key) <= 100
    assert b"7700112233445566" not in (await redis.get(key) or b"")


@pytest.mark.parametrize("secret", [SECRET, b"another secret !"])
async def test_a_nonce_is_its_admins_own(store: Breaker, secret: bytes) -> None:
    nonce = await Nonces(SECRET, store).issue(ADMIN, {"act": "publish"})
    whose = ADMIN + 1 if secret == SECRET else ADMIN
    assert await Nonces(secret, store).redeem(whose, nonce, "a") is None
    assert await Nonces(SECRET, store).redeem(ADMIN, nonce, "b")


async def test_a_nonce_is_never_told_by_redis_and_ends(store: Breaker, redis: Redis) -> None:
    nonce = await Nonces(SECRET, store).issue(ADMIN, {})
    (key,) = await redis.keys()
    assert nonce.encode() not in key
    assert 0 < await redis.ttl(key) <= KEPT_FOR.total_seconds()
    assert nonce != await Nonces(SECRET, store).issue(ADMIN, {})


async def test_without_a_store_there_are_no_buttons() -> None:
    with pytest.raises(StoreUnavailableError):
        await Nonces(SECRET).issue(ADMIN, {})
