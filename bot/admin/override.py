"""A refused list is published all the same: one admin says why, another agrees."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Filter
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.admin.callbacks import Explain, unpack
from bot.admin.errand import Errand, record
from bot.admin.identity import Admin
from bot.admin.office import Office
from bot.admin.publication import publish_draft
from bot.admin.views.override import LONGEST_REASON, ask_view
from bot.admin.views.refusal import refusal_text
from bot.delivery import inline_keyboard, reply
from bot.desk import Override
from bot.i18n import Words, words_in
from bot.storage.breaker import StoreUnavailableError
from bot.views.markup import plain
from bot.views.message import Message as View
from geo.refresh.draft import Draft

SHORTEST_REASON = 5


class GivesReason(Filter):
    """A text in reply to a report that can be overridden; gives the handler its `nonce`."""

    async def __call__(self, message: Message) -> bool | dict[str, str]:
        """The report's own button tells which list the reason is for."""
        report = message.reply_to_message
        if not message.text or message.text.startswith("/") or report is None:
            return False
        nonce = next(_explained(report.reply_markup), "")
        return {"nonce": nonce} if nonce else False


async def tell_how(query: CallbackQuery, words: Words) -> AnswerCallbackQuery:
    """Say what it takes; nothing is done yet."""
    return query.answer(words("override-how"), show_alert=True)


async def give_reason(  # noqa: PLR0913, PLR0917 - passed by name
    message: Message, nonce: str, admin: Admin, office: Office, words: Words, bot: Bot
) -> SendMessage:
    """Ask every other admin of those oblasts; the first who answers decides."""
    reason = " ".join((message.text or "").split())
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        return reply(message, View(plain(words("override-reason-length"))))
    try:
        meaning = await office.nonces.redeem(admin.id, nonce, str(message.message_id))
        explains = meaning is not None and meaning["act"] == "explain"
        if meaning is None or not explains or not await office.drafts.renew(meaning["draft"]):
            return reply(message, View(plain(words("admin-draft-gone"))))
        await record(office, admin, "ask", meaning["source"], meaning["sha256"], reason)
        asked = meaning | {"first": admin.label, "reason": reason}
        report = message.reply_to_message.text if message.reply_to_message else ""
        reached = [
            second.label
            for second in _others(office, admin, meaning["oblasts"].split(","))
            if await _ask(bot, office, second, asked, report or "")
        ]
    except StoreUnavailableError as error:
        return reply(message, View(refusal_text(words, error)))
    key = "override-asked" if reached else "override-nobody"
    return reply(message, View(plain(words(key, labels=", ".join(reached)))))


async def confirm(errand: Errand) -> EditMessageText | None:
    """The second admin agrees: publish, and tell the first."""
    draft = await errand.office.drafts.take(errand.meaning["draft"])
    if draft is None:
        return errand.answer("admin-draft-gone")
    errand.office.background.begin(_publish(errand, draft))
    return None


async def reject(errand: Errand) -> EditMessageText:
    """The second admin doesn't: nothing is published, and the first is told."""
    meaning = errand.meaning
    await errand.office.drafts.discard(meaning["draft"])
    await record(errand.office, errand.admin, "reject", meaning["source"], meaning["sha256"])
    await _tell_first(errand, "override-rejected")
    return errand.answer("admin-discarded")


async def _publish(errand: Errand, draft: Draft) -> None:
    override = Override(errand.meaning["reason"], errand.admin.label)
    if await publish_draft(errand, draft, errand.meaning["first"], override):
        await _tell_first(errand, "override-published")


def _others(office: Office, admin: Admin, oblasts: list[str]) -> Iterator[Admin]:
    return (each for each in office.admins if each.id != admin.id and each.may_touch(oblasts))


async def _ask(
    bot: Bot, office: Office, second: Admin, meaning: dict[str, str], report: str
) -> bool:
    """Whether the admin could be asked: a bot can't write to who never wrote to it."""
    nonces = (
        await office.nonces.issue(second.id, meaning | {"act": "confirm"}),
        await office.nonces.issue(second.id, meaning | {"act": "reject"}),
    )
    words = await _words_of(office, second)
    view = ask_view(words, meaning["first"], meaning["reason"], report, nonces)
    return await _send(bot, second, view)


async def _tell_first(errand: Errand, key: str) -> None:
    first = errand.office.labelled(errand.meaning["first"])
    if first is not None:
        words = await _words_of(errand.office, first)
        said = words(key, label=errand.admin.label, source=errand.meaning["source"])
        await _send(errand.bot, first, View(plain(said)))


async def _send(bot: Bot, admin: Admin, view: View) -> bool:
    try:
        keyboard = inline_keyboard(view.keyboard)
        await bot.send_message(admin.id, view.html, reply_markup=keyboard)
    except TelegramAPIError:
        return False
    return True


async def _words_of(office: Office, admin: Admin) -> Words:
    return words_in(await office.languages.chosen(admin.id) or "uk")


def _explained(markup: InlineKeyboardMarkup | None) -> Iterator[str]:
    for button in chain.from_iterable(markup.inline_keyboard if markup else ()):
        pressed = unpack(button.callback_data or "")
        if isinstance(pressed, Explain):
            yield pressed.nonce
