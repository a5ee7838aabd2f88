"""From a view's message to Telegram's: how the bot sends, replies and edits."""

from __future__ import annotations

from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendMessage
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.views.message import Button, Keyboard
from bot.views.message import Message as View

DEFAULTS = DefaultBotProperties(
    parse_mode=ParseMode.HTML,
    link_preview_is_disabled=True,
    allow_sending_without_reply=True,
)


def inline_keyboard(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """The buttons under a message; None where there are none."""
    if not keyboard:
        return None
    rows = [[_button(button) for button in row] for row in keyboard]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def reply(message: Message, view: View) -> SendMessage:
    """Answer as a reply, so that a button's callback brings the question back."""
    return message.reply(view.html, reply_markup=inline_keyboard(view.keyboard))


async def edit(message: Message, view: View) -> None:
    """Change a message of the bot's; pressing the same button twice changes nothing."""
    try:
        await message.edit_text(view.html, reply_markup=inline_keyboard(view.keyboard))
    except TelegramBadRequest as error:
        if "message is not modified" not in error.message:
            raise


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=button.text,
        callback_data=button.data or None,
        url=button.url or None,
        copy_text=CopyTextButton(text=button.copy) if button.copy else None,
    )
