"""Every replica answers under an order within two seconds, and after a restart without Redis."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.live import Live
from bot.standing import StandingOrders
from bot.storage.breaker import Breaker
from bot.storage.kept_orders import NAME
from bot.storage.orders import ORDERS, OrderStore
from geo.clock import KYIV
from geo.guide import Guide
from geo.opening import State
from geo.orders import Effect, Order, Reach, new_order
from geo.snapshot import Snapshot
from tests.until import until

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
SCHOOL = "p4"
"""On standby, in Київська область."""

Replica = Callable[..., tuple[Live, StandingOrders]]


@pytest.fixture
def orders(store: Breaker) -> OrderStore:
    return OrderStore(store)


@pytest.fixture
def replica(guide: Guide, orders: OrderStore, tmp_path: Path) -> Replica:
    """A replica with a disk of its own, named by a number."""

    def make(
        number: int = 0, store: OrderStore = orders, poll_s: float = 30
    ) -> tuple[Live, StandingOrders]:
        live = Live(guide)
        return live, StandingOrders(live, store, tmp_path / str(number), poll_s=poll_s)

    return make


def opened(target: str = "UA32") -> Order:
    return new_order(Effect.OPEN, Reach.UNIT, target, issued=NOON)


def state(live: Live, instant: datetime = NOON) -> State:
    card = live.guide.card(SCHOOL, instant)
    assert card is not None
    return card.opening.state


async def stop(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


async def test_all_replicas_answer_under_it_within_two_seconds(
    replica: Replica, orders: OrderStore
) -> None:
    replicas = [replica(number) for number in range(3)]
    for _, each in replicas:
        await each.start()
    following = [asyncio.create_task(each.run()) for _, each in replicas]
    await asyncio.sleep(0.2)
    assert {state(live) for live, _ in replicas} == {State.STANDBY}
    await orders.add(opened())
    await until(lambda: {state(live) for live, _ in replicas} == {State.BEING_OPENED}, 2)
    await orders.cancel(opened().id, NOON)
    await until(lambda: {state(live) for live, _ in replicas} == {State.STANDBY}, 2)
    await stop(*following)


async def test_time_alone_opens_and_ends_it(replica: Replica, orders: OrderStore) -> None:
    await orders.add(
        new_order(Effect.OPEN, Reach.UNIT, "UA32", issued=NOON, expiry=NOON + timedelta(hours=4))
    )
    live, one = replica()
    await one.start()
    assert state(live, NOON + timedelta(hours=2)) is State.OPEN
    assert state(live, NOON + timedelta(hours=4)) is State.STANDBY


async def test_a_start_without_redis_takes_what_the_disk_keeps(
    replica: Replica, orders: OrderStore
) -> None:
    await orders.add(opened())
    await replica()[1].start()
    live, dark = replica(store=OrderStore(None))
    await dark.start()
    assert state(live) is State.BEING_OPENED
    live, elsewhere = replica(1, store=OrderStore(None))
    await elsewhere.start()
    assert state(live) is State.STANDBY


async def test_a_damaged_file_keeps_nobody_from_answering(
    replica: Replica, orders: OrderStore, tmp_path: Path
) -> None:
    (tmp_path / "0").mkdir()
    (tmp_path / "0" / NAME).write_bytes(b"\xff\xfe")
    await orders.add(opened())
    live, one = replica()
    await one.start()
    assert state(live) is State.BEING_OPENED
    (tmp_path / "1" / NAME).mkdir(parents=True)
    live, two = replica(1)
    await two.start()
    assert state(live) is State.BEING_OPENED


async def test_an_emptied_redis_is_given_its_orders_back(
    replica: Replica, orders: OrderStore, redis: Redis
) -> None:
    await orders.add(opened())
    live, one = replica(poll_s=0.1)
    await one.start()
    following = asyncio.create_task(one.run())
    await redis.delete(ORDERS)
    for _ in range(50):
        if await orders.active(NOON):
            break
        await asyncio.sleep(0.05)
    assert await orders.active(NOON) == (opened(),)
    assert state(live) is State.BEING_OPENED
    await stop(following)


async def test_what_the_channel_missed_is_found_by_asking(
    replica: Replica, orders: OrderStore, redis: Redis
) -> None:
    live, one = replica(poll_s=0.2)
    await one.start()
    following = asyncio.create_task(one.run())
    await asyncio.sleep(0.1)
    await orders.add(opened("UA21"))
    value = await redis.get(ORDERS)
    assert isinstance(value, bytes)
    at_ms, _, told = value.decode().partition(" ")
    await redis.set(ORDERS, f"{int(at_ms) + 1} {told.replace('UA21', 'UA32')}")
    await until(lambda: state(live) is State.BEING_OPENED, 2)
    await stop(following)


async def test_another_list_answers_under_the_same_orders(
    replica: Replica, orders: OrderStore, snapshot: Snapshot
) -> None:
    await orders.add(opened())
    live, one = replica()
    await one.start()
    live.take(Snapshot.build(snapshot.points[:4], snapshot.manifest))
    assert len(live.guide.snapshot.points) == 4
    assert state(live) is State.BEING_OPENED
    live.order(())
    assert state(live) is State.STANDBY
    assert len(live.guide.snapshot.points) == 4
