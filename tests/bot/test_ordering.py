"""Who may give which order, and what the log says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.admin.identity import Admin
from bot.ordering import Ordering, OutOfScopeError, UnknownTargetError
from bot.storage.audit import AuditLog, Outcome
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.orders import OrderStore, TooManyOrdersError
from geo.coordinate import Coordinate
from geo.guide import Guide
from geo.orders import Effect, Order, Reach, new_order
from geo.point import Point, Provenance
from geo.snapshot import Snapshot

EVERYWHERE = Admin(1, "Черговий")
KYIV_OBLAST = Admin(2, "Київська", frozenset({"UA32"}))
ZHYTOMYR = Admin(3, "Житомир", frozenset({"UA18"}))


@pytest.fixture
def points(made_points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Those of a source, and one whose code says Kyiv oblast while it lies in Zhytomyr."""
    provenance = Provenance("Бровари", None, "brovary")
    owned = [replace(point, provenance=provenance) for point in made_points[:3]]
    astray = replace(made_points[3], id="astray", coordinate=Coordinate(50.2649, 28.6767))
    return (*owned, *made_points[3:], astray)


@pytest.fixture
def ordering(
    guide: Guide, points: tuple[Point, ...], snapshot: Snapshot, store: Breaker, noon: datetime
) -> Ordering:
    guide = replace(guide, snapshot=Snapshot.build(points, snapshot.manifest))
    return Ordering(OrderStore(store), AuditLog(store), lambda: guide, lambda: noon)


def order(
    noon: datetime, reach: Reach = Reach.UNIT, target: str = "UA32", effect: Effect = Effect.OPEN
) -> Order:
    return new_order(effect, reach, target, issued=noon, reason="буря", who="Київська")


async def test_an_order_is_given_once_and_logged_once(
    ordering: Ordering, store: Breaker, noon: datetime
) -> None:
    given = await ordering.give(order(noon), KYIV_OBLAST)
    assert given.new
    assert {point.id for point in given.points} == {"p4", "astray"}, "those on standby"
    later = order(noon + timedelta(minutes=5))
    again = await ordering.give(later, KYIV_OBLAST)
    assert not again.new
    assert again.order == given.order
    (entry,) = await AuditLog(store).last(5)
    assert (entry.who, entry.action, entry.target) == ("Київська", "order", given.order.id)
    assert entry.after == "open unit UA32 2026-03-17T12:00+02:00/.."
    assert entry.reason == "буря"


async def test_a_cancelled_order_is_gone_and_logged(
    ordering: Ordering, store: Breaker, noon: datetime
) -> None:
    given = await ordering.give(order(noon))
    assert await ordering.standing() == (given.order,)
    assert await ordering.cancel(given.order.id, "Черговий", "тихо", EVERYWHERE) == given.order
    assert await ordering.standing() == ()
    assert await ordering.cancel(given.order.id, "Черговий") is None
    entry = (await AuditLog(store).last(1))[0]
    assert (entry.who, entry.action, entry.reason) == ("Черговий", "cancel", "тихо")


async def test_an_admin_keeps_to_their_oblasts(
    ordering: Ordering, store: Breaker, noon: datetime
) -> None:
    with pytest.raises(OutOfScopeError):
        await ordering.give(order(noon), ZHYTOMYR)
    assert await ordering.standing() == ()
    assert (await AuditLog(store).last(1))[0].outcome is Outcome.REFUSED
    given = await ordering.give(order(noon))
    with pytest.raises(OutOfScopeError):
        await ordering.cancel(given.order.id, "Житомир", admin=ZHYTOMYR)
    assert await ordering.standing() == (given.order,)


@pytest.mark.parametrize(
    ("reach", "target", "allowed"),
    [
        (Reach.UNIT, "UA32", True),
        (Reach.UNIT, "UA3206", True),
        (Reach.UNIT, "UA18", False),
        (Reach.SOURCE, "brovary", True),
        (Reach.SOURCE, "nobody", False),
        (Reach.POINT, "p1", True),
        (Reach.POINT, "astray", False),
        (Reach.POINT, "p7", False),  # withheld: nobody orders anything of it
    ],
)
def test_scope_is_judged_by_code_and_by_place(
    ordering: Ordering, noon: datetime, reach: Reach, target: str, allowed: bool
) -> None:
    one = order(noon, reach, target, Effect.CLOSE)
    assert ordering.may(KYIV_OBLAST, one) is allowed
    assert ordering.may(EVERYWHERE, one)


@pytest.mark.parametrize(
    ("reach", "target"),
    [(Reach.UNIT, "UA99"), (Reach.SOURCE, "nobody"), (Reach.POINT, "p7"), (Reach.POINT, "none")],
)
async def test_nobody_is_ordered_about_who_is_not_there(
    ordering: Ordering, store: Breaker, noon: datetime, reach: Reach, target: str
) -> None:
    with pytest.raises(UnknownTargetError):
        await ordering.give(order(noon, reach, target))
    assert await ordering.standing() == ()
    (entry,) = await AuditLog(store).last(5)
    assert (entry.outcome, entry.reason) == (Outcome.REFUSED, "буря; no such target")
    assert target in entry.after


async def test_too_many_orders_are_logged_as_well(
    ordering: Ordering, store: Breaker, noon: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.orders.MOST", 0)
    with pytest.raises(TooManyOrdersError):
        await ordering.give(order(noon))
    (entry,) = await AuditLog(store).last(5)
    assert (entry.outcome, entry.reason) == (Outcome.REFUSED, "буря; too many orders")


async def test_without_redis_nothing_is_ordered(guide: Guide, noon: datetime) -> None:
    dark = Ordering(OrderStore(None), AuditLog(None), lambda: guide, lambda: noon)
    with pytest.raises(StoreUnavailableError):
        await dark.give(order(noon))
    with pytest.raises(StoreUnavailableError):
        await dark.give(order(noon), ZHYTOMYR)
