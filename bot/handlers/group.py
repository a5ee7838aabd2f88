"""People ask in a group: a command, a mention or a reply is answered where it was said."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Filter
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, User

from bot.addressing import is_group, replies_to_bot
from bot.answers import Answers
from bot.callbacks import SetLanguage, ShowPoint
from bot.clock import Clock
from bot.delivery import edit, reply, settle
from bot.handlers.origin import locate, near_of, origin_of
from bot.i18n import Words, words_in
from bot.links import Links
from bot.merging import Merging, Question
from bot.middlewares.group import LANGUAGE
from bot.own_name import OwnName
from bot.storage.breaker import StoreUnavailableError
from bot.storage.groups import Groups, GroupSettings
from bot.views.group import merged_view, opened_view, place_set_view, said_view
from bot.views.service import group_view, language_set_view
from geo.answer import Refinement
from geo.geocoding.geocoder import Geocoder
from geo.geocoding.outcome import Ambiguous, Found
from geo.guide import Guide
from geo.overview import Overview, overview

ADMIN_WITHIN_S = 2.0
_ADMINS = frozenset({ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR})
_INSIDE = _ADMINS | {ChatMemberStatus.MEMBER, ChatMemberStatus.RESTRICTED}

_log = logging.getLogger(__name__)


class InGroup(Filter):
    """A press or a message in a group."""

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        """Telegram's chats are private, groups or channels."""
        message = event.message if isinstance(event, CallbackQuery) else event
        return isinstance(message, Message) and is_group(message.chat)


class Addressed(Filter):
    """What the group's middleware found to be said to the bot."""

    async def __call__(self, _message: Message, *, addressed: bool = False) -> bool:
        """As it found."""
        return addressed


async def near(  # noqa: PLR0913, PLR0917 - passed by name
    message: Message,
    answers: Answers,
    geocoder: Geocoder | None,
    words: Words,
    clock: Clock,
    merging: Merging,
    own_name: OwnName,
    bot: Bot,
    settings: GroupSettings | None = None,
    may_speak: bool = True,  # noqa: FBT001, FBT002 - a fact
) -> SendMessage | None:
    """Answer the place named, or the group's; what is no place only where a command named it."""
    origin, chosen = origin_of(message), ""
    # People also answer the bot as they do each other: with thanks, with a sticker.
    is_talk = replies_to_bot(message, bot) and not (message.text or "").startswith(("/", "@"))
    if not origin:
        if is_talk:
            return None
        if is_group(message.chat) and settings is None:
            return reply(message, said_view(words, "group-later")) if may_speak else None
        origin, chosen = "", settings.place if settings else ""
        if not chosen:
            return reply(message, said_view(words, "near-how")) if may_speak else None
    town = answers.guide.gazetteer.by_code(settings.place) if settings else None
    here = near_of(message, answers.guide) or (town.coordinate if town else None)
    outcome = await locate(answers, geocoder, origin, chosen, here)
    if is_talk and not isinstance(outcome, Found | Ambiguous):
        return None
    if not may_speak:
        links = await own_name.links(bot)
        together = partial(_together, answers, words, clock, links)
        merging.add(bot, Question(message, outcome), together)
        return None
    return reply(message, answers.near(words, outcome, clock(), Refinement()))


def _together(
    answers: Answers, words: Words, clock: Clock, links: Links, questions: Sequence[Question]
) -> SendMessage:
    """One question is answered as ever; of several each place once, in a line or two."""
    asked, first = clock(), questions[0]
    if len(questions) == 1:
        return reply(first.message, answers.near(words, first.outcome, asked, Refinement()))
    seen: dict[object, Overview] = {}
    for each in questions:
        if isinstance(each.outcome, Found):
            place = each.outcome.place
            key = place.settlement.code if place.settlement else place.coordinate
            found = None if key in seen else overview(answers.guide, place, asked, (), 1)
            if found:
                seen[key] = found
    view = merged_view(words, list(seen.values()), asked, answers.guide.snapshot.manifest, links)
    return first.message.answer(view.html)


async def set_place(  # noqa: PLR0911, PLR0913, PLR0917 - passed by name
    message: Message,
    answers: Answers,
    words: Words,
    groups: Groups,
    bot: Bot,
    settings: GroupSettings | None = None,
    may_speak: bool = True,  # noqa: FBT001, FBT002 - a fact
) -> SendMessage | None:
    """A group's admin chooses the town of a bare /near."""
    if not may_speak:
        return None
    if not is_group(message.chat):
        return reply(message, said_view(words, "setplace-in-groups"))
    if settings is None:
        return reply(message, said_view(words, "group-later"))
    if not await _is_admin(bot, message, message.from_user):
        return reply(message, said_view(words, "setplace-admins"))
    _, _, named = (message.text or "").partition(" ")
    outcome = answers.locate(named.strip()) if named.strip() else None
    settlement = outcome.place.settlement if isinstance(outcome, Found) else None
    if settlement is None:
        which = isinstance(outcome, Ambiguous)
        return reply(message, said_view(words, "setplace-which" if which else "setplace-how"))
    try:
        await groups.keep(message.chat.id, replace(settings, place=settlement.code))
    except StoreUnavailableError:
        return reply(message, said_view(words, "group-later"))
    return reply(message, place_set_view(words, settlement))


async def open_point(
    query: CallbackQuery, pressed: ShowPoint, guide: Guide, words: Words, clock: Clock
) -> EditMessageText | AnswerCallbackQuery:
    """Show the point in the answer itself: a group isn't filled with messages."""
    asked = clock()
    card = guide.card(pressed.point_id, asked)
    if card is None or not isinstance(query.message, Message):
        return query.answer(words("point-gone"), show_alert=True)
    await settle(query)
    return edit(query.message, opened_view(words, card, asked, pressed.place))


async def set_language(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: SetLanguage,
    words: Words,
    groups: Groups,
    bot: Bot,
    settings: GroupSettings | None = None,
) -> EditMessageText | AnswerCallbackQuery:
    """A group's admin chooses what the bot speaks there."""
    message = query.message
    if not isinstance(message, Message) or settings is None:
        return query.answer(words("group-later"), show_alert=True)
    if not await _is_admin(bot, message, query.from_user):
        return query.answer(words("setplace-admins"), show_alert=True)
    try:
        await groups.keep(message.chat.id, replace(settings, language=pressed.language))
    except StoreUnavailableError:
        return query.answer(words("group-later"), show_alert=True)
    await settle(query)
    return edit(message, language_set_view(words_in(pressed.language)))


async def come_or_go(changed: ChatMemberUpdated, groups: Groups, bot: Bot) -> SendMessage | None:
    """Say one line on being added; forget the group on leaving it."""
    if not is_group(changed.chat):
        return None
    if changed.new_chat_member.status not in _INSIDE:
        try:
            await groups.forget(changed.chat.id)
        except StoreUnavailableError:
            _log.warning("a group that was left is forgotten half a year later")
        return None
    if changed.old_chat_member.status in _INSIDE:
        return None
    view = group_view(words_in(LANGUAGE))
    return SendMessage(chat_id=changed.chat.id, text=view.html).as_(bot)


async def move(message: Message, groups: Groups) -> None:
    """Telegram gives a group another id when it grows: both chats are told."""
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    try:
        await groups.move(old, new)
    except StoreUnavailableError:
        _log.warning("a group's settings could not move with it")


async def _is_admin(bot: Bot, message: Message, person: User | None) -> bool:
    """Telegram is asked; an admin who hides speaks in the group's own name."""
    if message.sender_chat and message.sender_chat.id == message.chat.id:
        return True
    if person is None:
        return False
    try:
        async with asyncio.timeout(ADMIN_WITHIN_S):
            member = await bot.get_chat_member(message.chat.id, person.id)
    except (TelegramAPIError, TimeoutError):
        return False
    return member.status in _ADMINS
