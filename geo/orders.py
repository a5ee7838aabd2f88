"""Orders: what an authority has decided about points, over what a published list says.

An order names an effect, whom it reaches, and for how long. Which of several orders counts, and
what a person finds then, is told in `geo.ruling`.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain

from geo.errors import QueryError
from geo.point import SOURCE_ID, Point

LONGEST_TEXT = 200
"""Characters in a note or a reason."""

UNIT_LENGTHS = (4, 6, 9, 12)
"""Characters of a KATOTTG code that name an oblast, a raion, a hromada, a settlement."""

CodeOf = Callable[[Point], str]
"""The KATOTTG code of a point's settlement; fewer characters where less is known, none at all."""

_ID_LENGTH = 12


class Effect(StrEnum):
    """What an order does.

    OPEN opens standby points and leaves others as they are; CONFIRM says that a point is open now;
    CLOSE closes; ALWAYS keeps open round the clock, standby points too; NOTE only says something.
    """

    OPEN = "open"
    CONFIRM = "confirm"
    CLOSE = "close"
    ALWAYS = "always"
    NOTE = "note"


class Reach(StrEnum):
    """Whom an order reaches: a unit of the country, all points of a source, or one point."""

    UNIT = "unit"
    SOURCE = "source"
    POINT = "point"


_TARGETS = {
    Reach.UNIT: re.compile(r"UA\d{2}(?:\d{2}(?:\d{3}(?:\d{3})?)?)?", re.ASCII),
    Reach.SOURCE: SOURCE_ID,
    Reach.POINT: re.compile(r"\S{1,64}"),
}


@dataclass(frozen=True, slots=True)
class Order:
    """One order; made by `new_order`.

    `target` is the head of a KATOTTG code (see UNIT_LENGTHS), a source's or a point's id. `start`
    and `expiry` are aware instants at whole minutes, `expiry` None until the order is lifted;
    `issued` is when it was given. `note` is shown to residents, `reason` and `who` are not.
    """

    id: str
    effect: Effect
    reach: Reach
    target: str
    start: datetime
    expiry: datetime | None
    issued: datetime
    note: str = ""
    reason: str = ""
    who: str = ""

    def __hash__(self) -> int:
        return hash(self.id)

    def in_force(self, instant: datetime) -> bool:
        """Whether it holds at an aware instant: from `start` on, before `expiry`."""
        return self.has_begun(instant) and not self.has_ended(instant)

    def has_begun(self, instant: datetime) -> bool:
        """Whether it has ever held by this instant."""
        # As timestamps: datetimes of one zone compare by the clock on the wall, which may go back.
        return self.start.timestamp() <= instant.timestamp()

    def has_ended(self, instant: datetime) -> bool:
        """Whether it has expired."""
        return self.expiry is not None and self.expiry.timestamp() <= instant.timestamp()


def new_order(  # noqa: PLR0913 - an order has this many parts
    effect: Effect,
    reach: Reach,
    target: str,
    *,
    issued: datetime,
    start: datetime | None = None,
    expiry: datetime | None = None,
    note: str = "",
    reason: str = "",
    who: str = "",
) -> Order:
    """An order from `start`, or from `issued` if that isn't given; minutes are made whole.

    Raises QueryError for a naive instant, a target that is none of its reach, an expiry that isn't
    after the start, a text that is too long, or a NOTE that says nothing.
    """
    begins = _minute(start or issued)
    ends = _minute(expiry) if expiry else None
    note, reason, who = _tidy(note), _tidy(reason), _tidy(who)
    if not _TARGETS[reach].fullmatch(target):
        raise QueryError("an order's target names a unit, a source or a point")
    if ends is not None and ends.timestamp() <= begins.timestamp():
        raise QueryError("an order must end after it begins")
    if effect is Effect.NOTE and not note:
        raise QueryError("a note must say something")
    order_id = _order_id(effect, reach, target, begins, ends, note)
    return Order(order_id, effect, reach, target, begins, ends, issued, note, reason, who)


def says_the_same(one: Order, other: Order) -> bool:
    """Whether one order repeats another, given at whatever time and by whomever."""
    return _content(one) == _content(other)


def published_code(point: Point) -> str:
    """The code that the list gives."""
    return point.address.katottg


def covers(order: Order, point: Point, code: str) -> bool:
    """Whether the order reaches the point; `code` is the KATOTTG code of its settlement."""
    match order.reach:
        case Reach.UNIT:
            return code.startswith(order.target)
        case Reach.SOURCE:
            return point.provenance.source_id == order.target
        case Reach.POINT:
            return point.id == order.target


def orders_of(
    points: Iterable[Point], orders: Iterable[Order], code_of: CodeOf
) -> list[tuple[Order, ...]]:
    """The orders that reach each point, the earliest issued first.

    Asks `code_of` only where a unit is ordered. Takes milliseconds for thousands of points,
    however many orders there are.
    """
    by_target: dict[tuple[Reach, str], list[Order]] = defaultdict(list)
    for order in sorted(orders, key=_as_issued):
        by_target[order.reach, order.target].append(order)
    units = any(reach is Reach.UNIT for reach, _ in by_target)
    return [_reaching(point, by_target, code_of(point) if units else "") for point in points]


def _reaching(
    point: Point, by_target: Mapping[tuple[Reach, str], Sequence[Order]], code: str
) -> tuple[Order, ...]:
    names = [(Reach.UNIT, code[:length]) for length in UNIT_LENGTHS if len(code) >= length]
    names += [(Reach.SOURCE, point.provenance.source_id), (Reach.POINT, point.id)]
    found = [by_target[name] for name in names if name in by_target]
    if len(found) > 1:
        return tuple(sorted(chain.from_iterable(found), key=_as_issued))
    return tuple(found[0]) if found else ()


def _as_issued(order: Order) -> tuple[float, str]:
    return order.issued.timestamp(), order.id


def _content(order: Order) -> tuple[str, str, str, float | None, str]:
    ends = order.expiry.timestamp() if order.expiry else None
    return order.effect, order.reach, order.target, ends, order.note


def _order_id(  # noqa: PLR0913, PLR0917 - the parts of an order that make it another one
    effect: Effect,
    reach: Reach,
    target: str,
    start: datetime,
    expiry: datetime | None,
    note: str,
) -> str:
    """The same order given twice, on two replicas at once, has one id."""
    ends = f"{expiry.timestamp():.0f}" if expiry else ""
    parts = (effect, reach, target, f"{start.timestamp():.0f}", ends, note)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_ID_LENGTH]


def _minute(instant: datetime) -> datetime:
    if instant.utcoffset() is None:
        raise QueryError("an order's instants must be aware of their time zone")
    return instant.replace(second=0, microsecond=0)


def _tidy(text: str) -> str:
    """On one line, without what would forge or turn round the text that it stands in."""
    seen = "".join(char for char in text if char.isprintable() or char.isspace())
    tidy = " ".join(seen.split())
    if len(tidy) > LONGEST_TEXT:
        raise QueryError(f"an order's texts have at most {LONGEST_TEXT} characters")
    return tidy
