"""What an admin does with orders, whichever face they use: give, list, cancel."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace

from bot.admin.identity import Admin
from bot.clock import Clock
from bot.storage.audit import AuditLog, Entry, Outcome
from bot.storage.orders import OrderStore, TooManyOrdersError
from geo.guide import Guide
from geo.orders import Effect, Order, Reach, covers, says_the_same
from geo.point import Point
from geo.ruling import terms_of
from geo.whereabouts import whereabouts

_UNKNOWN = "no such target"


class OutOfScopeError(Exception):
    """The order reaches beyond the admin's oblasts."""


class UnknownTargetError(Exception):
    """No point, source or unit of this name is known."""


@dataclass(frozen=True, slots=True)
class Given:
    """What became of an order: whether it is `new`, or one that stood already says the same.

    `points` are the public points that it concerns now: of an OPEN those on standby.
    """

    order: Order
    new: bool
    points: tuple[Point, ...]


class Ordering:
    """Gives and cancels orders; every attempt goes to the audit, the change in the same step.

    `guide` gives the guide that answers now. Without an `admin` it is the command line's, which may
    do everything. All methods but `reached` and `may` raise StoreUnavailableError where Redis
    doesn't answer.
    """

    def __init__(
        self, orders: OrderStore, audit: AuditLog, guide: Callable[[], Guide], clock: Clock
    ) -> None:
        self._orders = orders
        self._audit = audit
        self._guide = guide
        self._clock = clock

    @property
    def guide(self) -> Guide:
        """The guide that answers now."""
        return self._guide()

    async def give(self, order: Order, admin: Admin | None = None) -> Given:
        """Give the order, made by `new_order`; the same order twice is given once.

        Raises OutOfScopeError, UnknownTargetError, TooManyOrdersError.
        """
        entry = Entry(self._clock(), order.who, "order", order.id, "", _told(order), order.reason)
        if not self._is_known(order):
            await self._refuse(entry, _UNKNOWN)
            raise UnknownTargetError
        await self._check(admin, order, entry)
        reached = self.reached(order)
        try:
            added = await self._orders.add(order, entry)
        except TooManyOrdersError:
            await self._refuse(entry, "too many orders")
            raise
        if added:
            return Given(order, new=True, points=reached)
        same = (each for each in await self.standing() if says_the_same(order, each))
        return Given(next(same, order), new=False, points=reached)

    async def refuse_unnamed(self, who: str, named: str, reason: str = "") -> None:
        """Write down that somebody ordered something of what no unit is called."""
        await self._refuse(Entry(self._clock(), who, "order", named, reason=reason), _UNKNOWN)

    async def cancel(
        self, order_id: str, who: str, reason: str = "", admin: Admin | None = None
    ) -> Order | None:
        """End an order now; returns it, None where none of this id stands.

        Raises OutOfScopeError.
        """
        order = next((each for each in await self.standing() if each.id == order_id), None)
        if order is None:
            return None
        entry = Entry(self._clock(), who, "cancel", order.id, _told(order), "", reason)
        await self._check(admin, order, entry)
        cancelled = await self._orders.cancel(order_id, self._clock(), entry)
        return order if cancelled else None

    async def standing(self) -> tuple[Order, ...]:
        """The orders that hold or are to come, the latest issued first."""
        active = await self._orders.active(self._clock())
        return tuple(sorted(active, key=lambda order: -order.issued.timestamp()))

    def changes(self) -> AbstractAsyncContextManager[Callable[[float], Awaitable[None]]]:
        """Subscribed inside; gives a wait that ends at the next change, or after some seconds."""
        return self._orders.changes()

    def reached(self, order: Order) -> tuple[Point, ...]:
        """The public points that the order concerns now: of an OPEN those on standby."""
        guide = self.guide
        code_of = whereabouts(guide.gazetteer, guide.regions).code_of
        by_unit = order.reach is Reach.UNIT
        return tuple(
            point
            for point in guide.snapshot.points
            if (order.effect is not Effect.OPEN or terms_of(point).on_standby)
            and covers(order, point, code_of(point) if by_unit else "")
        )

    def may(self, admin: Admin, order: Order) -> bool:
        """Whether the order stays inside the admin's oblasts.

        Of single points and of sources not only the published code must lie there, but the point.
        """
        if admin.oblasts is None:
            return True
        if order.reach is Reach.UNIT:
            return admin.may_touch([order.target])
        points = self.reached(order)
        return bool(points) and all(self._lies_within(point, admin) for point in points)

    async def _check(self, admin: Admin | None, order: Order, entry: Entry) -> None:
        if admin is not None and not self.may(admin, order):
            await self._refuse(entry, "outside the oblasts")
            raise OutOfScopeError

    async def _refuse(self, entry: Entry, why: str) -> None:
        reason = "; ".join(filter(None, (entry.reason, why)))
        await self._audit.record(replace(entry, outcome=Outcome.REFUSED, reason=reason))

    def _lies_within(self, point: Point, admin: Admin) -> bool:
        """The outlines are coarse: near a border the nearest settlement counts too."""
        guide = self.guide
        around = whereabouts(guide.gazetteer, guide.regions)
        oblast = guide.regions.oblast_of(point.coordinate)
        settlement = around.nearest(point.coordinate)
        lies_in = [oblast.code if oblast else "", settlement.code if settlement else ""]
        return admin.may_touch([around.code_of(point)]) and any(
            admin.may_touch([code]) for code in lies_in
        )

    def _is_known(self, order: Order) -> bool:
        guide = self.guide
        match order.reach:
            case Reach.UNIT:
                return any(
                    each.code.startswith(order.target) for each in guide.gazetteer.settlements
                )
            case Reach.SOURCE:
                points = guide.snapshot.points
                return any(each.provenance.source_id == order.target for each in points)
            case Reach.POINT:
                return guide.snapshot.by_id(order.target) is not None


def _told(order: Order) -> str:
    """«open unit UA18 2026-03-17T12:00+02:00/2026-03-18T08:00+02:00: note», for the audit."""
    ends = order.expiry.isoformat(timespec="minutes") if order.expiry else ".."
    span = f"{order.start.isoformat(timespec='minutes')}/{ends}"
    told = f"{order.effect} {order.reach} {order.target} {span}"
    return f"{told}: {order.note}" if order.note else told
