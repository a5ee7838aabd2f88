"""The end of the bot: what is under way is finished, nothing is lost, nothing is answered twice."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from bot.lifecycle import InFlight
from tests.bot_process import bot_process, free_port, listening
from tests.chaos.actor import Actor
from tests.chaos.ledger import Ledger
from tests.telegram_server import MENUS, TelegramServer

TOKEN = "424242:" + "A" * 35
SECRET = "test-secret-0123456789"
CHATS = 100
AT_ONCE = 10_000.0
SORRY = "Не вдалося відповісти"
SLOW_S = 0.4
EXIT_WITHIN_S = 15

LIST = (
    "id,name,kind,lat,lon,hours,services,source,as_of\n"
    "a,Ліцей,permanent,50.515,30.795,Цілодобово,heat,Рада,2026-03-17T18:00+02:00\n"
)


async def test_a_drain_waits_for_what_is_under_way_and_lets_nothing_in() -> None:
    in_flight, done = InFlight(2), []

    async def work(seconds: float) -> None:
        with in_flight:
            await asyncio.sleep(seconds)
            done.append(seconds)

    tasks = [asyncio.create_task(work(each)) for each in (0.01, 0.05)]
    await asyncio.sleep(0)
    assert len(in_flight) == 2
    assert not in_flight.has_room
    await in_flight.drain(5)
    assert done == [0.01, 0.05]
    assert not in_flight.has_room
    assert all(task.done() for task in tasks)


async def test_a_drain_cancels_what_takes_too_long_and_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    in_flight = InFlight()

    async def work() -> None:
        with in_flight:
            await asyncio.sleep(60)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    with caplog.at_level(logging.WARNING):
        await in_flight.drain(0.01)
    assert "1 updates cancelled" in caplog.text
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_an_idle_bot_drains_at_once() -> None:
    await asyncio.wait_for(InFlight().drain(60), 1)


def person(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "О", "language_code": "uk"}


def message(number: int, **content: Any) -> dict[str, Any]:
    chat = {"id": number, "type": "private", "first_name": "О"}
    body = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": person(number)}
    return body | content


def town(number: int) -> dict[str, Any]:
    return {"update_id": number, "message": message(number, text="Бровари")}


def press(number: int) -> dict[str, Any]:
    """One of CHATS people presses; settling it takes Telegram SLOW_S, so long it is under way."""
    who = number % CHATS + 1
    asked = message(who, text="Бровари")
    query = {
        "id": str(number),
        "from": person(who),
        "chat_instance": "1",
        "data": "n||0|||0|s",
        "message": message(who, text="…", reply_to_message=asked),
    }
    return {"update_id": number, "callback_query": query}


def bodies(numbers: Iterable[int]) -> list[bytes]:
    return [json.dumps(press(number)).encode() for number in numbers]


async def _ended(process: asyncio.subprocess.Process) -> str:
    """Tell the process to end; its log, once it has ended in time and in order."""
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(process.communicate(), EXIT_WITHIN_S)
    assert time.monotonic() - began < EXIT_WITHIN_S
    assert process.returncode == 0
    written = errors.decode()
    for trouble in ("Unclosed", "Traceback", "was destroyed", "RuntimeWarning", "ResourceWarning"):
        assert trouble not in written, written
    return written


async def test_a_webhook_told_to_end_loses_no_update_and_answers_none_twice(
    tmp_path: Path,
) -> None:
    """With a hundred chats writing; one process first, two workers after it."""
    (tmp_path / "points.csv").write_text(LIST)
    port = free_port()
    numbers = range(1, 2 * CHATS + 1)
    ledger = Ledger()
    async with (
        TelegramServer(TOKEN, {"answerCallbackQuery": SLOW_S}) as telegram,
        Actor(f"http://127.0.0.1:{port}/", SECRET, ledger, CHATS) as actor,
    ):
        environment = {
            "BOT_TOKEN": TOKEN,
            "POINTS": "points.csv",
            "TELEGRAM_API_URL": telegram.url,
            "WEBHOOK_URL": "https://bot.example/hook",
            "WEBHOOK_SECRET": SECRET,
            "WEBHOOK_PORT": str(port),
        }
        async with bot_process(tmp_path, environment) as process:
            await listening(port, process)
            await telegram.called("setWebhook")
            sending = asyncio.create_task(actor.send(bodies(numbers), AT_ONCE))
            await telegram.called("answerCallbackQuery", 20)
            log = await _ended(process)
        answered_before = actor.statuses[200]
        assert "shutdown begins" in log
        assert 20 <= answered_before < len(numbers), "the end came in the middle"
        assert actor.statuses[503], "more than may be under way at once"
        async with bot_process(tmp_path, environment | {"WORKERS": "2"}) as process:
            await listening(port, process)
            await asyncio.wait_for(sending, 30)
            await _ended(process)
    assert not [number for number in numbers if ledger.records[number].lost]
    assert actor.statuses[200] == len(numbers), "each is acknowledged once"
    assert {sum(record.shown.values()) for record in ledger.records.values()} == {1}
    called = Counter(name for name, _ in telegram.calls)
    assert called.pop("answerCallbackQuery") >= len(numbers)
    assert called.pop("setWebhook") == 1, "what Telegram knows is not told again"
    menus = {name for name in called if name[3:] in MENUS}
    assert set(called) - menus == {"getWebhookInfo"}, "answers travel in the responses"
    assert called["setMyName"] <= 3, "what is set is not set again"


async def test_polling_told_to_end_confirms_what_it_answered_and_nothing_else(
    tmp_path: Path,
) -> None:
    """After the restart, updates that can't be parsed stand among the others."""
    (tmp_path / "points.csv").write_text(LIST)
    async with TelegramServer(TOKEN, {"sendMessage": SLOW_S}) as telegram:
        environment = {"BOT_TOKEN": TOKEN, "POINTS": "points.csv", "TELEGRAM_API_URL": telegram.url}
        telegram.updates = [town(number) for number in range(1, CHATS + 1)]
        async with bot_process(tmp_path, environment) as process:
            await telegram.called("sendMessage", 20)
            await _ended(process)
        answered_before = len(await telegram.called("sendMessage"))
        assert answered_before < CHATS, "the end came in the middle"
        assert len(telegram.updates) == CHATS - answered_before
        poison = {"update_id": CHATS + 1, "message": {"chat": {"id": 7}, "text": 5}}
        telegram.updates += [poison, {"update_id": CHATS + 2, "unheard_of": {}}, town(CHATS + 3)]
        async with bot_process(tmp_path, environment) as process:
            sent = await telegram.called("sendMessage", CHATS + 2)
            await asyncio.sleep(0.5)
            log = await _ended(process)
    assert telegram.updates == []
    assert "unheard_of" in log
    assert len([each for each in sent if SORRY in each["text"]]) == 1
    assert _answers(telegram) == Counter([*range(1, CHATS + 1), CHATS + 3])


def _answers(telegram: TelegramServer) -> Counter[int]:
    """How often each message was answered."""
    sent = (parameters for name, parameters in telegram.calls if name == "sendMessage")
    replies = (each["reply_parameters"] for each in sent if "reply_parameters" in each)
    return Counter(reply["message_id"] for reply in replies)
