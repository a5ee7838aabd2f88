"""A person wants to be forgotten."""

from __future__ import annotations

from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.i18n import Words
from bot.storage.breaker import StoreUnavailableError
from bot.storage.languages import Languages
from bot.views.service import forget_later_view, forgotten_view


async def forget(message: Message, words: Words, languages: Languages) -> SendMessage:
    """Delete the chosen language, and say so only once it is gone.

    The counts of requests stay until they expire by themselves, and the answer says so: who could
    delete them could overload the bot, or read the whole list of points out.
    """
    if message.from_user is not None:
        try:
            await languages.forget(message.from_user.id)
        except StoreUnavailableError:
            return message.answer(forget_later_view(words).html)
    return message.answer(forgotten_view(words).html)
