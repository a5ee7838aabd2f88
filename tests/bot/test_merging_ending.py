"""A group's questions that wait for their turn are acknowledged: a bot that ends answers them."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import Any

from bot.storage.pace import BURST
from tests.bot_process import bot_process
from tests.telegram_server import TelegramServer
from tests.until import until

TOKEN = "424242:" + "A" * 35
GROUP = -1_001_500
LIST = (
    "id,name,kind,lat,lon,hours,services,source,as_of\n"
    "a,Ліцей,permanent,50.515,30.795,Цілодобово,heat,Рада,2026-03-17T18:00+02:00\n"
)


def near(number: int) -> dict[str, Any]:
    """Somebody asks in the group, each a different person."""
    message = {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": {"id": GROUP, "type": "supergroup", "title": "О"},
        "from": {"id": number, "is_bot": False, "first_name": "О"},
        "text": "/near Бровари",
    }
    return {"update_id": number, "message": message}


async def test_the_last_questions_are_answered_before_the_process_ends(tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text(LIST)
    async with TelegramServer(TOKEN) as telegram:
        environment = {"BOT_TOKEN": TOKEN, "POINTS": "points.csv", "TELEGRAM_API_URL": telegram.url}
        telegram.updates = [near(number) for number in range(1, BURST + 5)]
        async with bot_process(tmp_path, environment) as process:
            before = await telegram.called("sendMessage", BURST)
            await until(lambda: not telegram.updates)
            process.send_signal(signal.SIGTERM)
            _, errors = await asyncio.wait_for(process.communicate(), 15)
        answers = await telegram.called("sendMessage", len(before) + 1)
    assert process.returncode == 0
    assert "unanswered" not in errors.decode()
    (last,) = answers[len(before) :]
    assert last["chat_id"] == GROUP
    assert "Запитань багато" in last["text"]
    assert "Бровари" in last["text"]
