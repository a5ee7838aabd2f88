"""What /language chose: kept under a hash, for a while, and never needed."""

from __future__ import annotations

from pathlib import Path

from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.languages import KEPT_FOR, MAX_KEPT, OUTAGE_KEPT_FOR, Languages

PERSON = 5_550_001


async def test_without_redis_the_process_remembers() -> None:
    languages = Languages(b"secret")
    assert await languages.chosen(PERSON) is None
    await languages.choose(PERSON, "en")
    assert await languages.chosen(PERSON) == "en"
    assert await languages.chosen(PERSON + 1) is None


async def test_the_process_remembers_a_bounded_number_of_people() -> None:
    languages = Languages(b"secret")
    for person in range(MAX_KEPT + 1):
        await languages.choose(person, "en")
    assert await languages.chosen(0) is None
    assert await languages.chosen(MAX_KEPT) == "en"


async def test_two_replicas_share_a_choice_that_expires(redis_socket: Path) -> None:
    redis = connect(f"unix://{redis_socket}")
    store = Breaker(redis)
    await Languages(b"secret", store).choose(PERSON, "en")
    assert await Languages(b"secret", store).chosen(PERSON) == "en"
    assert await Languages(b"another secret", store).chosen(PERSON) is None
    (key,) = await redis.keys()
    assert str(PERSON).encode() not in key
    assert 0 < await redis.ttl(key) <= KEPT_FOR.total_seconds()
    await redis.aclose()


async def test_a_damaged_choice_is_no_choice(redis_socket: Path) -> None:
    redis = connect(f"unix://{redis_socket}")
    languages = Languages(b"secret", Breaker(redis))
    await languages.choose(PERSON, "en")
    (key,) = await redis.keys()
    await redis.set(key, "xx", keepttl=True)
    assert await languages.chosen(PERSON) is None
    await redis.aclose()


async def test_when_redis_is_gone_the_process_remembers_for_an_hour(tmp_path: Path) -> None:
    redis = connect(f"unix://{tmp_path}/nobody")
    now = 0.0
    languages = Languages(b"secret", Breaker(redis), clock=lambda: now)
    assert await languages.chosen(PERSON) is None
    await languages.choose(PERSON, "en")
    assert await languages.chosen(PERSON) == "en"
    now = OUTAGE_KEPT_FOR.total_seconds()
    assert await languages.chosen(PERSON) is None, "another replica may have forgotten it"
    await redis.aclose()
