"""An admin presses a button that works once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message

from bot.admin.callbacks import Act
from bot.admin.errand import Errand, record
from bot.admin.identity import Admin
from bot.admin.office import Office
from bot.admin.orders import cancel_order, give_order
from bot.admin.override import confirm, reject
from bot.admin.publication import discard, publish, roll_back
from bot.admin.reports import settle_reports
from bot.admin.views.refusal import refusal_text
from bot.delivery import edit, settle
from bot.i18n import Words
from bot.storage.audit import Outcome
from bot.storage.breaker import StoreUnavailableError
from bot.views.message import Message as View

ACTS: Final[dict[str, Callable[[Errand], Awaitable[TelegramMethod[Any] | None]]]] = {
    "publish": publish,
    "discard": discard,
    "cancel": cancel_order,
    "confirm": confirm,
    "order": give_order,
    "reject": reject,
    "roll_back": roll_back,
    "settle_reports": settle_reports,
}


async def act(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: Act,
    message: Message,
    admin: Admin,
    office: Office,
    words: Words,
    bot: Bot,
) -> TelegramMethod[Any] | None:
    """Do what the nonce stands for; a replayed, foreign or stale one is refused and logged.

    A press may be delivered twice: what an act did the first time it finds done the second.
    """
    try:
        meaning = await office.nonces.redeem(admin.id, pressed.nonce, query.id)
        todo = ACTS.get(meaning["act"]) if meaning else None
        if meaning is None or todo is None:
            await record(office, admin, "press", "button", outcome=Outcome.REFUSED)
            return query.answer(words("admin-button-gone"), show_alert=True)
        await settle(query)
        return await todo(Errand(admin, office, words, message, bot, meaning))
    except StoreUnavailableError as error:
        return edit(message, View(refusal_text(words, error)))
