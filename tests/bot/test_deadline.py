"""No update holds its webhook's response longer than the deadline: whatever hangs, files included.

The whole bot answers over HTTP, and Telegram never takes a file; only the deadline is shorter.
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.methods import GetMe
from aiogram.types import User

from bot.app import build_dispatcher
from bot.delivery import DEFAULTS
from bot.intake import Intake
from bot.lifecycle import InFlight
from bot.live import Live
from bot.middlewares.deadline import DEADLINE_S, DeadlineMiddleware
from bot.session import JsonSession
from bot.storage.languages import Languages
from bot.studio import Studio
from bot.uploads import FILE_METHODS
from bot.webhook import Webhook
from geo.guide import Guide
from tests.until import until

TOKEN = "424242:" + "A" * 35
SECRET = "test-secret-0123456789"
SORRY = "Не вдалося відповісти"
BROVARY = "UA32060050010081797"
SHORT_S = 0.4
WITHIN_S = 3.0
"""A tenth of what hangs: the machine may be busy."""
HANGS_S = 30.0


class NeverTakesFiles(JsonSession):
    """A Telegram that does all else at once; `files` are the methods of those that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[str] = []

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ASYNC109
        if isinstance(method, FILE_METHODS):
            self.files.append(method.__api_method__)
            await asyncio.sleep(HANGS_S)
        if isinstance(method, GetMe):
            return User(id=bot.id, is_bot=True, first_name="bot", username="demo_bot")
        return True


@dataclass
class Served:
    """The bot behind its webhook."""

    client: aiohttp.ClientSession
    intake: Intake
    in_flight: InFlight
    telegram: NeverTakesFiles

    async def answer(self, update: dict[str, Any]) -> dict[str, Any]:
        """What the response says, in time."""
        began = time.monotonic()
        async with self.client.post("/", json=update) as response:
            assert response.status == 200
            answer: dict[str, Any] = await response.json()
        assert time.monotonic() - began < WITHIN_S
        assert not len(self.in_flight), "its place is free again"
        return answer

    def counted(self, kind: str, outcome: str) -> bool:
        line = f'nezlamnist_updates_total{{kind="{kind}",outcome="{outcome}"}} 1.0'
        return line in self.intake.metrics.exposition().decode()


@pytest.fixture
async def served(
    guide: Guide, noon: datetime, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Served]:
    monkeypatch.setattr("bot.app.DeadlineMiddleware", partial(DeadlineMiddleware, SHORT_S))
    async with AsyncExitStack() as closing:
        telegram = NeverTakesFiles()
        bot = Bot(TOKEN, session=telegram, default=DEFAULTS)
        dispatcher = build_dispatcher(Live(guide), Languages(b"secret"), lambda: noon)
        intake, in_flight = Intake(dispatcher, bot), InFlight()
        closing.push_async_callback(intake.uploads.close, 0)
        listener, stopping = socket.create_server(("127.0.0.1", 0)), asyncio.Event()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        webhook = Webhook(intake, bot, SECRET, in_flight)
        running = asyncio.create_task(webhook.run(listener, stopping))
        closing.push_async_callback(asyncio.wait, [running])
        closing.callback(stopping.set)
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        client = await closing.enter_async_context(aiohttp.ClientSession(url, headers=headers))
        yield Served(client, intake, in_flight, telegram)


def message(text: str) -> dict[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": "О", "language_code": "uk"}
    chat = {"id": 7, "type": "private"}
    body = {"message_id": 5, "date": 1, "chat": chat, "from": person, "text": text}
    return {"update_id": 1, "message": body}


def press(data: str) -> dict[str, Any]:
    asked = message("Бровари")["message"]
    buttons = {"inline_keyboard": [[{"text": "1", "callback_data": "v|p1"}]]}
    answer = asked | {"message_id": 6, "reply_to_message": asked, "reply_markup": buttons}
    query = {"id": "9", "from": asked["from"], "chat_instance": "1", "data": data}
    return {"update_id": 1, "callback_query": query | {"message": answer}}


async def _hang(*_: Any, **__: Any) -> Any:
    await asyncio.sleep(HANGS_S)


def test_the_deadline_is_eight_seconds() -> None:
    assert DeadlineMiddleware()._seconds == DEADLINE_S == 8


@pytest.mark.parametrize(
    ("hanging", "update"),
    [
        ("bot.storage.languages.Languages.chosen", message("Бровари")),
        ("bot.handlers.place.locate", message("Бровари")),
        ("bot.handlers.share.locate", press(f"s|{BROVARY}|0|||0")),
        ("bot.studio.Studio.make", message("/poster Бровари")),
        ("bot.studio.Studio.make", message("/offline Бровари")),
        ("bot.studio.Studio.make", press(f"map|{BROVARY}|1|1")),
    ],
    ids=["middleware", "place", "press", "poster", "files", "map"],
)
async def test_what_hangs_is_given_up_with_an_apology(
    served: Served, hanging: str, update: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hanging, _hang)
    answer = await served.answer(update)
    assert SORRY in answer["text"]
    assert served.counted("callback_query" if "callback_query" in update else "message", "late")


@pytest.mark.parametrize(
    ("update", "method"),
    [
        (message("/poster Бровари"), "sendDocument"),
        (message("/offline Бровари"), "sendMediaGroup"),
        (press(f"poster|{BROVARY}|uk"), "sendDocument"),
        (press("files|UA32060050"), "sendMediaGroup"),
        (press(f"map|{BROVARY}|1|1"), "sendPhoto"),
    ],
    ids=["poster", "files", "pressed poster", "pressed files", "map"],
)
async def test_a_slow_upload_holds_no_response(
    served: Served, update: dict[str, Any], method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Studio, "make", _at_once)
    answer = await served.answer(update)
    assert answer["method"] == "sendChatAction"
    await until(lambda: served.telegram.files == [method])
    assert served.counted("callback_query" if "callback_query" in update else "message", "answered")
    assert "nezlamnist_files_under_way 1.0" in served.intake.metrics.exposition().decode()


async def _at_once(_: Studio, work: Callable[[], Any]) -> Any:
    """Without a thread: what is drawn is another test's, and may take longer than SHORT_S."""
    return work()
