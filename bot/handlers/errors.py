"""The last resort: whatever failed, the person gets an answer and the log gets no words."""

from __future__ import annotations

import logging

from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import ErrorEvent

from bot.i18n import Words, words_in

_log = logging.getLogger(__name__)


async def apologise(
    event: ErrorEvent, words: Words | None = None
) -> SendMessage | AnswerCallbackQuery | None:
    """Apologise in the person's language; the exception is logged by type and place only."""
    _log.error("an update failed", exc_info=event.exception)
    sorry = (words or words_in("uk"))("error")
    if event.update.callback_query:
        return event.update.callback_query.answer(sorry, show_alert=True)
    if event.update.message:
        return event.update.message.answer(sorry)
    return None
