"""The emulated Telegram refuses what the real one refuses."""

from __future__ import annotations

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from bot.terminal.emulator import EmulatedTelegram

CHAT = 7_100_200


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "<b></b>",
        "<b>open",
        "open</b>",
        "<b><i>crossed</b></i>",
        "<h1>unknown</h1>",
        "<!-- comment -->x",
        "x" * 4097,
        "😀" * 2049,
    ],
)
async def test_texts_that_telegram_refuses(text: str) -> None:
    with pytest.raises(TelegramBadRequest):
        await EmulatedTelegram().bot.send_message(CHAT, text)


@pytest.mark.parametrize("text", ["x" * 4096, "😀" * 2048, "<b>1 &lt; 2</b>", "a & b"])
async def test_texts_that_telegram_takes(text: str) -> None:
    sent = await EmulatedTelegram().bot.send_message(CHAT, text)
    assert sent.text


@pytest.mark.parametrize(
    "button",
    [
        InlineKeyboardButton(text="", callback_data="x"),
        InlineKeyboardButton(text="nothing"),
        InlineKeyboardButton(text="both", callback_data="x", url="https://example.org"),
        InlineKeyboardButton(text="long", callback_data="ї" * 33),
        InlineKeyboardButton(text="geo", url="geo:50,30"),
        InlineKeyboardButton(text="copy", copy_text=CopyTextButton(text="x" * 257)),
    ],
)
async def test_buttons_that_telegram_refuses(button: InlineKeyboardButton) -> None:
    markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
    with pytest.raises(TelegramBadRequest):
        await EmulatedTelegram().bot.send_message(CHAT, "x", reply_markup=markup)


async def test_a_location_is_requested_in_private_chats_only() -> None:
    key = KeyboardButton(text="here", request_location=True)
    markup = ReplyKeyboardMarkup(keyboard=[[key]])
    await EmulatedTelegram().bot.send_message(CHAT, "x", reply_markup=markup)
    group = EmulatedTelegram(chat_type="group")
    with pytest.raises(TelegramBadRequest):
        await group.bot.send_message(CHAT, "x", reply_markup=markup)


async def test_an_edit_must_change_something() -> None:
    telegram = EmulatedTelegram()
    sent = await telegram.bot.send_message(CHAT, "x")
    with pytest.raises(TelegramBadRequest, match="not modified"):
        await sent.edit_text("x")
    with pytest.raises(TelegramBadRequest, match="not found"):
        await telegram.bot.edit_message_text("y", chat_id=CHAT, message_id=99)


async def test_a_long_notice_is_refused() -> None:
    with pytest.raises(TelegramBadRequest):
        await EmulatedTelegram().bot.answer_callback_query("1", text="x" * 201)


async def test_a_method_it_does_not_know_is_refused() -> None:
    with pytest.raises(TelegramBadRequest):
        await EmulatedTelegram().bot.delete_my_commands()
