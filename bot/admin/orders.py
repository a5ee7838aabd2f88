"""An admin orders points opened, closed or explained, sees what stands, and lifts it."""

from __future__ import annotations

from datetime import datetime, timedelta

from aiogram.filters import CommandObject
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.admin.callbacks import PickUnit
from bot.admin.errand import Errand, record
from bot.admin.identity import Admin
from bot.admin.office import Office
from bot.admin.targets import Target, targets_of
from bot.admin.views.orders import (
    Offer,
    given_view,
    offers_view,
    standing_view,
    units_view,
)
from bot.admin.views.refusal import refusal_text
from bot.admin.wish import Wish, WishError, read_wish
from bot.delivery import edit, reply, settle
from bot.i18n import Words
from bot.ordering import OutOfScopeError, UnknownTargetError
from bot.storage.audit import Outcome
from bot.storage.breaker import StoreUnavailableError
from bot.storage.orders import TooManyOrdersError
from bot.views.markup import plain
from bot.views.message import Message as View
from geo.errors import QueryError
from geo.orders import LONGEST_TEXT, Effect, Order, Reach, new_order

LASTING_HOURS = (12, 24, 48)
MOST_SHOWN = 8

REFUSALS: dict[type[Exception], str] = {
    OutOfScopeError: "order-outside",
    UnknownTargetError: "order-target-unknown",
    TooManyOrdersError: "orders-too-many",
}
"""What an order may be refused for, and the words for it."""

EFFECTS = {"open": Effect.OPEN, "close": Effect.CLOSE, "note": Effect.NOTE}
"""What each command orders; /open of a single point confirms that it is open."""


async def ask_order(
    message: Message, command: CommandObject, admin: Admin, office: Office, words: Words
) -> SendMessage:
    """Show what the order would reach; a button gives it."""
    effect = EFFECTS[command.command]
    if not command.args:
        return reply(message, _units_or_hint(words, effect, admin, office))
    try:
        wish = read_wish(effect, command.args, office.clock())
        view = await _offers(wish, targets_of(wish.where, office.guide()), admin, office, words)
    except WishError as error:
        view = View(plain(words(f"wish-{error.code}")))
    except QueryError:
        view = View(plain(words("order-wrong", longest=LONGEST_TEXT)))
    except StoreUnavailableError as error:
        view = View(refusal_text(words, error))
    return reply(message, view)


async def pick_unit(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: PickUnit,
    message: Message,
    admin: Admin,
    office: Office,
    words: Words,
) -> EditMessageText | AnswerCallbackQuery:
    """A unit is chosen; ask for how long."""
    now, orders = office.clock(), []
    for hours in (*LASTING_HOURS, 0):
        expiry = now + timedelta(hours=hours) if hours else None
        wish = Wish(pressed.effect, "", expiry)
        orders.append(_order(wish, (Reach.UNIT, pressed.unit), admin, now))
    try:
        view = await _offer_view(orders, admin, office, words)
    except StoreUnavailableError as error:
        view = View(refusal_text(words, error))
    await settle(query)
    return edit(message, view)


async def show_orders(message: Message, admin: Admin, office: Office, words: Words) -> SendMessage:
    """What stands, with a button to lift each that is the admin's to lift."""
    try:
        standing = await office.ordering.standing()
        offers = [
            Offer(order, await issue_cancel(office, admin, order))
            for order in standing[:MOST_SHOWN]
            if office.ordering.may(admin, order)
        ]
    except StoreUnavailableError as error:
        return reply(message, View(refusal_text(words, error)))
    return reply(message, standing_view(words, standing, offers, office.guide(), office.clock()))


async def give_order(errand: Errand) -> EditMessageText:
    """Give it now: the same order twice is one."""
    office, words, admin = errand.office, errand.words, errand.admin
    try:
        order = _order_of(errand, office.clock())
        given = await office.ordering.give(order, admin)
    except QueryError:
        return errand.answer("order-late")
    except tuple(REFUSALS) as error:
        return errand.answer(REFUSALS[type(error)])
    nonce = await issue_cancel(office, admin, given.order)
    return edit(errand.message, given_view(words, given, nonce, office.guide(), office.clock()))


async def cancel_order(errand: Errand) -> EditMessageText:
    """Lift it now."""
    ordering, admin = errand.office.ordering, errand.admin
    try:
        order = await ordering.cancel(errand.meaning["order"], admin.label, admin=admin)
    except OutOfScopeError:
        return errand.answer("order-outside")
    return errand.answer("order-cancelled" if order else "order-gone")


def _units_or_hint(words: Words, effect: Effect, admin: Admin, office: Office) -> View:
    if effect is not Effect.OPEN:
        return View(plain(words(f"order-how-{effect}")))
    codes = [each.code for each in office.regions.oblasts if admin.may_touch([each.code])]
    return units_view(words, effect, codes, office.oblast_names(words))


async def _offers(
    wish: Wish, targets: tuple[Target, ...], admin: Admin, office: Office, words: Words
) -> View:
    if not targets:
        return View(plain(words("order-target-not-found", where=wish.where)))
    orders = [_order(wish, target, admin, office.clock()) for target in targets]
    return await _offer_view(orders, admin, office, words)


async def _offer_view(orders: list[Order], admin: Admin, office: Office, words: Words) -> View:
    """A button for each order that the admin may give; the others are refused and logged."""
    mine = [order for order in orders if office.ordering.may(admin, order)]
    if not mine:
        for order in orders[:1]:
            await record(office, admin, "order", order.target, outcome=Outcome.REFUSED)
        return View(plain(words("order-outside")))
    offers = [Offer(order, await _issue_order(office, admin, order)) for order in mine]
    reached = [len(office.ordering.reached(order)) for order in mine]
    return offers_view(words, offers, reached, office.guide(), office.clock())


def _order(wish: Wish, target: Target, admin: Admin, now: datetime) -> Order:
    reach, name = target
    confirms = wish.effect is Effect.OPEN and reach is Reach.POINT
    return new_order(
        Effect.CONFIRM if confirms else wish.effect,
        reach,
        name,
        issued=now,
        expiry=wish.expiry,
        note=wish.note,
        who=admin.label,
    )


def _order_of(errand: Errand, now: datetime) -> Order:
    """The order as it was shown, from now on."""
    meaning = errand.meaning
    expiry = meaning["expiry"]
    return new_order(
        Effect(meaning["effect"]),
        Reach(meaning["reach"]),
        meaning["target"],
        issued=now,
        expiry=datetime.fromisoformat(expiry) if expiry else None,
        note=meaning["note"],
        who=errand.admin.label,
    )


async def _issue_order(office: Office, admin: Admin, order: Order) -> str:
    meaning = {
        "act": "order",
        "effect": order.effect,
        "reach": order.reach,
        "target": order.target,
        "expiry": order.expiry.isoformat() if order.expiry else "",
        "note": order.note,
    }
    return await office.nonces.issue(admin.id, meaning)


async def issue_cancel(office: Office, admin: Admin, order: Order) -> str:
    """A nonce that lifts the order."""
    return await office.nonces.issue(admin.id, {"act": "cancel", "order": order.id})
