"""A person chooses the language."""

from __future__ import annotations

from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.callbacks import SetLanguage
from bot.delivery import edit, reply, settle
from bot.i18n import Words, words_in
from bot.storage.languages import Languages
from bot.views.service import language_set_view, language_view


async def offer_languages(message: Message, words: Words) -> SendMessage:
    """Two buttons."""
    return reply(message, language_view(words))


async def set_language(
    query: CallbackQuery, pressed: SetLanguage, languages: Languages
) -> EditMessageText | AnswerCallbackQuery:
    """Remember the choice and confirm it in the chosen language."""
    await languages.choose(query.from_user.id, pressed.language)
    if not isinstance(query.message, Message):
        return query.answer()
    await settle(query)
    return edit(query.message, language_set_view(words_in(pressed.language)))
