"""Who did what: only ever added to, read newest first, and refused when it can't be written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from redis.asyncio import Redis

from bot.storage.audit import AUDIT, FIELD, LONGEST_TEXT, AuditLog, Entry, Outcome
from bot.storage.breaker import Breaker, StoreUnavailableError

AT = datetime(2026, 3, 17, 10, 0, tzinfo=UTC)


def entry(number: int, **changes: str) -> Entry:
    return Entry(AT + timedelta(minutes=number), "Черговий", "publish", "kyiv", **changes)  # type: ignore[arg-type]


async def test_the_latest_come_first_as_they_were_written(store: Breaker) -> None:
    log = AuditLog(store)
    written = [entry(0), entry(1, before="a" * 12, reason="помилка в джерелі"), entry(2)]
    for each in written:
        await log.record(each)
    assert await log.last(10) == tuple(reversed(written))
    assert await log.last(1) == (written[-1],)


async def test_a_refused_attempt_is_told_as_one(store: Breaker) -> None:
    refused = Entry(AT, "Черговий", "publish", "kyiv", outcome=Outcome.REFUSED)
    await AuditLog(store).record(refused)
    assert (await AuditLog(store).last(1))[0].outcome is Outcome.REFUSED


async def test_a_long_text_is_cut(store: Breaker) -> None:
    log = AuditLog(store)
    await log.record(entry(0, reason="х" * 10_000))
    assert (await log.last(1))[0].reason == "х" * LONGEST_TEXT


async def test_what_cannot_be_read_hides_nothing_else(store: Breaker, redis: Redis) -> None:
    log = AuditLog(store)
    await log.record(entry(0))
    for text in ("{", "{}", '{"at": "x"}', '{"at": "2026-03-17T10:00+02:00", "outcome": "?"}'):
        await redis.xadd(AUDIT, {FIELD: text})
    await redis.xadd(AUDIT, {"other": "1"})
    assert await log.last(10) == (entry(0),)


async def test_without_a_store_nothing_can_be_recorded() -> None:
    with pytest.raises(StoreUnavailableError):
        await AuditLog(None).record(entry(0))
