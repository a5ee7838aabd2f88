"""Menus, names and descriptions are told once, in every language, within Telegram's limits."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot import menus
from bot.i18n import LANGUAGES, words_in
from bot.menus import ADMINS, GROUPS, PRIVATE, set_menus
from bot.session import JsonSession
from tests.telegram_server import TelegramServer

TOKEN = "424242:" + "A" * 35


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(TOKEN) as server:
        yield server


@pytest.fixture
async def bot(telegram: TelegramServer) -> AsyncIterator[Bot]:
    bot = Bot(TOKEN, JsonSession(api=TelegramAPIServer.from_base(telegram.url)))
    yield bot
    await bot.session.close()


def told(telegram: TelegramServer) -> list[tuple[str, str]]:
    return [
        (method, str(parameters.get("language_code", "")))
        for method, parameters in telegram.calls
        if method.startswith("set")
    ]


async def test_all_is_told_once_and_never_again(telegram: TelegramServer, bot: Bot) -> None:
    await set_menus(bot)
    for code in ("", "uk", "ru"):
        assert told(telegram).count(("setMyCommands", code)) == 3
        for method in ("setMyName", "setMyDescription", "setMyShortDescription"):
            assert told(telegram).count((method, code)) == 1
    telegram.calls.clear()
    await set_menus(bot)
    assert told(telegram) == []


async def test_what_has_changed_alone_is_told_again(telegram: TelegramServer, bot: Bot) -> None:
    await set_menus(bot)
    await bot.set_my_name("Інша назва", "uk")
    telegram.calls.clear()
    await set_menus(bot)
    assert told(telegram) == [("setMyName", "uk")]


async def test_each_scope_and_language_has_its_own(telegram: TelegramServer, bot: Bot) -> None:
    await set_menus(bot)
    seen = {
        (parameters["scope"]["type"], parameters.get("language_code", "")): [
            each["command"] for each in parameters["commands"]
        ]
        for method, parameters in telegram.calls
        if method == "setMyCommands"
    }
    assert seen["all_private_chats", "uk"] == list(PRIVATE)
    assert seen["all_group_chats", ""] == list(GROUPS)
    assert seen["all_chat_administrators", "ru"] == list(ADMINS)


async def test_a_telegram_that_fails_is_asked_again(
    telegram: TelegramServer, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(menus, "PAUSES_S", (0.01,))
    url, bot.session.api = bot.session.api, TelegramAPIServer.from_base("http://127.0.0.1:9")
    tries = 0
    ask = menus._set_all

    async def count(bot: Bot) -> int:
        nonlocal tries
        tries += 1
        if tries == 3:
            bot.session.api = url
        return await ask(bot)

    monkeypatch.setattr(menus, "_set_all", count)
    await set_menus(bot)
    assert tries == 3
    assert told(telegram)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_fit_telegram(language: str) -> None:
    words = words_in("uk" if language == "uk" else "en")
    assert len(words("bot-name")) <= 64
    assert len(words("bot-short-description")) <= 120
    assert len(words("bot-description")) <= 512
    for name in {*PRIVATE, *GROUPS, *ADMINS}:
        assert 3 <= len(words(f"command-{name}")) <= 256
