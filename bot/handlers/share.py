"""A person shares what they found: a text to forward, which holds nothing of where they are."""

from __future__ import annotations

from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.addressing import is_group
from bot.answers import Answers
from bot.callbacks import Search, Share, SharePoint, pack
from bot.clock import Clock
from bot.delivery import edit, settle
from bot.handlers.origin import locate
from bot.handlers.refine import asked_by
from bot.i18n import Words
from bot.links import ToPoint, ToTown
from bot.own_name import OwnName
from bot.views.card_text import shared_view
from bot.views.message import Button
from bot.views.message import Message as View
from geo.answer import Nearest
from geo.geocoding.geocoder import Geocoder
from geo.guide import Guide


async def share_answer(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: Share,
    answers: Answers,
    geocoder: Geocoder | None,
    words: Words,
    clock: Clock,
    own_name: OwnName,
    bot: Bot,
) -> SendMessage | EditMessageText | AnswerCallbackQuery:
    """Send the page's open points as a message that is no reply: only it is forwarded."""
    origin = asked_by(query, pressed.place)
    if origin is None or not isinstance(query.message, Message):
        return query.answer(words("origin-lost"), show_alert=True)
    guide, asked = answers.guide, clock()
    outcome = await locate(answers, geocoder, origin, pressed.place)
    answer = guide.near(outcome, asked, pressed.refinement)
    if not isinstance(answer, Nearest) or not answer.open:
        return query.answer(words("share-nothing"), show_alert=True)
    found = (guide.card(ranked.point.id, asked) for ranked in answer.open)
    cards = [card for card in found if card]
    settlement = answer.place.settlement
    target = ToTown(settlement.code) if settlement else ToPoint(cards[0].point.id)
    links = await own_name.links(bot)
    await settle(query)
    view = shared_view(words, cards, asked, links, target, settlement)
    return _sent(query.message, view, words, pressed)


def _sent(
    message: Message, view: View, words: Words, pressed: Share
) -> SendMessage | EditMessageText:
    """In a group the answer itself becomes the card, with a way back."""
    if not is_group(message.chat):
        return message.answer(view.html)
    back = Button(words("button-back"), pack(Search(pressed.place, pressed.refinement)))
    return edit(message, View(view.html, ((back,),)))


async def share_point(  # noqa: PLR0913, PLR0917 - passed by name
    query: CallbackQuery,
    pressed: SharePoint,
    guide: Guide,
    words: Words,
    clock: Clock,
    own_name: OwnName,
    bot: Bot,
) -> SendMessage | AnswerCallbackQuery:
    """Send one point's card."""
    asked = clock()
    card = guide.card(pressed.point_id, asked)
    if card is None or not isinstance(query.message, Message):
        return query.answer(words("point-gone"), show_alert=True)
    links = await own_name.links(bot)
    await settle(query)
    view = shared_view(words, [card], asked, links, ToPoint(card.point.id))
    return query.message.answer(view.html)
