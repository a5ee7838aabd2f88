"""Orders stand once, for all replicas, and what is cancelled ends."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis.asyncio import Redis

from bot.storage import orders as module
from bot.storage.audit import AUDIT, AuditLog, Entry
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.order_text import Standing, from_text, to_text
from bot.storage.orders import KEPT, ORDERS, OrderStore, TooManyOrdersError
from geo.clock import KYIV
from geo.orders import Effect, Order, Reach, new_order

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
HOUR = timedelta(hours=1)


def order(
    target: str = "UA18",
    effect: Effect = Effect.OPEN,
    start: datetime = NOON,
    expiry: datetime | None = None,
    note: str = "",
) -> Order:
    return new_order(
        effect, Reach.UNIT, target, issued=start, expiry=expiry, note=note, reason="буря", who="Я"
    )


@pytest.fixture
def orders(store: Breaker) -> OrderStore:
    return OrderStore(store)


async def test_an_order_is_read_as_it_was_given(orders: OrderStore) -> None:
    one = order(expiry=NOON + HOUR, note="вхід із двору 🕯")
    assert await orders.add(one)
    assert await orders.active(NOON) == (one,)


async def test_the_same_order_is_given_once(orders: OrderStore) -> None:
    assert await orders.add(order())
    assert not await orders.add(order())
    assert not await orders.add(order(start=NOON + HOUR)), "it says what stands already"
    assert await orders.add(order("UA21"))
    assert len(await orders.active(NOON)) == 2


async def test_many_at_once_all_stand(orders: OrderStore) -> None:
    every = [order(f"UA{number}") for number in (18, 21, 23, 26)]
    assert all(await asyncio.gather(*map(orders.add, every)))
    assert set(await orders.active(NOON)) == set(every)


async def test_an_order_ends_by_itself_and_is_taken_out_a_day_later(orders: OrderStore) -> None:
    short = order(expiry=NOON + HOUR)
    await orders.add(short)
    assert await orders.active(NOON + HOUR) == ()
    await orders.add(order("UA21", start=NOON + KEPT))
    assert short in (await orders.standing()).orders
    await orders.add(order("UA23", start=NOON + HOUR + KEPT))
    assert short not in (await orders.standing()).orders


async def test_what_is_cancelled_ends_now_and_may_be_ordered_again(orders: OrderStore) -> None:
    one = order()
    await orders.add(one)
    later = NOON + timedelta(minutes=10, seconds=30)
    assert await orders.cancel(one.id, later)
    assert await orders.active(later) == ()
    (kept,) = (await orders.standing()).orders
    assert kept.expiry == NOON + timedelta(minutes=10)
    assert not await orders.cancel(one.id, later)
    assert await orders.add(order(start=later))
    assert len(await orders.active(later)) == 1


async def test_what_had_not_begun_is_cancelled_without_a_trace(orders: OrderStore) -> None:
    one = order(start=NOON + HOUR)
    await orders.add(one)
    assert await orders.cancel(one.id, NOON)
    assert (await orders.standing()).orders == ()
    assert not await orders.cancel("nothing", NOON)


async def test_the_change_and_its_entry_are_one_step(
    orders: OrderStore, store: Breaker, redis: Redis
) -> None:
    entry = Entry(NOON, "Черговий", "order", "a", reason="буря")
    await orders.add(order(), entry)
    await orders.add(order(), entry)
    assert await AuditLog(store).last(5) == (entry,), "nothing changed the second time"
    await redis.delete(AUDIT)
    await redis.set(AUDIT, "no stream")
    with pytest.raises(StoreUnavailableError):
        await orders.add(order("UA21"), entry)


async def test_an_emptied_redis_is_given_its_orders_back(orders: OrderStore, redis: Redis) -> None:
    await orders.add(order())
    held = await orders.standing()
    await redis.delete(ORDERS)
    assert await orders.give_back(held) == held
    assert await orders.standing() == held
    await orders.cancel(held.orders[0].id, NOON + HOUR)
    later = await orders.standing()
    assert await orders.give_back(held) == later, "what was cancelled since stays so"


async def test_more_than_redis_can_hand_out_in_time_are_refused(
    orders: OrderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    await orders.add(order("UA18"))
    await orders.add(order("UA21"))
    with pytest.raises(TooManyOrdersError):
        await orders.add(order("UA23"))


async def test_without_redis_nothing_is_ordered() -> None:
    with pytest.raises(StoreUnavailableError):
        await OrderStore(None).add(order())
    with pytest.raises(StoreUnavailableError):
        await OrderStore(None).active(NOON)


async def test_a_change_is_told_in_the_channel(orders: OrderStore) -> None:
    async with orders.changes() as change:
        told = asyncio.create_task(_within(change(5)))
        await asyncio.sleep(0.1)
        await orders.add(order())
        assert await told < 2


async def _within(waiting: object) -> float:
    began = asyncio.get_running_loop().time()
    await waiting  # type: ignore[misc]
    return asyncio.get_running_loop().time() - began


@pytest.mark.parametrize(
    "text", ["", "0", "x []", "1 {}", "1 [", "1 []\n2", "1 " + "[" * 100_000 + "]" * 100_000]
)
def test_another_text_has_no_orders(text: str) -> None:
    assert from_text(text) == Standing()


def test_an_order_that_cannot_be_read_is_left_out() -> None:
    text = to_text(Standing((order(), order("UA21")), 7))
    for damage in ('"open"', '"2026-03-17T12:00:00+02:00"', '"target"', "+02:00"):
        read = from_text(text.replace(damage, '"?"' if damage[0] == '"' else "", 1))
        assert read == Standing((order("UA21"),), 7)


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    for each in (text, f"1 [{text}]", f'1 ["{text}"]', f'1 [{{"id": "{text}"}}]'):
        from_text(each)


def test_instants_survive_a_night_when_clocks_go_back() -> None:
    twice = datetime(2026, 10, 25, 3, 30, tzinfo=KYIV)
    for fold in (0, 1):
        one = order(start=twice.replace(fold=fold))
        (read,) = from_text(to_text(Standing((one,), 1))).orders
        assert read.start.timestamp() == one.start.timestamp()
