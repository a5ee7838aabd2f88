"""Talk to the bot in a terminal: type towns and coordinates, press buttons by their numbers."""

from __future__ import annotations

import asyncio
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from aiogram import Dispatcher
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendVenue,
    TelegramMethod,
)
from aiogram.types import InlineKeyboardButton, InputFile, Message

from bot.app import build_dispatcher
from bot.clock import Clock
from bot.i18n import Language, Words, words_in
from bot.live import Live
from bot.storage.languages import Languages
from bot.terminal.emulator import EmulatedTelegram
from bot.terminal.telegram_html import visible_text
from geo.guide import Guide


class Conversation:
    """One person's chat: lines in, what the bot says out through `write`."""

    def __init__(
        self, dispatcher: Dispatcher, telegram: EmulatedTelegram, write: Callable[[str], None]
    ) -> None:
        self._dispatcher = dispatcher
        self._telegram = telegram
        self._write = write
        self._screen: Message | None = None

    async def line(self, text: str) -> None:
        """Take one line: the number of a button on the screen, else a message."""
        seen = len(self._telegram.calls)
        button = self._button(text)
        if button is None:
            await self._telegram.say(self._dispatcher, text)
        elif self._screen and button.callback_data:
            await self._telegram.press(self._dispatcher, self._screen, button.callback_data)
        else:
            self._write(_target(button))
        for call in self._telegram.calls[seen:]:
            self._show(call)

    def _button(self, text: str) -> InlineKeyboardButton | None:
        buttons = self._buttons()
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else 0
        return buttons[number - 1] if 1 <= number <= len(buttons) else None

    def _buttons(self) -> list[InlineKeyboardButton]:
        markup = self._screen.reply_markup if self._screen else None
        return [button for row in markup.inline_keyboard for button in row] if markup else []

    def _show(self, call: TelegramMethod[Any]) -> None:
        match call:
            case SendMessage(text=text) | EditMessageText(text=str(text)):
                self._write(visible_text(text))
            case SendVenue(title=title, address=address):
                self._write(f"📍 {title}\n{address}")
            case SendDocument(caption=caption) | SendPhoto(caption=caption):
                self._write(f"📎 {_file_name(call)}\n{visible_text(caption or '')}")
            case SendMediaGroup(media=media):
                names = ", ".join(_file_name(each) for each in media)
                self._write(f"📎 {names}\n{visible_text(media[-1].caption or '')}")
            case AnswerCallbackQuery(text=str(text)):
                self._write(text)
                return
            case _:
                return
        self._turn_to(call)
        self._write_buttons()

    def _turn_to(self, call: TelegramMethod[Any]) -> None:
        messages = self._telegram.messages
        shown = call.message_id if isinstance(call, EditMessageText) else max(messages)
        self._screen = messages.get(shown or 0)

    def _write_buttons(self) -> None:
        markup = self._screen.reply_markup if self._screen else None
        number = 0
        for row in markup.inline_keyboard if markup else ():
            labels = []
            for button in row:
                number += 1
                labels.append(f"[{number}] {button.text}")
            self._write("  ".join(labels))
        self._write("")


def run_chat(guide: Guide, language: Language, clock: Clock) -> None:
    """Talk at a prompt until Ctrl-D, or answer each line of a pipe and end."""
    dispatcher = build_dispatcher(Live(guide), Languages(secrets.token_bytes(32)), clock)
    conversation = Conversation(dispatcher, EmulatedTelegram(language), print)
    lines = _typed(words_in(language)) if sys.stdin.isatty() else sys.stdin
    asyncio.run(_converse(conversation, lines))


async def _converse(conversation: Conversation, lines: Iterable[str]) -> None:
    # Nothing else runs in this loop, so that waiting for a line may block it.
    for line in lines:
        if line.strip():
            await conversation.line(line.strip())


def _typed(words: Words) -> Iterator[str]:
    print(words("terminal-hint"), end="\n\n")
    yield "/start"
    while True:
        try:
            yield input("> ")
        except (EOFError, KeyboardInterrupt):
            print()
            return


def _target(button: InlineKeyboardButton) -> str:
    return button.url or (button.copy_text.text if button.copy_text else "")


def _file_name(sent: object) -> str:
    """What a file is called; the terminal shows no more of it."""
    files = (getattr(sent, kind, None) for kind in ("document", "photo", "media"))
    return next((each.filename or "" for each in files if isinstance(each, InputFile)), "")
