"""Orders as admins see them: offered, given, standing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.admin.callbacks import Act, PickUnit, pack
from bot.i18n import Words
from bot.ordering import Given
from bot.views import formats
from bot.views.markup import fitting, lines, paragraphs, plain, shorten
from bot.views.message import Button, Message
from bot.views.orders import order_line, target_name
from geo.guide import Guide
from geo.orders import Effect, Order

IN_A_ROW = 2
LABEL_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """An order, and the nonce that gives or lifts it."""

    order: Order
    nonce: str


def units_view(
    words: Words, effect: Effect, codes: Sequence[str], oblasts: Mapping[str, str]
) -> Message:
    """A button for each unit of the first level."""
    buttons = [Button(oblasts[code], pack(PickUnit(effect, code))) for code in codes]
    rows = tuple(
        tuple(buttons[first : first + IN_A_ROW]) for first in range(0, len(buttons), IN_A_ROW)
    )
    return Message(plain(words("order-which-unit")), rows)


def offers_view(
    words: Words, offers: Sequence[Offer], reached: Sequence[int], guide: Guide, now: datetime
) -> Message:
    """What would be ordered, how many points each order reaches, and a button for each."""
    told = fitting(
        lines(
            plain(_unnamed(words, offer.order, guide, now)),
            plain(words("order-reaches", count=count) if count else words("order-reaches-none")),
        )
        for offer, count in zip(offers, reached, strict=True)
    )
    rows = tuple(
        (Button(_label(words, offer.order, guide, now), pack(Act(offer.nonce))),)
        for offer in offers[: len(told)]
    )
    title = plain(words("order-nothing-yet"))
    return Message(paragraphs(title, *told), rows)


def given_view(words: Words, given: Given, nonce: str, guide: Guide, now: datetime) -> Message:
    """What was ordered, and the way to lift it."""
    reached = len(given.points)
    text = lines(
        plain(words("order-given" if given.new else "order-given-already")),
        plain(order_line(words, given.order, guide, now)),
        plain(words("order-reaches", count=reached) if reached else words("order-reaches-none")),
    )
    return Message(text, ((Button(words("button-cancel-order"), pack(Act(nonce))),),))


def standing_view(
    words: Words, orders: Sequence[Order], offers: Sequence[Offer], guide: Guide, now: datetime
) -> Message:
    """The orders in force or to come, and a button for each that may be lifted."""
    if not orders:
        return Message(plain(words("orders-none")))
    told = fitting(plain(order_line(words, order, guide, now)) for order in orders)
    left = len(orders) - len(told)
    rows = tuple(
        (
            Button(
                words("button-lift", target=shorten(_target(words, offer, guide), LABEL_LENGTH)),
                pack(Act(offer.nonce)),
            ),
        )
        for offer in offers
    )
    rest = plain(words("share-more", count=left) if left else "")
    return Message(paragraphs(*told, rest), rows)


def _unnamed(words: Words, order: Order, guide: Guide, now: datetime) -> str:
    """The order's line without its id and its giver: it isn't given yet."""
    _, _, line = order_line(words, order, guide, now).partition(" · ")
    return line


def _label(words: Words, order: Order, guide: Guide, now: datetime) -> str:
    until = words("order-until-lifted")
    if order.expiry is not None:
        until = words("order-until", until=formats.moment(words, order.expiry, now))
    target = shorten(target_name(words, order, guide), LABEL_LENGTH)
    return words("button-order", target=target, until=until)


def _target(words: Words, offer: Offer, guide: Guide) -> str:
    return f"{target_name(words, offer.order, guide)}: {words(f'order-{offer.order.effect}')}"
