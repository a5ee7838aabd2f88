"""From a view's message to Telegram's: how the bot sends, replies and edits."""

from __future__ import annotations

import asyncio
import logging
from functools import lru_cache

from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import (
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

from bot.i18n import REMEMBERED
from bot.views.message import Button, Keyboard
from bot.views.message import Message as View

# Whoever presses has the answer within a second, even when Telegram hears nothing.
SETTLE_WITHIN_S = 0.8
NOT_MODIFIED = "message is not modified"
"""What Telegram says to an edit that changes nothing."""

DEFAULTS = DefaultBotProperties(
    parse_mode=ParseMode.HTML,
    link_preview_is_disabled=True,
    allow_sending_without_reply=True,
)

_log = logging.getLogger(__name__)


def inline_keyboard(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """The buttons under a message; None where there are none."""
    if not keyboard:
        return None
    rows = [[_button(button) for button in row] for row in keyboard]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def reply(message: Message, view: View) -> SendMessage:
    """Answer as a reply, so that a button's callback brings the question back."""
    return message.reply(view.html, reply_markup=inline_keyboard(view.keyboard))


def edit(message: Message, view: View) -> EditMessageText:
    """Change a message of the bot's; pressing the same button twice changes nothing."""
    return message.edit_text(view.html, reply_markup=inline_keyboard(view.keyboard))


async def settle(query: CallbackQuery) -> None:
    """Stop the pressed button's spinning; where Telegram won't hear of it, the answer still comes.

    The answer itself is the handler's method: it travels with the webhook's acknowledgement, so
    that it is never sent twice.
    """
    try:
        async with asyncio.timeout(SETTLE_WITHIN_S):
            await query.answer()
    except (TelegramAPIError, TimeoutError) as error:
        _log.info("a press was not settled: %s", type(error).__name__)


@lru_cache(REMEMBERED)
def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=button.text,
        callback_data=button.data or None,
        url=button.url or None,
        copy_text=CopyTextButton(text=button.copy) if button.copy else None,
    )
