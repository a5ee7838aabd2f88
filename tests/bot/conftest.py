"""A chat with the whole bot for each test."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from bot.app import build_dispatcher
from bot.live import Live
from bot.storage.languages import Languages
from bot.terminal.emulator import EmulatedTelegram
from geo.guide import Guide
from tests.talk import MakeTalk, Talk


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
