"""What Telegram shows of the bot before a word is said: commands, name, descriptions.

Each is told in every language and scope at start, and only where Telegram knows another: it allows
few changes of a name a day.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from itertools import chain, repeat

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeUnion,
)

from bot.i18n import Words, guess_language, words_in

PAUSES_S = (5, 60, 600)

LANGUAGES = ("", "uk", "ru")
"""Telegram's language codes; "" is for all others, whom the bot answers in English."""

PRIVATE = ("near", "poster", "offline", "language", "help", "about", "privacy", "forget")
GROUPS = ("near", "help")
ADMINS = ("near", "setplace", "language", "help")
COMMANDS: tuple[tuple[BotCommandScopeUnion, tuple[str, ...]], ...] = (
    (BotCommandScopeAllPrivateChats(), PRIVATE),
    (BotCommandScopeAllGroupChats(), GROUPS),
    (BotCommandScopeAllChatAdministrators(), ADMINS),
)

_log = logging.getLogger(__name__)


async def set_menus(bot: Bot) -> None:
    """Tell what has changed; asks again, ever more seldom, until Telegram has taken all of it."""
    for pause_s in chain(PAUSES_S, repeat(PAUSES_S[-1])):
        try:
            changed = await _set_all(bot)
        except TelegramRetryAfter as refused:
            _log.warning("Telegram asks to set menus in %d s", refused.retry_after)
            await asyncio.sleep(max(pause_s, refused.retry_after))
        except TelegramAPIError as error:
            _log.warning("menus are not set: %s", type(error).__name__)
            await asyncio.sleep(pause_s)
        else:
            _log.info("menus: %d changed", changed)
            return


async def _set_all(bot: Bot) -> int:
    changed = 0
    for code in LANGUAGES:
        words = words_in("en" if not code else guess_language(code))
        for scope, names in COMMANDS:
            changed += await _set_commands(bot, words, code, scope, names)
        changed += await _set_texts(bot, words, code)
    return changed


async def _set_commands(
    bot: Bot, words: Words, code: str, scope: BotCommandScopeUnion, names: tuple[str, ...]
) -> int:
    wanted = [(name, words(f"command-{name}")) for name in names]
    known = await bot.get_my_commands(scope, code)
    if [(each.command, each.description) for each in known] == wanted:
        return 0
    commands = [BotCommand(command=name, description=text) for name, text in wanted]
    await bot.set_my_commands(commands, scope, code)
    return 1


async def _set_texts(bot: Bot, words: Words, code: str) -> int:
    wanted: Mapping[str, str] = {
        key: words(f"bot-{key}") for key in ("name", "short-description", "description")
    }
    changed = 0
    if (await bot.get_my_name(code)).name != wanted["name"]:
        await bot.set_my_name(wanted["name"], code)
        changed += 1
    known = await bot.get_my_short_description(code)
    if known.short_description != wanted["short-description"]:
        await bot.set_my_short_description(wanted["short-description"], code)
        changed += 1
    if (await bot.get_my_description(code)).description != wanted["description"]:
        await bot.set_my_description(wanted["description"], code)
        changed += 1
    return changed
