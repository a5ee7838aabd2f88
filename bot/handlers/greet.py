"""A person starts, or asks what this is: /start, /help, /privacy, /about."""

from __future__ import annotations

from aiogram.enums import ChatType
from aiogram.methods import SendMessage
from aiogram.types import KeyboardButton, Message, ReplyKeyboardMarkup

from bot.clock import Clock
from bot.delivery import reply
from bot.i18n import Words
from bot.links import INTO_GROUP
from bot.views.service import about_view, greeting_view, group_view, help_view, privacy_view
from geo.geocoding.geocoder import Geocoder
from geo.guide import Guide


async def start(message: Message, words: Words) -> SendMessage | None:
    """Greet; the button that shares a location exists in private chats only."""
    if message.chat.type != ChatType.PRIVATE:
        # Whoever adds the bot by a link sends this too: being added has been answered.
        added = (message.text or "").endswith(f" {INTO_GROUP}")
        return None if added else reply(message, group_view(words))
    key = KeyboardButton(text=words("button-share-location"), request_location=True)
    keyboard = ReplyKeyboardMarkup(keyboard=[[key]], resize_keyboard=True, is_persistent=True)
    return message.answer(greeting_view(words).html, reply_markup=keyboard)


async def explain(message: Message, words: Words) -> SendMessage:
    """Say what can be sent."""
    return message.answer(help_view(words).html)


async def tell_privacy(message: Message, words: Words, geocoder: Geocoder | None) -> SendMessage:
    """Say what is kept, nothing about the person, and what leaves the bot, if anything."""
    return message.answer(privacy_view(words, geocoder.source if geocoder else "").html)


async def tell_about(message: Message, words: Words, guide: Guide, clock: Clock) -> SendMessage:
    """Say whose data these are, how old, how many."""
    snapshot = guide.snapshot
    return message.answer(about_view(words, snapshot.manifest, snapshot.counts, clock()).html)
