"""For each test a chat with the whole bot, and a breaker before a real Redis."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from redis.asyncio import Redis

from bot.app import build_dispatcher
from bot.live import Live
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.languages import Languages
from bot.terminal.emulator import EmulatedTelegram
from geo.guide import Guide
from tests.talk import MakeTalk, Talk


@pytest.fixture
async def redis(redis_socket: Path) -> AsyncIterator[Redis]:
    client = connect(f"unix://{redis_socket}")
    yield client
    await client.aclose()


@pytest.fixture
def store(redis: Redis) -> Breaker:
    return Breaker(redis)


@pytest.fixture
def make_talk(guide: Guide, noon: datetime) -> MakeTalk:
    def make(language_code: str | None = "uk", chat_type: str = "private", **changes: Any) -> Talk:
        asked = changes.get("guide", guide)
        clock = changes.get("clock", lambda: noon)
        languages = changes.get("languages", Languages(b"secret"))
        geocoder = changes.get("geocoder")
        dispatcher = build_dispatcher(Live(asked), languages, clock, geocoder=geocoder)
        return Talk(dispatcher, EmulatedTelegram(language_code, chat_type))

    return make


@pytest.fixture
def talk(make_talk: MakeTalk) -> Talk:
    return make_talk()


@pytest.fixture
def talk_en(make_talk: MakeTalk) -> Talk:
    return make_talk("en")
