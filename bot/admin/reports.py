"""An admin sees what residents report, and settles it by an order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice

from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.admin.callbacks import FixPoint
from bot.admin.errand import Errand
from bot.admin.identity import Admin
from bot.admin.office import Office
from bot.admin.orders import REFUSALS, issue_cancel
from bot.admin.views.orders import given_view
from bot.admin.views.refusal import refusal_text
from bot.admin.views.reports import Case, digest_view, fix_view, settled_view
from bot.delivery import reply, settle
from bot.i18n import Words
from bot.storage.audit import Entry
from bot.storage.breaker import StoreUnavailableError
from bot.views.message import Message as View
from geo.answer import Card
from geo.opening import State
from geo.orders import Effect, Order, Reach, new_order
from geo.reports import Report, findings

MOST_SHOWN = 8

LASTS = {Effect.CONFIRM: timedelta(hours=6), Effect.CLOSE: timedelta(hours=24)}
"""How long the word of an admin who was asked counts; its order may be lifted before."""


async def show_reports(message: Message, admin: Admin, office: Office, words: Words) -> SendMessage:
    """The points of the admin's oblasts that most people report, with buttons that settle it."""
    now = office.clock()
    try:
        reported = _reported(await office.reports.recent(now), now)
        mine = _mine(reported, admin, office, now)
        cases = [
            await _case(office, admin, card, reported[card.point.id], now)
            for card in islice(mine, MOST_SHOWN)
        ]
    except StoreUnavailableError as error:
        return reply(message, View(refusal_text(words, error)))
    more = sum(1 for _ in mine)
    return reply(message, digest_view(words, cases, more, now))


async def settle_reports(errand: Errand) -> SendMessage | EditMessageText:
    """Give the order, then take the point's reports out; the digest stays for the other points."""
    office, words, admin, now = errand.office, errand.words, errand.admin, errand.office.clock()
    order = _order(errand.meaning, office, admin, now)
    try:
        given = await office.ordering.give(order, admin)
    except tuple(REFUSALS) as error:
        return errand.answer(REFUSALS[type(error)])
    before = await _told(office, order.target, now)
    entry = Entry(now, admin.label, "reports", order.target, before, given.order.id)
    count = await office.reports.answer(order.target, entry)
    nonce = await issue_cancel(office, admin, given.order)
    told = given_view(words, given, nonce, office.guide(), now)
    return reply(errand.message, settled_view(words, told, count))


async def tell_fix(
    query: CallbackQuery, pressed: FixPoint, message: Message, office: Office, words: Words
) -> SendMessage | AnswerCallbackQuery:
    """Say how to mend a point: only a list and a note can tell people something else."""
    card = office.guide().card(pressed.point_id, office.clock())
    if card is None:
        return query.answer(words("point-gone"), show_alert=True)
    await settle(query)
    return reply(message, fix_view(words, card))


def _reported(reports: Iterable[Report], now: datetime) -> dict[str, list[Report]]:
    """The reports that count now by point, the most reported first."""
    by_point: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_point[report.point_id].append(report)
    people = {
        point_id: sum(each.people for each in findings(same, now))
        for point_id, same in by_point.items()
    }
    by_people = sorted(people, key=lambda point_id: -people[point_id])
    return {point_id: by_point[point_id] for point_id in by_people if people[point_id]}


def _mine(reported: Iterable[str], admin: Admin, office: Office, now: datetime) -> Iterator[Card]:
    """The points that are still there and that the admin may close."""
    guide = office.guide()
    for point_id in reported:
        card = guide.card(point_id, now)
        if card is None:
            continue
        code = card.point.address.katottg
        if code and not admin.may_touch([code]):
            continue  # most points of others end here, cheaply
        if office.ordering.may(admin, new_order(Effect.CLOSE, Reach.POINT, point_id, issued=now)):
            yield card


async def _told(office: Office, point_id: str, now: datetime) -> str:
    """«closed 3, no_heat 1», for the audit."""
    reports = (each for each in await office.reports.recent(now) if each.point_id == point_id)
    return ", ".join(f"{each.fault} {each.people}" for each in findings(reports, now))


async def _case(
    office: Office, admin: Admin, card: Card, reports: list[Report], now: datetime
) -> Case:
    confirm, close = [
        await office.nonces.issue(
            admin.id, {"act": "settle_reports", "effect": effect, "target": card.point.id}
        )
        for effect in LASTS
    ]
    latest = max((report.at for report in reports), key=datetime.timestamp)
    return Case(card, findings(reports, now), latest, confirm, close)


def _order(meaning: Mapping[str, str], office: Office, admin: Admin, now: datetime) -> Order:
    """The order from now on; who says that a point is open doesn't say so of the night."""
    effect, target = Effect(meaning["effect"]), meaning["target"]
    expiry, guide = now + LASTS[effect], office.guide()
    card = guide.card(target, now)
    if effect is Effect.CONFIRM and card and card.opening.state is State.OPEN:
        expiry = min(expiry, card.opening.until or expiry, key=datetime.timestamp)
    return new_order(effect, Reach.POINT, target, issued=now, expiry=expiry, who=admin.label)
