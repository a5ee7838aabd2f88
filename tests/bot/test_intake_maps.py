"""What a map is drawn of comes through the intake, and what is null doesn't."""

from __future__ import annotations

import warnings
from datetime import datetime

import pytest
from aiogram.methods import SendChatAction, SendPhoto

from bot.app import build_dispatcher
from bot.callbacks import ShowPoint, pack
from bot.intake import Intake
from bot.live import Live
from bot.paper_callbacks import DrawMap, pack_paper
from bot.storage.languages import Languages
from bot.terminal.emulator import EmulatedTelegram
from geo.guide import Guide

CHAT = {"id": 7, "type": "private"}
PERSON = {"id": 7, "is_bot": False, "first_name": "Олена"}


@pytest.fixture
def telegram() -> EmulatedTelegram:
    return EmulatedTelegram()


@pytest.fixture
def intake(guide: Guide, noon: datetime, telegram: EmulatedTelegram) -> Intake:
    dispatcher = build_dispatcher(Live(guide), Languages(b"secret"), lambda: noon)
    return Intake(dispatcher, telegram.bot)


async def test_a_map_is_drawn_of_the_pressed_answers_buttons(
    intake: Intake, telegram: EmulatedTelegram
) -> None:
    buttons = [{"text": "🗺", "callback_data": pack(ShowPoint(f"p{each}"))} for each in (1, 2)]
    answer = {
        "message_id": 2,
        "date": 1,
        "chat": CHAT,
        "text": "Бровари: …",
        "reply_markup": {"inline_keyboard": [buttons]},
    }
    press = {"id": "1", "from": PERSON, "chat_instance": "1", "message": answer}
    press["data"] = pack_paper(DrawMap("", 1, 2))
    assert isinstance(
        await intake.answer({"update_id": 1, "callback_query": press}), SendChatAction
    )
    await intake.uploads.close()
    assert any(isinstance(call, SendPhoto) for call in telegram.calls)


async def test_an_update_without_its_event_is_passed_over_unseen(intake: Intake) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert await intake.answer({"update_id": 1, "message": None}) is None


async def test_a_null_beside_an_unknown_kind_is_not_quoted(
    intake: Intake, caplog: pytest.LogCaptureFixture
) -> None:
    update = {"update_id": 1, "message": None, "guest_message": {"text": "Лісова"}}
    assert await intake.answer(update) is None
    assert "Лісова" not in caplog.text
