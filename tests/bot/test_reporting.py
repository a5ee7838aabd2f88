"""Every replica tells of a report within two seconds, whatever else changes meanwhile."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from redis.asyncio import Redis

from bot.live import Live
from bot.reporting import Reporting
from bot.storage.breaker import Breaker
from bot.storage.reports import REPORTS, ReportStore
from geo.clock import KYIV
from geo.guide import Guide
from geo.opening import State
from geo.orders import Effect, Reach, new_order
from geo.reports import NO_REPORTS, Fault, Finding, Reports, new_report
from geo.snapshot import Snapshot
from tests.until import until

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
CLOSED = new_report("p1", Fault.CLOSED, NOON)
TWICE = (Finding(Fault.CLOSED, 2),)


@pytest.fixture
def reports(store: Breaker) -> ReportStore:
    return ReportStore(b"a secret of sixteen", store)


def told(live: Live) -> tuple[Finding, ...]:
    card = live.guide.card("p1", NOON)
    assert card is not None
    return card.reported


async def test_all_replicas_tell_of_it_within_two_seconds(
    guide: Guide, reports: ReportStore
) -> None:
    replicas = [Live(guide) for _ in range(3)]
    following = [
        asyncio.create_task(Reporting(live, reports, lambda: NOON).run()) for live in replicas
    ]
    await asyncio.sleep(0.2)
    await reports.add(1, CLOSED)
    await asyncio.sleep(0.5)
    assert {told(live) for live in replicas} == {()}, "one is not worth telling"
    await reports.add(2, CLOSED)
    await until(lambda: {told(live) for live in replicas} == {TWICE}, 2)
    for task in following:
        task.cancel()
    await asyncio.wait(following)


async def test_what_the_channel_missed_is_found_by_asking_and_an_outage_ends(
    guide: Guide, reports: ReportStore, redis: Redis
) -> None:
    live = Live(guide)
    following = asyncio.create_task(Reporting(live, reports, lambda: NOON, poll_s=0.2).run())
    await redis.set(REPORTS, "no reports")
    await asyncio.sleep(0.3)
    await redis.delete(REPORTS)
    at_ms = NOON.timestamp() * 1000
    await redis.zadd(REPORTS, {"p1 closed a": at_ms, "p1 closed b": at_ms})
    await redis.expire(REPORTS, 60)
    await until(lambda: told(live) == TWICE, 5)
    following.cancel()
    await asyncio.wait([following])


def test_points_orders_and_reports_stay_together(guide: Guide, snapshot: Snapshot) -> None:
    live = Live(guide)
    reports = Reports.gather([CLOSED, CLOSED])
    live.tell(reports)
    live.order([new_order(Effect.CLOSE, Reach.POINT, "p1", issued=NOON)])
    live.take(Snapshot.build(snapshot.points[:4], snapshot.manifest))
    assert told(live) == TWICE
    assert len(live.guide.snapshot.points) == 4
    card = live.guide.card("p1", NOON)
    assert card is not None
    assert card.opening.state is State.CLOSED
    before = live.guide
    live.tell(Reports.gather([CLOSED, CLOSED]))
    assert live.guide is before, "its kept answers stay"
    live.tell(NO_REPORTS)
    assert told(live) == ()


def test_reports_work_nothing_out_anew(guide: Guide) -> None:
    live = Live(guide)
    live.order([new_order(Effect.OPEN, Reach.UNIT, "UA32", issued=NOON)])
    timetable = live.guide.snapshot.timetable
    live.tell(Reports.gather([CLOSED, CLOSED]))
    assert live.guide.snapshot.timetable is timetable


def test_telling_changes_nothing_that_began_before(guide: Guide) -> None:
    live = Live(guide)
    before = live.guide
    live.tell(Reports.gather([CLOSED, CLOSED]))
    card = before.card("p1", NOON + timedelta(minutes=1))
    assert card is not None
    assert card.reported == ()
