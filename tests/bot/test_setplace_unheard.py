"""Telegram doesn't say who is a group's admin: nothing is chosen, and nobody is called none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import GetChatMember, TelegramMethod

from bot.app import build_dispatcher
from bot.callbacks import SetPlace, pack
from bot.chats import Chats
from bot.live import Live
from bot.storage.breaker import Breaker
from bot.storage.groups import Groups, GroupSettings
from bot.storage.languages import Languages
from bot.terminal.emulator import EmulatedTelegram
from geo.guide import Guide
from tests.talk import Talk

ASKED = GetChatMember(chat_id=-1_001, user_id=7_100_200)
SILENT = (
    TelegramNetworkError(ASKED, "timeout"),
    TelegramServerError(ASKED, "Internal Server Error"),
    TelegramRetryAfter(ASKED, "Too Many Requests", 3),
)


class SilentTelegram(EmulatedTelegram):
    """A group's, which raises where it is asked for a member."""

    def __init__(self, error: Exception) -> None:
        super().__init__("uk", "group")
        self.error = error

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - the base class's signature
    ) -> Any:
        if isinstance(method, GetChatMember):
            raise self.error
        return await super().make_request(bot, method, timeout)


MakeGroup = Callable[[Exception], Talk]


@pytest.fixture
def groups(store: Breaker) -> Groups:
    return Groups(b"secret", store)


@pytest.fixture
def make_group(guide: Guide, noon: datetime, groups: Groups) -> MakeGroup:
    dispatcher = build_dispatcher(
        Live(guide), Languages(b"secret"), lambda: noon, chats=Chats(groups)
    )
    return lambda error: Talk(dispatcher, SilentTelegram(error))


@pytest.mark.parametrize("error", SILENT, ids=lambda error: type(error).__name__)
async def test_who_gives_a_town_is_asked_to_come_again(
    make_group: MakeGroup, groups: Groups, error: Exception
) -> None:
    group = make_group(error)
    assert "за хвилину" in await group.say("/setplace Бровари")
    assert await groups.settings(-1_001) == GroupSettings()


@pytest.mark.parametrize("error", SILENT, ids=lambda error: type(error).__name__)
async def test_who_presses_is_asked_to_come_again(
    make_group: MakeGroup, groups: Groups, error: Exception
) -> None:
    group = make_group(error)
    await group.say("/near Бровари")
    await group.telegram.press(group.dispatcher, group.last, pack(SetPlace("UA32060050010081797")))
    assert "за хвилину" in str(getattr(group.telegram.calls[-1], "text", ""))
    assert await groups.settings(-1_001) == GroupSettings()


async def test_whom_telegram_does_not_know_is_no_admin(make_group: MakeGroup) -> None:
    group = make_group(TelegramBadRequest(ASKED, "Bad Request: user not found"))
    assert "лише адміністратори" in (await group.say("/setplace Бровари")).casefold()
