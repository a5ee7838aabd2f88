"""An order in words, for those who give orders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.i18n import Words
from bot.views import formats, names
from bot.views.names import point_name
from geo.gazetteer.heads import example_of
from geo.guide import Guide
from geo.orders import Order, Reach


def orders_text(words: Words, orders: Iterable[Order], guide: Guide, now: datetime) -> str:
    """A line for each order; a word where there are none."""
    lines = [order_line(words, order, guide, now) for order in orders]
    return "\n".join(lines) or words("orders-none")


def given_text(words: Words, line: str, *, new: bool, reached: int) -> str:
    """What became of the order of an `order_line`, and how many points it concerns."""
    verdict = words("order-given" if new else "order-given-already")
    count = words("order-reaches", count=reached) if reached else words("order-reaches-none")
    return f"{verdict}\n{line}\n{count}"


def order_line(words: Words, order: Order, guide: Guide, now: datetime) -> str:
    """«a1… · Житомирська обл. · відчинити резервні пункти · з … до …», plain text."""
    line = words(
        "order-line",
        id=order.id,
        target=target_name(words, order, guide),
        effect=words(f"order-{order.effect}"),
        span=span(words, order, now),
    )
    if order.note:
        line = words("order-note-text", line=line, note=order.note)
    why = ", ".join(each for each in (order.reason, order.who) if each)
    return words("order-why", line=line, why=why) if why else line


def span(words: Words, order: Order, now: datetime) -> str:
    """«з вт 17.03, 12:30 до ср 18.03, 08:00», "until lifted"."""
    until = words("order-until-lifted")
    if order.expiry is not None:
        until = words("order-until", until=formats.moment(words, order.expiry, now))
    return words("order-span", start=formats.moment(words, order.start, now), until=until)


def target_name(words: Words, order: Order, guide: Guide) -> str:
    """«Житомирська обл.», «джерело kyiv», «пункт Ліцей № 3»: whom the order reaches."""
    match order.reach:
        case Reach.SOURCE:
            return words("order-source", source=order.target)
        case Reach.POINT:
            point = guide.snapshot.by_id(order.target)
            return words("order-point", point=point_name(words, point) if point else order.target)
        case Reach.UNIT:
            return unit_name(words, order.target, guide)


def unit_name(words: Words, head: str, guide: Guide) -> str:
    """«Житомирська обл.», «Броварський р-н, Київська обл.»; the code itself if it's unknown."""
    example = example_of(guide.gazetteer, head)
    if example is None:
        return head
    return names.unit_name(words, example, len(head))
