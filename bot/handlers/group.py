"""People ask in a group: a command, a mention or a reply is answered where it was said."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.filters import Filter
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot.addressing import is_group, replies_to_bot
from bot.answers import Answers
from bot.callbacks import ShowPoint
from bot.clock import Clock
from bot.delivery import edit, reply, settle
from bot.handlers.group_choices import ADMINS
from bot.handlers.origin import locate, near_of, origin_of
from bot.i18n import Words, words_in
from bot.links import Links
from bot.merging import Merging, Question
from bot.middlewares.group import LANGUAGE
from bot.own_name import OwnName
from bot.storage.breaker import StoreUnavailableError
from bot.storage.groups import Groups, GroupSettings
from bot.views.group import merged_view, opened_view, said_view
from bot.views.service import group_view
from geo.answer import Refinement
from geo.geocoding.geocoder import Geocoder
from geo.geocoding.outcome import Ambiguous, Found
from geo.guide import Guide
from geo.overview import Overview, overview

_INSIDE = ADMINS | {ChatMemberStatus.MEMBER, ChatMemberStatus.RESTRICTED}

_log = logging.getLogger(__name__)


class InGroup(Filter):
    """A press or a message in a group."""

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        """Telegram's chats are private, groups or channels."""
        message = event.message if isinstance(event, CallbackQuery) else event
        return isinstance(message, Message) and is_group(message.chat)


class Addressed(Filter):
    """What the group's middleware found to be said to the bot, and is no command."""

    async def __call__(self, message: Message, *, addressed: bool = False) -> bool:
        """As it found."""
        return addressed and not (message.text or "").startswith("/")


class Moves(Filter):
    """Telegram's word that a group grew into a supergroup, in the one chat or the other."""

    async def __call__(self, message: Message) -> bool:
        """Both name the chat that they aren't said in."""
        return bool(message.migrate_to_chat_id or message.migrate_from_chat_id)


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
