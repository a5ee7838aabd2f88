"""One person's chat with the whole bot, in the emulated Telegram."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiogram import Dispatcher
from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery
from aiogram.types import InlineKeyboardButton, Location, Message

from bot.terminal.emulator import EmulatedTelegram


@dataclass
class Talk:
    """Says, presses and reads, as a person does."""

    dispatcher: Dispatcher
    telegram: EmulatedTelegram

    async def say(self, text: str) -> str:
        await self.telegram.say(self.dispatcher, text)
        return self.text

    async def send(self, **content: Any) -> str:
        await self.telegram.send(self.dispatcher, **content)
        return self.text

    async def ask_inline(self, text: str, location: Location | None = None) -> AnswerInlineQuery:
        await self.telegram.ask_inline(self.dispatcher, text, location)
        answer = self.telegram.calls[-1]
        assert isinstance(answer, AnswerInlineQuery)
        return answer

    async def press(self, label: str) -> str:
        await self.telegram.press(self.dispatcher, self.last, self.data(label))
        return self.text

    @property
    def last(self) -> Message:
        """The bot's latest message."""
        theirs = [m for m in self.telegram.messages.values() if m.from_user is None]
        return theirs[-1]

    @property
    def text(self) -> str:
        return self.last.text or ""

    @property
    def labels(self) -> list[str]:
        return [button.text for button in self.buttons]

    @property
    def notice(self) -> str | None:
        """The text of the latest answer to a pressed button."""
        answers = [c for c in self.telegram.calls if isinstance(c, AnswerCallbackQuery)]
        return answers[-1].text if answers else None

    @property
    def calls(self) -> list[Any]:
        """What the bot asked of Telegram, in order."""
        return self.telegram.calls

    def data(self, label: str) -> str:
        """The callback data of the first button whose text holds the label."""
        return next(b.callback_data or "" for b in self.buttons if label in b.text)

    @property
    def buttons(self) -> list[InlineKeyboardButton]:
        markup = self.last.reply_markup
        return [button for row in markup.inline_keyboard for button in row] if markup else []


MakeTalk = Callable[..., Talk]
