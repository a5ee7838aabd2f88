"""The last resort: whatever failed, the person gets an answer and the log gets no words."""

from __future__ import annotations

import logging

from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import ErrorEvent, User

from bot.i18n import guess_language, words_in
from bot.metrics import Handled

_log = logging.getLogger(__name__)


async def apologise(
    event: ErrorEvent, event_from_user: User | None = None, handled: Handled | None = None
) -> SendMessage | AnswerCallbackQuery | None:
    """Apologise in the language of the person's Telegram: what they chose may be out of reach.

    The exception is logged by type and place only.
    """
    if handled is not None:
        handled.outcome = "late" if isinstance(event.exception, TimeoutError) else "failed"
    _log.error("an update failed", exc_info=event.exception)
    code = event_from_user.language_code if event_from_user else None
    sorry = words_in(guess_language(code))("error")
    if event.update.callback_query:
        return event.update.callback_query.answer(sorry, show_alert=True)
    if event.update.message:
        return event.update.message.answer(sorry)
    return None
