"""A person chooses the language."""

from __future__ import annotations

from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.callbacks import SetLanguage
from bot.delivery import edit, reply
from bot.i18n import Words, words_in
from bot.storage.languages import Languages
from bot.views.service import language_set_view, language_view


async def offer_languages(message: Message, words: Words) -> SendMessage:
    """Two buttons."""
    return reply(message, language_view(words))


async def set_language(
    query: CallbackQuery, pressed: SetLanguage, languages: Languages
) -> AnswerCallbackQuery:
    """Remember the choice and confirm it in the chosen language."""
    await languages.choose(query.from_user.id, pressed.language)
    if isinstance(query.message, Message):
        await edit(query.message, language_set_view(words_in(pressed.language)))
    return query.answer()
