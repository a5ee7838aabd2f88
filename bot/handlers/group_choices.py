"""A group's admins choose its town and its language."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Literal

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Message, User

from bot.addressing import is_group
from bot.answers import Answers
from bot.callbacks import ListPlaces, SetLanguage, SetPlace
from bot.delivery import edit, reply, settle
from bot.i18n import Words, words_in
from bot.storage.breaker import StoreUnavailableError
from bot.storage.groups import Groups, GroupSettings
from bot.views.group import place_set_view, said_view, which_place_view
from bot.views.message import Message as View
from bot.views.service import language_set_view
from geo.geocoding.outcome import Ambiguous, Found, Place
from geo.guide import Guide

ADMIN_WITHIN_S = 2.0
ADMINS = frozenset({ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR})


async def set_place(  # noqa: PLR0913, PLR0917 - passed by name
    message: Message,
    answers: Answers,
    words: Words,
    groups: Groups,
    bot: Bot,
    settings: GroupSettings | None = None,
    may_speak: bool = True,  # noqa: FBT001, FBT002 - a fact
) -> SendMessage | None:
    """A group's admin chooses the town of a bare /near, by its name."""
    if not may_speak:
        return None
    if not is_group(message.chat):
        return reply(message, said_view(words, "setplace-in-groups"))
    if settings is None:
        return reply(message, said_view(words, "group-later"))
    if not _speaks_for_group(message) and (
        refusal := await _refusal(bot, message, message.from_user)
    ):
        return reply(message, said_view(words, refusal))
    return reply(message, await _place_chosen(message, answers, words, groups, settings))


async def _place_chosen(
    message: Message, answers: Answers, words: Words, groups: Groups, settings: GroupSettings
) -> View:
    named = _named(message)
    match answers.locate(named) if named else None:
        case Found(Place(settlement=settlement)) if settlement is not None:
            try:
                await groups.keep(message.chat.id, replace(settings, place=settlement.code))
            except StoreUnavailableError:
                return said_view(words, "group-later")
            return place_set_view(words, settlement)
        case Ambiguous():
            return which_place_view(words, answers.guide.namesakes(named))
    return said_view(words, "setplace-how")


async def set_chosen_place(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: SetPlace,
    guide: Guide,
    words: Words,
    groups: Groups,
    bot: Bot,
    settings: GroupSettings | None = None,
) -> EditMessageText | AnswerCallbackQuery:
    """A group's admin chooses among towns of one name."""
    settlement = guide.gazetteer.by_code(pressed.place)
    if settlement is None:
        return query.answer(words("button-stale"), show_alert=True)
    chosen = settings and replace(settings, place=settlement.code)
    return await _keep(query, chosen, words, groups, bot, place_set_view(words, settlement))


async def list_places(
    query: CallbackQuery, pressed: ListPlaces, guide: Guide, words: Words
) -> EditMessageText | AnswerCallbackQuery:
    """Further towns of that name."""
    message, settlement = query.message, guide.gazetteer.by_code(pressed.place)
    if settlement is None or not isinstance(message, Message):
        return query.answer(words("button-stale"), show_alert=True)
    asked = message.reply_to_message
    named = (_named(asked) if asked else "") or settlement.name_uk
    await settle(query)
    return edit(message, which_place_view(words, guide.namesakes(named), pressed.page))


async def set_language(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: SetLanguage,
    words: Words,
    groups: Groups,
    bot: Bot,
    settings: GroupSettings | None = None,
) -> EditMessageText | AnswerCallbackQuery:
    """A group's admin chooses what the bot speaks there."""
    chosen = settings and replace(settings, language=pressed.language)
    view = language_set_view(words_in(pressed.language))
    return await _keep(query, chosen, words, groups, bot, view)


async def _keep(  # noqa: PLR0913, PLR0917 - what a choice is made of
    query: CallbackQuery,
    chosen: GroupSettings | None,
    words: Words,
    groups: Groups,
    bot: Bot,
    view: View,
) -> EditMessageText | AnswerCallbackQuery:
    """Remember what an admin has chosen and say so; None where nobody knows what stood before."""
    message = query.message
    if not isinstance(message, Message) or chosen is None:
        return query.answer(words("group-later"), show_alert=True)
    if refusal := await _refusal(bot, message, query.from_user):
        return query.answer(words(refusal), show_alert=True)
    try:
        await groups.keep(message.chat.id, chosen)
    except StoreUnavailableError:
        return query.answer(words("group-later"), show_alert=True)
    await settle(query)
    return edit(message, view)


def _named(message: Message) -> str:
    """What stands behind the command."""
    _, _, named = (message.text or "").partition(" ")
    return named.strip()


def _speaks_for_group(message: Message) -> bool:
    """An admin who hides speaks in the group's own name; whoever presses never does."""
    return bool(message.sender_chat and message.sender_chat.id == message.chat.id)


async def _refusal(
    bot: Bot, message: Message, person: User | None
) -> Literal["", "setplace-admins", "group-later"]:
    """The words for why this person may not choose, "" for an admin.

    Where Telegram doesn't say who it is, nobody is told that they are none.
    """
    if person is None:
        return "setplace-admins"
    try:
        async with asyncio.timeout(ADMIN_WITHIN_S):
            member = await bot.get_chat_member(message.chat.id, person.id)
    except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter, TimeoutError):
        return "group-later"
    except TelegramAPIError:
        return "setplace-admins"
    return "" if member.status in ADMINS else "setplace-admins"
