"""A Telegram that hears a press's settlement and says nothing must not hold up the answer."""

from __future__ import annotations

import asyncio
from typing import Any
from unittest import mock

from aiogram.types import CallbackQuery, User

from bot.delivery import settle
from bot.terminal.emulator import EmulatedTelegram


async def _silence(*_arguments: Any, **_named: Any) -> None:
    await asyncio.Event().wait()


async def test_an_answer_waits_less_than_a_second_for_a_silent_telegram() -> None:
    telegram = EmulatedTelegram("uk")
    person = User(id=1, is_bot=False, first_name="—")
    query = CallbackQuery(id="1", from_user=person, chat_instance="1").as_(telegram.bot)
    with mock.patch.object(EmulatedTelegram, "make_request", _silence):
        began = asyncio.get_running_loop().time()
        await settle(query)
    assert asyncio.get_running_loop().time() - began < 1.5
