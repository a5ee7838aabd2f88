"""Everything that may be slow is slow at once, and the process ends in time, in order."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.operations import READY
from tests.bot_process import bot_process, free_port, listening
from tests.telegram_server import TelegramServer

TOKEN = "424242:" + "A" * 35
SECRET = "test-secret-0123456789"
EXIT_WITHIN_S = 15

# Each slow part alone fits into the deadline, their sum doesn't; shorter, so that the test is.
DEADLINE_S = 6.0
SLOW_S = 3.0
SHORTER = f"import bot.ending; bot.ending.END_WITHIN_S = {DEADLINE_S}"
LIST = (
    "id,name,kind,lat,lon,hours,services,source,as_of\n"
    "a,Ліцей,permanent,50.515,30.795,Цілодобово,heat,Рада,2026-03-17T18:00+02:00\n"
)
BODY_THAT_NEVER_COMES = b"POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nabc"


def press(number: int) -> dict[str, Any]:
    person = {"id": number, "is_bot": False, "first_name": "О", "language_code": "uk"}
    chat = {"id": number, "type": "private", "first_name": "О"}
    asked = {
        "message_id": 1,
        "date": 1_790_000_000,
        "chat": chat,
        "from": person,
        "text": "Бровари",
    }
    query = {"id": str(number), "from": person, "chat_instance": "1", "data": "n||0|||0|s"}
    answer = asked | {"message_id": 2, "text": "…", "reply_to_message": asked}
    return {"update_id": number, "callback_query": query | {"message": answer}}


class Served:
    """A bot behind its webhook, and what is asked of it."""

    def __init__(self, telegram: TelegramServer, **more: str) -> None:
        self.port, self.operations_port = free_port(), free_port()
        self.environment = {
            "BOT_TOKEN": TOKEN,
            "POINTS": "points.csv",
            "TELEGRAM_API_URL": telegram.url,
            "WEBHOOK_URL": "https://bot.example/hook",
            "WEBHOOK_SECRET": SECRET,
            "WEBHOOK_PORT": str(self.port),
            "OPERATIONS_PORT": str(self.operations_port),
            **more,
        }

    async def ready(self, client: aiohttp.ClientSession) -> int:
        """The status of /readyz; 0 while nobody listens."""
        try:
            async with client.get(f"http://127.0.0.1:{self.operations_port}{READY}") as response:
                return response.status
        except aiohttp.ClientError:
            return 0

    async def pressed(self, client: aiohttp.ClientSession, number: int) -> int:
        """The status of the response; 0 when the connection is lost."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        url = f"http://127.0.0.1:{self.port}/"
        try:
            async with client.post(url, json=press(number), headers=headers) as response:
                return response.status
        except aiohttp.ClientError:
            return 0


def below(process: int) -> list[int]:
    """The processes that it started, and those that they started."""
    found = Path(f"/proc/{process}/task").glob("*/children")
    children = [int(each) for file in found for each in file.read_text().split()]
    return [*children, *(each for child in children for each in below(child))]


def name_of(process: int) -> str:
    """The program that it runs; empty once it is gone."""
    try:
        return Path(f"/proc/{process}/comm").read_text()
    except FileNotFoundError:
        return ""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks into /proc")
async def test_slow_answers_a_stuck_redis_and_a_bad_asker_share_one_deadline(
    tmp_path: Path,
) -> None:
    (tmp_path / "points.csv").write_text(LIST)
    (tmp_path / "sitecustomize.py").write_text(SHORTER)
    async with TelegramServer(TOKEN, {"answerCallbackQuery": SLOW_S}) as telegram:
        root = Path(__file__).parents[2]
        served = Served(telegram, PYTHONPATH=f"{tmp_path}:{root}")
        async with (
            bot_process(tmp_path, served.environment) as process,
            aiohttp.ClientSession() as client,
        ):
            await listening(served.port, process)
            pressing = [asyncio.create_task(served.pressed(client, n)) for n in range(1, 6)]
            await telegram.called("answerCallbackQuery", 5)
            _, asker = await asyncio.open_connection("127.0.0.1", served.operations_port)
            asker.write(BODY_THAT_NEVER_COMES)
            (redis,) = [each for each in below(process.pid) if "valkey" in name_of(each)]
            os.kill(redis, signal.SIGSTOP)
            began = time.monotonic()
            process.terminate()
            _, errors = await asyncio.wait_for(process.communicate(), EXIT_WITHIN_S)
            took_s = time.monotonic() - began
            asker.close()
            statuses = await asyncio.gather(*pressing)
    assert SLOW_S < took_s < DEADLINE_S
    assert process.returncode == 0, errors.decode()
    assert statuses == [200] * len(statuses)
    assert name_of(redis) == ""


async def test_ready_is_said_from_listening_to_the_beginning_of_the_end(tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text(LIST)
    async with TelegramServer(TOKEN, {"answerCallbackQuery": 1.0}) as telegram:
        served = Served(
            telegram, REDIS_URL="redis://127.0.0.1:9/0", ADMINS="123456789=all:Черговий"
        )
        async with (
            bot_process(tmp_path, served.environment) as process,
            aiohttp.ClientSession() as client,
        ):
            before = set()
            while (status := await served.ready(client)) != 200:
                assert process.returncode is None
                before.add(status)
                await asyncio.sleep(0.005)
            pressing = asyncio.create_task(served.pressed(client, 1))
            await telegram.called("answerCallbackQuery")
            assert await served.ready(client) == 200
            process.terminate()
            await asyncio.sleep(0.2)
            assert await served.ready(client) == 503, "while what is under way is answered"
            assert await pressing == 200, "the very first connection was taken"
            await asyncio.wait_for(process.communicate(), EXIT_WITHIN_S)
    assert before <= {0, 503}
    assert process.returncode == 0
