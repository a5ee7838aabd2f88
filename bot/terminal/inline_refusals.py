"""What Telegram's server refuses of a list under an inline query."""

from __future__ import annotations

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerInlineQuery
from aiogram.types import InputTextMessageContent

from bot.terminal.refusals import refuse_bad_text

MAX_RESULTS = 50
MAX_RESULT_ID_BYTES = 64


def refuse_bad_results(method: AnswerInlineQuery) -> None:
    """Raises TelegramBadRequest for a list that Telegram would not show."""
    ids = [result.id for result in method.results]
    if len(ids) > MAX_RESULTS:
        raise TelegramBadRequest(method, "Bad Request: RESULTS_TOO_MUCH")
    if len(set(ids)) < len(ids):
        raise TelegramBadRequest(method, "Bad Request: RESULT_ID_DUPLICATE")
    if any(not 0 < len(each.encode()) <= MAX_RESULT_ID_BYTES for each in ids):
        raise TelegramBadRequest(method, "Bad Request: RESULT_ID_INVALID")
    for result in method.results:
        content = getattr(result, "input_message_content", None)
        if isinstance(content, InputTextMessageContent):
            refuse_bad_text(method, content.message_text)
