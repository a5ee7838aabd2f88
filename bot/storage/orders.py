"""The orders that stand, for all replicas: one value, changed whole and together with the audit.

When Redis doesn't answer, no order is given or cancelled; each replica keeps those it has. The
value carries when it was changed, and the later one wins: a server that was emptied is given its
orders back by any replica that holds them. An order ends by itself, at its expiry; it is taken out
a day later, as what it opened may go on under the next.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final, TypeVar, cast

from redis.asyncio import Redis

from bot.storage.audit import AUDIT, FIELD, Entry
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.order_text import Standing, from_text, orders_text
from bot.storage.script import Argument, Script
from bot.storage.snapshots import CHANNEL, SnapshotStore
from geo.clock import KYIV
from geo.orders import Order, says_the_same

ORDERS: Final = "nezlamnist:{points}:orders"

KEPT: Final = timedelta(days=1)
"""How long an order is kept after its end."""

MOST: Final = 2_000
"""Orders that are kept: Redis gives so many within its deadline."""

_ATTEMPTS = 8
_CHANGE = Script(Path(__file__).with_name("orders.lua"))

T = TypeVar("T")


class TooManyOrdersError(Exception):
    """MOST orders are kept already: cancel some, or name a whole unit instead of its points."""


class OrderStore:
    """Reads and changes the orders; every method raises StoreUnavailableError."""

    def __init__(self, store: Breaker | None) -> None:
        self._store = store

    async def standing(self) -> Standing:
        """All orders kept, those to come and those that ended within KEPT as well."""
        return from_text(_text(await self._call(_read)))

    async def active(self, now: datetime) -> tuple[Order, ...]:
        """The orders that hold or are to come, as issued."""
        standing = await self.standing()
        return tuple(order for order in standing.orders if not order.has_ended(now))

    async def add(self, order: Order, entry: Entry | None = None) -> bool:
        """Give the order, with its entry in the audit log; False if it was there already.

        An order that says the same as one in force is that one. Raises TooManyOrdersError.
        """

        def added(orders: tuple[Order, ...]) -> tuple[Order, ...] | None:
            if any(_repeats(order, each) for each in orders):
                return None
            if len(orders) >= MOST:
                raise TooManyOrdersError
            return (*(each for each in orders if each.id != order.id), order)

        return await self._change(order.issued, entry, added)

    async def cancel(self, order_id: str, now: datetime, entry: Entry | None = None) -> bool:
        """End the order at this minute, one to come before it begins; False if none stands."""

        def ended(orders: tuple[Order, ...]) -> tuple[Order, ...] | None:
            if not any(each.id == order_id and not each.has_ended(now) for each in orders):
                return None
            minute = now.astimezone(KYIV).replace(second=0, microsecond=0)
            others = tuple(each for each in orders if each.id != order_id)
            return others + tuple(
                replace(each, expiry=minute)
                for each in orders
                if each.id == order_id and each.start.timestamp() < minute.timestamp()
            )

        return await self._change(now, entry, ended)

    async def give_back(self, standing: Standing) -> Standing:
        """Put these orders back unless later ones stand; returns what stands then."""
        told = await self._set(standing.orders, 0, standing.at_ms)
        return from_text(_text(told))

    def changes(self) -> AbstractAsyncContextManager[Callable[[float], Awaitable[None]]]:
        """As of the snapshots, which tell of changes in the same channel."""
        return SnapshotStore(self._store).changes()

    async def _change(
        self,
        now: datetime,
        entry: Entry | None,
        change: Callable[[tuple[Order, ...]], tuple[Order, ...] | None],
    ) -> bool:
        """Change the orders unless `change` gives None; asked again if others change them."""
        for _ in range(_ATTEMPTS):
            standing = await self.standing()
            changed = change(_without_old(standing.orders, now))
            if changed is None:
                return False
            if await self._set(changed, standing.at_ms, 0, entry) is not None:
                return True
        raise StoreUnavailableError("too busy")

    async def _set(
        self, orders: tuple[Order, ...], before_ms: int, at_ms: int, entry: Entry | None = None
    ) -> bytes | None:
        arguments: list[Argument] = [orders_text(orders), before_ms, at_ms, CHANNEL, FIELD]
        if entry is not None:
            arguments.append(entry.as_text())
        change = partial(_CHANGE.run, keys=(ORDERS, AUDIT), arguments=arguments)
        return cast("bytes | None", await self._call(change))

    async def _call(self, operation: Callable[[Redis], Awaitable[T]]) -> T:
        if self._store is None:
            raise StoreUnavailableError("there is none")
        return await self._store.call(operation)


async def _read(redis: Redis) -> bytes | None:
    return cast("bytes | None", await redis.get(ORDERS))


def _repeats(order: Order, other: Order) -> bool:
    """Whether another order that holds when this one begins says the same already."""
    return says_the_same(order, other) and other.in_force(order.start)


def _without_old(orders: Iterable[Order], now: datetime) -> tuple[Order, ...]:
    return tuple(order for order in orders if not order.has_ended(now - KEPT))


def _text(told: bytes | None) -> str:
    return (told or b"").decode(errors="replace")
