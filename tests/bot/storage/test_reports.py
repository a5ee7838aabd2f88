"""One person's report of a point counts once, for a day, and ties nobody to anything."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime, timedelta

import pytest
from redis.asyncio import Redis

from bot.storage.audit import AuditLog, Entry
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.reports import REPORTS, ReportStore
from geo.clock import KYIV
from geo.reports import KEPT, Fault, Report, new_report

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
HOUR = timedelta(hours=1)
ANNA, BORYS = 5_550_001, 5_550_002
ENTRY = Entry(NOON, "Черговий", "reports", "p1")


def closed(point_id: str = "p1", at: datetime = NOON, fault: Fault = Fault.CLOSED) -> Report:
    return new_report(point_id, fault, at)


@pytest.fixture
def reports(store: Breaker) -> ReportStore:
    return ReportStore(b"a secret of sixteen", store)


async def test_a_report_is_read_as_it_was_made(reports: ReportStore) -> None:
    assert await reports.add(ANNA, closed())
    assert await reports.recent(NOON) == (closed(),)


async def test_a_person_counts_once_with_what_they_said_last(reports: ReportStore) -> None:
    assert await reports.add(ANNA, closed())
    assert await reports.add(ANNA, closed(fault=Fault.NO_HEAT, at=NOON + HOUR))
    assert await reports.recent(NOON + HOUR) == (closed(fault=Fault.NO_HEAT, at=NOON + HOUR),)
    await reports.add(ANNA, closed("p2"))
    await reports.add(BORYS, closed())
    assert len(await reports.recent(NOON + HOUR)) == 3


async def test_the_same_press_delivered_twice_at_once_is_one(reports: ReportStore) -> None:
    taken = await asyncio.gather(*(reports.add(ANNA, closed()) for _ in range(20)))
    assert all(taken)
    assert await reports.recent(NOON) == (closed(),)


async def test_many_at_once_all_count(reports: ReportStore) -> None:
    await asyncio.gather(*(reports.add(ANNA + each, closed()) for each in range(50)))
    assert Counter(await reports.recent(NOON)) == {closed(): 50}


async def test_after_a_day_nothing_is_left(reports: ReportStore, redis: Redis) -> None:
    await reports.add(ANNA, closed())
    assert await reports.recent(NOON + KEPT - HOUR)
    assert await reports.recent(NOON + KEPT) == ()
    await reports.add(BORYS, closed("p2", NOON + KEPT))
    assert await redis.zcard(REPORTS) == 1, "it is gone from the server, too"
    for key in [key async for key in redis.scan_iter()]:
        assert 0 < await redis.ttl(key) <= KEPT.total_seconds()


async def test_what_was_answered_is_gone_and_not_repeated_that_day(
    reports: ReportStore, store: Breaker
) -> None:
    for person in (ANNA, BORYS):
        await reports.add(person, closed())
    await reports.add(ANNA, closed("p11"))
    assert await reports.answer("p1", ENTRY) == 2
    assert await reports.recent(NOON) == (closed("p11"),), "of another point, named alike"
    assert await AuditLog(store).last(5) == (ENTRY,)
    assert not await reports.add(ANNA, closed())
    assert await reports.add(BORYS + 1, closed()), "whoever comes later may say so again"
    assert len(await reports.recent(NOON)) == 2


async def test_nothing_names_or_ties_who_reported(reports: ReportStore, redis: Redis) -> None:
    await reports.add(ANNA, closed())
    await reports.add(ANNA, closed("p2"))
    keys = [key async for key in redis.scan_iter()]
    assert len(keys) == 3, "a mark for each point: the two can't be told to be of one person"
    for key in keys:
        assert str(ANNA).encode() not in key + (await redis.dump(key) or b"")


async def test_a_report_that_cannot_be_read_is_left_out(reports: ReportStore, redis: Redis) -> None:
    await reports.add(ANNA, closed())
    at_ms = NOON.timestamp() * 1000
    for strange in ("p1", "p1 flooded x", "p1 closed x y"):
        await redis.zadd(REPORTS, {strange: at_ms})
    await redis.zadd(REPORTS, {b"\xff closed x": at_ms})
    await redis.zadd(REPORTS, {"p1 closed x": 1e300})
    assert await reports.recent(NOON) == (closed(),)


async def test_a_change_is_told_in_the_channel(reports: ReportStore) -> None:
    async with reports.changes() as change:
        began = asyncio.get_running_loop().time()
        await reports.add(ANNA, closed())
        await change(5)
        assert asyncio.get_running_loop().time() - began < 2


async def test_without_redis_nothing_is_reported() -> None:
    dark = ReportStore(b"a secret of sixteen")
    with pytest.raises(StoreUnavailableError):
        await dark.add(ANNA, closed())
    with pytest.raises(StoreUnavailableError):
        await dark.recent(NOON)
    with pytest.raises(StoreUnavailableError):
        await dark.answer("p1", ENTRY)
