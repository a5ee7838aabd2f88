"""What a person finds at a point once orders have been given, over its published hours.

The order issued last wins. An opened standby point takes its time first, and then keeps its own
hours where these can be read. What one order has opened stays open under the next, if that one
begins before the former ends. A point for a few people only stays so whatever is ordered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from geo.clock import KYIV
from geo.hours import Access, Schedule
from geo.opening import Opening, State, opening_at, opening_with
from geo.orders import Effect, Order
from geo.point import NATIONAL_OPENING_TIME, Kind, Point

_OPENINGS = frozenset({Effect.OPEN, Effect.ALWAYS})

# States that no hours end.
_LASTING = frozenset({State.STANDBY, State.RESTRICTED, State.UNKNOWN})


class Terms(NamedTuple):
    """All that the opening of a point depends on; points on equal terms open alike.

    `standby` says that the point is of the standby kind; `opens_within` how long one takes;
    `orders` are those that reach it, the earliest issued first.
    """

    schedule: Schedule
    standby: bool
    opens_within: timedelta = NATIONAL_OPENING_TIME
    orders: tuple[Order, ...] = ()

    @property
    def on_standby(self) -> bool:
        """Whether the point opens only after an order."""
        return self.standby or self.schedule.access is Access.STANDBY


def terms_of(point: Point, orders: tuple[Order, ...] = ()) -> Terms:
    """A point's terms under the orders that reach it, the earliest issued first."""
    standby = point.kind is Kind.STANDBY
    if not orders:
        # How long an opening takes tells points apart only once one is ordered.
        return Terms(point.schedule, standby)
    return Terms(point.schedule, standby, point.opens_within, orders)


def opening_on(terms: Terms, instant: datetime) -> Opening:
    """What a person finds at an aware instant at a point on these terms.

    `until` and `at` look as far ahead as in `opening_at`, across orders that begin and end.
    Raises QueryError for a naive instant or one outside the calendar.
    """
    opening = _in_force(terms, instant)
    if terms.orders and opening.state not in _LASTING:
        opening = _with_change(terms, instant, opening)
    notes = _notes(terms, instant)
    return replace(opening, notes=notes) if notes else opening


def _in_force(terms: Terms, instant: datetime) -> Opening:
    """The opening as if no order were to begin or end."""
    begun = _begun(terms, instant)
    winner = _winner(begun, instant)
    if winner is None or terms.schedule.access is Access.RESTRICTED:
        return opening_at(terms.schedule, terms.standby, instant)
    if winner.effect is Effect.CLOSE:
        return Opening(State.CLOSED, ordered=winner.start)
    opened = Opening(State.OPEN, ordered=winner.start)
    if winner.effect is Effect.CONFIRM or not terms.on_standby:
        return opened
    since, ready_s = _readiness(terms, winner, begun)
    if instant.timestamp() < ready_s:
        return Opening(State.BEING_OPENED, ordered=since)
    if winner.effect is Effect.ALWAYS or terms.schedule.access is not Access.SCHEDULED:
        return opened
    by_hours = opening_at(terms.schedule, standby=False, instant=instant)
    return replace(by_hours, ordered=winner.start) if by_hours.state is State.OPEN else by_hours


def _winner(begun: Sequence[Order], instant: datetime) -> Order | None:
    """The order that counts: of those that haven't ended, the one issued last.

    Who confirmed that an ordered point is open didn't say that it stays so without the order.
    """
    openings = [order for order in begun if order.effect in _OPENINGS]
    over = all(order.has_ended(instant) for order in openings)
    for order in reversed(begun):
        if order.has_ended(instant):
            continue
        ordered = any(each.in_force(order.start) for each in openings)
        if not (order.effect is Effect.CONFIRM and ordered and over):
            return order
    return None


def _begun(terms: Terms, instant: datetime) -> list[Order]:
    """The orders that decide anything at such a point, from their start on, ended ones too."""
    return [order for order in terms.orders if order.has_begun(instant) and _rules(order, terms)]


def _rules(order: Order, terms: Terms) -> bool:
    """Whether the order decides anything at such a point."""
    return order.effect is not Effect.NOTE and (order.effect is not Effect.OPEN or terms.on_standby)


def _readiness(terms: Terms, winner: Order, begun: Sequence[Order]) -> tuple[datetime, float]:
    """When the opening that goes on was ordered, and when it is done, seconds since 1970."""
    begins_s, since, ready_s = winner.start.timestamp(), winner.start, _ready_s(terms, winner)
    for order in reversed(begun):
        if order.effect is Effect.CLOSE:
            break
        if order.expiry is not None and order.expiry.timestamp() < begins_s:
            continue
        begins_s = min(begins_s, order.start.timestamp())
        if _ready_s(terms, order) < ready_s:
            since, ready_s = order.start, _ready_s(terms, order)
    return since, ready_s


def _ready_s(terms: Terms, order: Order) -> float:
    within = timedelta(0) if order.effect is Effect.CONFIRM else terms.opens_within
    return order.start.timestamp() + within.total_seconds()


def _with_change(terms: Terms, instant: datetime, opening: Opening) -> Opening:
    """The opening with its next change, across orders that begin and end."""
    change = _next_change(terms, instant, opening)
    if opening.state is State.BEING_OPENED:
        # An order that ends before the point could be open promises nothing.
        return replace(opening, at=change) if change else Opening(State.STANDBY)
    told = opening_with(change, instant, opened=opening.state is State.OPEN)
    if opening.state is State.CLOSED and opening.ordered is not None:
        return replace(opening, at=told.at)
    return replace(told, ordered=opening.ordered)


def _next_change(terms: Terms, instant: datetime, opening: Opening) -> datetime | None:
    """When an open point closes or a shut one opens; None if it doesn't, or nobody knows."""
    opened = opening.state is State.OPEN
    for turn in _turns_after(terms, instant):
        change = opening.until if opened else opening.at
        if change is not None and change.timestamp() < turn.timestamp():
            return change
        opening = _in_force(terms, turn)
        if opened is not (opening.state is State.OPEN):
            return turn
        if opening.state in _LASTING:
            return None
    return opening.until if opened else opening.at


def _turns_after(terms: Terms, instant: datetime) -> list[datetime]:
    """When orders begin, have had their effect and end, in Europe/Kyiv."""
    turns = {order.start.timestamp() for order in terms.orders}
    turns |= {order.expiry.timestamp() for order in terms.orders if order.expiry}
    turns |= {_ready_s(terms, order) for order in terms.orders}
    after = sorted(turn for turn in turns if turn > instant.timestamp())
    return [datetime.fromtimestamp(turn, KYIV) for turn in after]


def _notes(terms: Terms, instant: datetime) -> tuple[str, ...]:
    """What residents are told: all notes that hold, and that of the order which counts."""
    winner = _winner(_begun(terms, instant), instant)
    told = (
        order.note
        for order in terms.orders
        if order.note
        and (order is winner or (order.effect is Effect.NOTE and order.in_force(instant)))
    )
    return tuple(dict.fromkeys(told))
