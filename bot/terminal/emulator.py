"""A Telegram in memory: keeps a chat's messages and refuses what the real server refuses.

The terminal talks to the bot through it, and so do the tests: the dispatcher, the handlers and the
views are the ones that run in production.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    EditMessageText,
    GetChatMember,
    GetMe,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendVenue,
    TelegramMethod,
)
from aiogram.types import (
    CallbackQuery,
    Chat,
    ChatMemberMember,
    ChatMemberOwner,
    InaccessibleMessage,
    InlineKeyboardMarkup,
    InlineQuery,
    Location,
    Message,
    Update,
    User,
    Venue,
)

from bot.delivery import DEFAULTS, NOT_MODIFIED
from bot.terminal.inline_refusals import refuse_bad_results
from bot.terminal.refusals import (
    MAX_CAPTION,
    refuse_bad_buttons,
    refuse_bad_text,
    refuse_long_notice,
)

_TOKEN = "42:terminal"  # noqa: S105 - nothing behind it


class EmulatedTelegram(BaseSession):
    """One chat with one person; `calls` holds what the bot asked for, `messages` what stands."""

    def __init__(self, language_code: str | None = "uk", chat_type: str = "private") -> None:
        super().__init__()
        self.bot = Bot(_TOKEN, session=self, default=DEFAULTS)
        self.person = User(id=7_100_200, is_bot=False, first_name="—", language_code=language_code)
        self.chat = Chat(id=7_100_200 if chat_type == "private" else -1_001, type=chat_type)
        self.calls: list[TelegramMethod[Any]] = []
        self.messages: dict[int, Message] = {}
        self.admins: set[int] = set()
        self._updates = 0

    async def say(self, dispatcher: Dispatcher, text: str) -> Message:
        """Send a text as the person."""
        return await self.send(dispatcher, text=text)

    async def send(self, dispatcher: Dispatcher, **content: Any) -> Message:
        """Send any message as the person: `location=…`, `venue=…`, `text=…`."""
        message = self._keep(from_user=self.person, **content)
        await self.deliver(dispatcher, message=message)
        return message

    async def press(self, dispatcher: Dispatcher, message: Message, data: str) -> None:
        """Press the button with this callback data under a message of the bot's."""
        standing = self.messages.get(message.message_id)
        query = CallbackQuery(
            id=str(len(self.calls)),
            from_user=self.person,
            chat_instance="1",
            data=data,
            message=standing
            or InaccessibleMessage(chat=self.chat, message_id=message.message_id, date=0),
        )
        await self.deliver(dispatcher, callback_query=query)

    async def ask_inline(
        self, dispatcher: Dispatcher, text: str, location: Location | None = None
    ) -> None:
        """Type a query after the bot's name in any chat."""
        query = InlineQuery(
            id=str(len(self.calls)), from_user=self.person, query=text, offset="", location=location
        )
        await self.deliver(dispatcher, inline_query=query.as_(self.bot))

    async def deliver(self, dispatcher: Dispatcher, **event: Any) -> None:
        """Hand an update to the dispatcher and carry out the method it returns."""
        self._updates += 1
        update = Update(update_id=self._updates, **event)
        result = await dispatcher.feed_update(self.bot, update)
        if isinstance(result, TelegramMethod):
            try:
                await self.bot(result)
            except TelegramBadRequest as error:
                if NOT_MODIFIED not in error.message:
                    raise

    async def make_request(  # noqa: C901, PLR0911 - one for each method
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ARG002, ASYNC109 - the base class's signature
    ) -> Any:
        """Do what Telegram would do; raises TelegramBadRequest where it would refuse."""
        self.calls.append(method)
        match method:
            case SendMessage():
                return self._send_message(method)
            case EditMessageText():
                return self._edit(method)
            case SendVenue():
                return self._send_venue(method)
            case SendDocument() | SendPhoto():
                return self._send_file(method)
            case SendMediaGroup():
                captions = (
                    refuse_bad_text(method, m.caption or "—", MAX_CAPTION) for m in method.media
                )
                return [self._keep(caption=each) for each in captions]
            case AnswerCallbackQuery():
                refuse_long_notice(method)
                return True
            case AnswerInlineQuery():
                refuse_bad_results(method)
                return True
            case GetChatMember():
                if method.user_id in self.admins:
                    return ChatMemberOwner(user=self.person, is_anonymous=False)
                return ChatMemberMember(user=self.person)
            case GetMe():
                return User(id=bot.id, is_bot=True, first_name="Незламність", username="demo_bot")
        raise TelegramBadRequest(method, "method not found")

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *_args: Any, **_kwargs: Any) -> AsyncGenerator[bytes, None]:
        """There are no files here."""
        raise RuntimeError("the emulated Telegram keeps no files")
        yield b""

    def _send_message(self, method: SendMessage) -> Message:
        text = refuse_bad_text(method, method.text)
        refuse_bad_buttons(method, method.reply_markup, self.chat)
        return self._keep(
            text=text,
            reply_markup=_inline(method.reply_markup),
            reply_to_message=self._replied(method),
            message_thread_id=method.message_thread_id,
            is_topic_message=method.message_thread_id is not None or None,
        )

    def _edit(self, method: EditMessageText) -> Message:
        text = refuse_bad_text(method, method.text)
        refuse_bad_buttons(method, method.reply_markup, self.chat)
        standing = self.messages.get(method.message_id or 0)
        if standing is None:
            raise TelegramBadRequest(method, "Bad Request: message to edit not found")
        edited = standing.model_copy(update={"text": text, "reply_markup": method.reply_markup})
        if edited == standing:
            raise TelegramBadRequest(method, f"Bad Request: {NOT_MODIFIED}")
        self.messages[standing.message_id] = edited
        return edited

    def _send_venue(self, method: SendVenue) -> Message:
        if not method.title or not method.address:
            raise TelegramBadRequest(method, "Bad Request: venue is incomplete")
        refuse_bad_buttons(method, method.reply_markup, self.chat)
        location = Location(latitude=method.latitude, longitude=method.longitude)
        return self._keep(
            venue=Venue(location=location, title=method.title, address=method.address),
            location=location,
            reply_markup=_inline(method.reply_markup),
            reply_to_message=self._replied(method),
        )

    def _send_file(self, method: SendDocument | SendPhoto) -> Message:
        caption = refuse_bad_text(method, method.caption, MAX_CAPTION) if method.caption else None
        refuse_bad_buttons(method, method.reply_markup, self.chat)
        return self._keep(
            caption=caption,
            reply_markup=_inline(method.reply_markup),
            reply_to_message=self._replied(method),
        )

    def _keep(self, **content: Any) -> Message:
        message = Message(
            message_id=len(self.messages) + 1,
            date=datetime.now(UTC),
            chat=self.chat,
            **content,
        ).as_(self.bot)
        self.messages[message.message_id] = message
        return message

    def _replied(
        self, method: SendMessage | SendVenue | SendDocument | SendPhoto
    ) -> Message | None:
        if method.reply_parameters is None:
            return None
        replied = self.messages.get(method.reply_parameters.message_id or 0)
        # Telegram nests one level: the replied-to message comes without its own reply.
        return replied.model_copy(update={"reply_to_message": None}) if replied else None


def _inline(markup: object) -> InlineKeyboardMarkup | None:
    return markup if isinstance(markup, InlineKeyboardMarkup) else None
