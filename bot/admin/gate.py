"""Lets admins through to what only they can do; for everybody else it isn't there.

Numbers tell who somebody is, and only in their own private chat: what was forwarded, sent in the
name of a chat or a business, or written in a group is nobody's order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.dispatcher.event.bases import UNHANDLED, SkipHandler
from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.admin.callbacks import Press, unpack
from bot.admin.identity import Admin


class FromAdmin(Filter):
    """A message or a press of an admin's; gives the handler the `admin`."""

    def __init__(self, admins: Iterable[Admin]) -> None:
        self._admins = {admin.id: admin for admin in admins}

    async def __call__(self, event: Message | CallbackQuery) -> bool | dict[str, Any]:
        """Most updates end at the first look, for their sender's number."""
        admin = self._admins.get(event.from_user.id) if event.from_user else None
        if admin is None or not _is_own(event, admin.id):
            return False
        return {"admin": admin}


class Presses(Filter):
    """An admin's button of one kind; gives the handler its `pressed` and the `message` under it."""

    def __init__(self, kind: type[Press]) -> None:
        self._kind = kind

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        """A message too old to be changed has no working buttons."""
        pressed = unpack(query.data or "")
        if not isinstance(pressed, self._kind) or not isinstance(query.message, Message):
            return False
        return {"pressed": pressed, "message": query.message}


def let_through(dispatcher: Dispatcher, inside: Router, admins: Iterable[Admin]) -> None:
    """Ask `inside` first where an admin sent the update, then whatever comes after in the bot.

    One look at a number is all that this costs other people.
    """

    async def ask_message(message: Message, **data: Any) -> Any:
        return _or_skip(await inside.message.trigger(message, **data))

    async def ask_press(query: CallbackQuery, **data: Any) -> Any:
        return _or_skip(await inside.callback_query.trigger(query, **data))

    from_admin = FromAdmin(admins)
    dispatcher.message.register(ask_message, from_admin)
    dispatcher.callback_query.register(ask_press, from_admin)


def _or_skip(result: Any) -> Any:
    if result is UNHANDLED:
        raise SkipHandler
    return result


def _is_own(event: Message | CallbackQuery, admin_id: int) -> bool:
    """Whether the admin did this in their private chat with the bot."""
    message = event.message if isinstance(event, CallbackQuery) else event
    if message is None or (message.chat.type, message.chat.id) != (ChatType.PRIVATE, admin_id):
        return False
    return isinstance(event, CallbackQuery) or not (
        event.forward_origin
        or event.sender_chat
        or event.via_bot
        or event.sender_business_bot
        or event.business_connection_id
        or event.is_automatic_forward
    )
