"""Whether something said in a group is said to the bot: a command, a mention, a reply to it."""

from __future__ import annotations

from aiogram import Bot
from aiogram.enums import ChatType, MessageEntityType
from aiogram.types import Chat, Message

from bot.own_name import OwnName

_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


def is_group(chat: Chat) -> bool:
    """Whether several people hear what is said there."""
    return chat.type in _GROUPS


async def is_addressed(message: Message, bot: Bot, own_name: OwnName) -> bool:
    """Whether the bot is meant; a command without a name means every bot that hears it."""
    said = message.text or message.caption or ""
    if said.startswith("/"):
        _, _, name = said.split(maxsplit=1)[0].partition("@")
        return not name or name.lower() == await _name(bot, own_name)
    return replies_to_bot(message, bot) or await is_mentioned(message, bot, own_name)


def replies_to_bot(message: Message, bot: Bot) -> bool:
    """Whether it answers what the bot said."""
    replied = message.reply_to_message
    return bool(replied and replied.from_user and replied.from_user.id == bot.id)


async def is_mentioned(message: Message, bot: Bot, own_name: OwnName) -> bool:
    """Whether it calls the bot by its name."""
    said = message.text or message.caption or ""
    entities = message.entities or message.caption_entities or ()
    mentions = [each for each in entities if each.type == MessageEntityType.MENTION]
    if not mentions:
        return False
    name = f"@{await _name(bot, own_name)}"
    return any(each.extract_from(said).lower() == name for each in mentions)


async def _name(bot: Bot, own_name: OwnName) -> str:
    return (await own_name.links(bot)).username.lower()
