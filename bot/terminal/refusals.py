"""What Telegram's server refuses, so that the emulated one refuses it too."""

from __future__ import annotations

from itertools import chain
from typing import Any

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.types import (
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
)

from bot.terminal.telegram_html import BadHtmlError, visible_text
from bot.views.markup import telegram_length

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_CALLBACK_BYTES = 64
MAX_COPY_TEXT = 256
MAX_NOTICE = 200

_SCHEMES = ("https://", "http://", "tg://")


def refuse_bad_text(method: TelegramMethod[Any], html: str | None, longest: int = MAX_TEXT) -> str:
    """The visible text; raises TelegramBadRequest for an empty, long or malformed one."""
    try:
        visible = visible_text(html or "").strip()
    except BadHtmlError as error:
        raise TelegramBadRequest(method, f"Bad Request: can't parse entities: {error}") from None
    if not visible:
        raise TelegramBadRequest(method, "Bad Request: message text is empty")
    if telegram_length(visible) > longest:
        raise TelegramBadRequest(method, "Bad Request: message is too long")
    return visible


def refuse_bad_buttons(method: TelegramMethod[Any], markup: object, chat: Chat) -> None:
    """Raises TelegramBadRequest for a keyboard that Telegram would not show."""
    if isinstance(markup, InlineKeyboardMarkup):
        for button in chain.from_iterable(markup.inline_keyboard):
            fault = _fault(button)
            if fault:
                raise TelegramBadRequest(method, f"Bad Request: {fault}")
    if isinstance(markup, ReplyKeyboardMarkup) and chat.type != "private":
        asks = any(key.request_location for key in chain.from_iterable(markup.keyboard))
        if asks:
            raise TelegramBadRequest(
                method, "Bad Request: location can be requested in private chats only"
            )


def refuse_long_notice(method: AnswerCallbackQuery) -> None:
    """Raises TelegramBadRequest for a notice that doesn't fit above the keyboard."""
    if len(method.text or "") > MAX_NOTICE:
        raise TelegramBadRequest(method, "Bad Request: MESSAGE_TOO_LONG")


def _fault(button: InlineKeyboardButton) -> str:
    kinds = (button.callback_data, button.url, button.copy_text)
    if not button.text or sum(kind is not None for kind in kinds) != 1:
        return "button of no or several kinds"
    if button.callback_data and len(button.callback_data.encode()) > MAX_CALLBACK_BYTES:
        return "BUTTON_DATA_INVALID"
    if button.url and not button.url.startswith(_SCHEMES):
        return "BUTTON_URL_INVALID"
    if button.copy_text and not 1 <= len(button.copy_text.text) <= MAX_COPY_TEXT:
        return "BUTTON_COPY_TEXT_INVALID"
    return ""
