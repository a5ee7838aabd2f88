"""`nezlamnist run` as a process, against a Telegram on 127.0.0.1."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import Any

from tests.bot_process import bot_process
from tests.telegram_server import TelegramServer

TOKEN = "77001122:" + "CanaryToken" * 4
LAT, LON = 50.511077, 30.790133
PERSON, NAME, TOWN = 880_055_001, "КанаркаІм’я", "Канарківці"
CANARIES = (TOKEN, TOKEN.partition(":")[2], str(LAT), str(LON), str(PERSON), NAME, TOWN)

LIST = (
    "id,name,kind,lat,lon,hours,services,source,as_of\n"
    "a,Ліцей,permanent,50.515,30.795,Цілодобово,heat,Рада,2026-03-17T18:00+02:00\n"
)


def message(number: int, **content: Any) -> dict[str, Any]:
    person = {"id": PERSON, "is_bot": False, "first_name": NAME, "language_code": "uk"}
    chat = {"id": PERSON, "type": "private", "first_name": NAME}
    body = {"message_id": number, "date": 1_700_000_000, "chat": chat, "from": person, **content}
    return {"update_id": number, "message": body}


def pressed(number: int, data: str) -> dict[str, Any]:
    answer = message(900, text="…")["message"]
    answer["reply_to_message"] = message(1, location=location())["message"]
    person = answer["from"]
    query = {"id": str(number), "from": person, "chat_instance": "1", "data": data}
    return {"update_id": number, "callback_query": query | {"message": answer}}


def location() -> dict[str, float]:
    return {"latitude": LAT, "longitude": LON}


def files_in(folder: Path) -> dict[str, str]:
    """What every file holds, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text(errors="replace") for path in files}


def first_part(path: str) -> str:
    return Path(path).parts[0]


async def test_everything_is_answered_and_nothing_is_written_down(tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text(LIST)
    async with TelegramServer(TOKEN) as telegram:
        telegram.updates = [
            message(1, location=location()),
            message(2, text=f"{LAT}, {LON}"),
            message(3, text=f"{TOWN} де погрітися"),
            message(4, text="/start"),
            message(5, text="/about"),
            message(6, location={"latitude": 95.511077, "longitude": LON}),
            pressed(7, "n||0|||0|s"),
            pressed(8, "v|a"),
            pressed(9, f"forged {LAT}"),
            pressed(10, "l|en"),
        ]
        environment = {"BOT_TOKEN": TOKEN, "POINTS": "points.csv", "TELEGRAM_API_URL": telegram.url}
        async with bot_process(tmp_path, environment) as process:
            sent = await telegram.called("sendMessage", 6)
            await telegram.called("answerCallbackQuery", 4)
            await telegram.called("sendVenue")
            process.send_signal(signal.SIGTERM)
            output, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0
    assert any("Ліцей" in call["text"] for call in sent)
    assert any("Не вдалося відповісти" in call["text"] for call in sent), "the impossible place"
    written = (output + errors).decode()
    assert "serving 1 points" in written
    assert "CoordinateError" in written
    for canary in CANARIES:
        assert canary not in written
    files = files_in(tmp_path)
    assert set(map(first_part, files)) == {"points.csv", "state"}
    for canary in CANARIES:
        assert not [path for path, text in files.items() if canary in text]
    buttons = [call["reply_markup"] for _, call in telegram.calls if "reply_markup" in call]
    assert buttons
    assert not any(str(LAT) in each or str(LON) in each for each in buttons)


async def test_it_refuses_to_start_in_words(tmp_path: Path) -> None:
    async with bot_process(tmp_path, {}) as process:
        _, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 2
    assert "BOT_TOKEN: не задано" in errors.decode()
    assert "Traceback" not in errors.decode()
