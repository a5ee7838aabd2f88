"""A clock may be set back, on this machine or on Redis's: nobody is refused for as long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.pseudonym import pseudonym
from bot.storage.throttle import Throttle, throttle_keys
from bot.storage.throttle_rule import BURST, DAY_MS, Request, Tally

SECRET = b"0123456789abcdef"
PERSON = 7


@pytest.mark.parametrize("request_", list(Request))
def test_the_rule_forgives_what_lies_in_a_future_that_was(request_: Request) -> None:
    tally = Tally()
    for _ in range(BURST + 1):
        tally.admit(Request.PLACE, 2 * DAY_MS)
    assert not tally.admit(Request.PLACE, 2 * DAY_MS).allowed
    assert tally.admit(request_, DAY_MS).allowed


async def test_so_does_its_twin_in_redis(redis_socket: Path) -> None:
    redis = connect(f"unix://{redis_socket}")
    spent, _ = throttle_keys(pseudonym(SECRET, PERSON))
    tomorrow = int(time.time() * 1000) + DAY_MS
    for instant in ("full_at", "resumes_at", "told_until"):
        await redis.hset(spent, instant, tomorrow)
    admission = await Throttle(SECRET, Breaker(redis)).admit(PERSON, Request.PLACE)
    kept_for_ms = await redis.pttl(spent)
    await redis.aclose()
    assert admission.allowed
    assert admission.language_known, "redis was asked"
    assert kept_for_ms < DAY_MS / 2
