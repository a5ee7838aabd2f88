"""A person opens one point: a venue on the map, with ways to get there."""

from __future__ import annotations

from aiogram.methods import AnswerCallbackQuery, SendMessage, SendVenue
from aiogram.types import CallbackQuery, Message

from bot.callbacks import Details, ShowPoint
from bot.clock import Clock
from bot.delivery import inline_keyboard, reply, settle
from bot.i18n import Words
from bot.views.point import card_view, venue_view
from geo.guide import Guide


async def show_point(
    query: CallbackQuery, pressed: ShowPoint, guide: Guide, words: Words, clock: Clock
) -> SendVenue | AnswerCallbackQuery:
    """Send the point's venue; a point of an older snapshot may be gone."""
    asked = clock()
    card = guide.card(pressed.point_id, asked)
    if card is None or not isinstance(query.message, Message):
        return query.answer(words("point-gone"), show_alert=True)
    venue = venue_view(words, card, asked)
    await settle(query)
    return query.message.reply_venue(
        latitude=venue.position.lat,
        longitude=venue.position.lon,
        title=venue.title,
        address=venue.address,
        reply_markup=inline_keyboard(venue.keyboard),
    )


async def show_details(
    query: CallbackQuery, pressed: Details, guide: Guide, words: Words, clock: Clock
) -> SendMessage | AnswerCallbackQuery:
    """Send the week's hours and all services, as a reply to the venue."""
    asked = clock()
    card = guide.card(pressed.point_id, asked)
    if card is None or not isinstance(query.message, Message):
        return query.answer(words("point-gone"), show_alert=True)
    await settle(query)
    return reply(query.message, card_view(words, card, asked))
