"""Points and orders change at once, in threads, and what answers has both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import pytest

from bot.live import Live
from geo.guide import Guide
from geo.opening import State
from geo.orders import Effect, Order, Reach, new_order
from geo.snapshot import Snapshot


@pytest.fixture
def opened(noon: datetime) -> Order:
    return new_order(Effect.OPEN, Reach.UNIT, "UA32", issued=noon)


@pytest.fixture
def fewer(snapshot: Snapshot) -> Snapshot:
    return Snapshot.build(snapshot.points[:4], snapshot.manifest)


def state(live: Live, noon: datetime) -> State:
    card = live.guide.card("p4", noon)
    assert card is not None
    return card.opening.state


def meanwhile(monkeypatch: pytest.MonkeyPatch, change: Callable[[], None]) -> None:
    """Let `change` happen while the next guide is put together."""
    under, waiting = Guide.under, [change]

    def interrupted(self: Guide, orders: Iterable[Order]) -> Guide:
        if waiting:
            waiting.pop()()
        return under(self, orders)

    monkeypatch.setattr(Guide, "under", interrupted)


def test_another_list_meanwhile_is_not_undone(
    guide: Guide,
    fewer: Snapshot,
    opened: Order,
    noon: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live = Live(guide)
    meanwhile(monkeypatch, lambda: live.take(fewer))
    live.order([opened])
    assert len(live.guide.snapshot.points) == 4
    assert state(live, noon) is State.BEING_OPENED


def test_a_cancelled_order_meanwhile_is_not_undone(
    guide: Guide,
    fewer: Snapshot,
    opened: Order,
    noon: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live = Live(guide)
    live.order([opened])
    meanwhile(monkeypatch, lambda: live.order(()))
    live.take(fewer)
    assert len(live.guide.snapshot.points) == 4
    assert state(live, noon) is State.STANDBY


def test_the_same_orders_change_nothing(guide: Guide, opened: Order) -> None:
    live = Live(guide)
    live.order(())
    assert live.guide is guide
    live.order([opened])
    before = live.guide
    live.order([opened])
    assert live.guide is before, "its kept answers stay"
    live.order(())
    assert live.guide is guide
