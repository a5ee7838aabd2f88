"""Marked secrets go through every error; nothing of them stays anywhere."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from redis import Redis

from tests.bot_process import bot_process, free_port, listening
from tests.canary import (
    ADDRESS,
    LAT,
    LIST,
    PAYLOAD,
    PERSON,
    PLACE,
    SECRET,
    TOKEN,
    TOWN,
    WITHHELD,
    callback_data,
    everything_in,
    found_in,
    message,
    pressed,
    redis_contents,
)

WHO = message()["message"]["from"]

# What is sent, and what is answered at once while Telegram refuses and Redis answers or not.
ASKED: list[tuple[dict[str, Any], str]] = [
    (message(location=PLACE), "Ліцей"),
    (message(location=PLACE | {"latitude": 95.511077}), "Не вдалося відповісти"),
    (message(text=f"{TOWN}, {ADDRESS}, 7"), "схожих назв"),
    (message(text=f"/start {PAYLOAD}"), "Вітаю"),
    (pressed("n||0|||0|s"), "editMessageText"),
    (pressed("v|a"), "sendVenue"),
    (pressed(f"forged {LAT}"), "застаріл"),
    ({"message": {"message_id": TOWN, "text": ADDRESS, "from": WHO}}, "{}"),
    ({"message": TOWN}, "{}"),
    ({"callback_query": {"id": str(PERSON), "from": WHO, "data": [LAT]}}, "Не вдалося відповісти"),
    ({"poll_answer": {"poll_id": PAYLOAD, "user": WHO, "option_ids": []}}, "{}"),
]
BROKEN = [
    *(f'{{"message": "{TOWN} {LAT}', "[" * 10_000 + TOWN, "\x00" + ADDRESS, "é" + TOWN),
    *(json.dumps([TOWN, LAT]), json.dumps(TOWN), json.dumps(ASKED[0][0])),
]


class TouchyTelegram:
    """Answers, but refuses some methods in words that repeat what was sent."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    async def answer(self, request: web.Request) -> web.Response:
        method, body = request.match_info["method"], await request.text()
        self.calls.append(body)
        if method == "getMe":
            result: Any = {"id": 42, "is_bot": True, "first_name": "bot", "username": "demo_bot"}
        elif method == "getWebhookInfo":
            result = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
        elif method in {"setWebhook", "answerCallbackQuery"}:
            told = {"ok": False, "error_code": 400, "description": f"Bad Request: {body}"}
            return web.json_response(told, status=400)
        else:
            result = True
        return web.json_response({"ok": True, "result": result})


@asynccontextmanager
async def touchy_telegram() -> AsyncIterator[tuple[TouchyTelegram, str]]:
    telegram, application = TouchyTelegram(), web.Application()
    application.router.add_post("/bot{token}/{method}", telegram.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield telegram, f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_no_error_leaves_anything_of_anybody_anywhere(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, redis_socket: Path
) -> None:
    points = tmp_path_factory.mktemp("lists") / "points.csv"
    points.write_text(LIST)
    webhook_port, operations_port = free_port(), free_port()
    async with touchy_telegram() as (telegram, telegram_url), aiohttp.ClientSession() as client:
        environment = {
            "BOT_TOKEN": TOKEN,
            "POINTS": str(points),
            "TELEGRAM_API_URL": telegram_url,
            "REDIS_URL": f"unix://{redis_socket}",
            "WEBHOOK_URL": "https://127.0.0.1/hook",
            "WEBHOOK_SECRET": SECRET,
            "WEBHOOK_PORT": str(webhook_port),
            "OPERATIONS_PORT": str(operations_port),
            "LOG_LEVEL": "DEBUG",
        }

        async def post(body: str, secret: str = SECRET) -> tuple[int, str]:
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
            url = f"http://127.0.0.1:{webhook_port}/hook"
            async with client.post(url, data=body.encode(), headers=headers) as response:
                return response.status, await response.text()

        async def ask(update: dict[str, Any]) -> str:
            status, reply = await post(json.dumps({"update_id": 1, **update}))
            assert status == 200
            replies.append(json.dumps(json.loads(reply), ensure_ascii=False))
            return replies[-1]

        replies: list[str] = []
        async with bot_process(tmp_path, environment) as process:
            await listening(webhook_port, process)
            for update, sign in ASKED:
                assert sign in await ask(update)
            assert {(await post(body))[0] for body in BROKEN} == {400}
            assert (await post(json.dumps(ASKED[0][0]), secret=f"wrong-{PAYLOAD}"))[0] == 401
            flood = [await ask(ASKED[0][0]) for _ in range(25)]
            assert any("Забагато запитів" in reply for reply in flood)
            stored = redis_contents(redis_socket)
            with Redis(unix_socket_path=str(redis_socket)) as redis:
                redis.shutdown(nosave=True)
            # The flood is still asked to wait; others are answered as before.
            assert "Ліцей" in await ask(message(PERSON + 1, location=PLACE))
            for update, _ in ASKED:
                await ask(update)
            async with client.get(f"http://127.0.0.1:{operations_port}/metrics") as response:
                metrics = await response.text()
            process.send_signal(signal.SIGTERM)
            output, errors = await asyncio.wait_for(process.communicate(), 20)

    assert process.returncode == 0
    assert output == b""
    log = [json.loads(line) for line in errors.decode().splitlines()]
    kinds = {entry.get("error") for entry in log}
    assert {"CoordinateError", "ValidationError"} <= kinds
    assert "TelegramBadRequest" in errors.decode()
    assert "redis does not answer" in errors.decode()
    assert ":spent" in stored
    assert 'outcome="refused"' in metrics
    assert everything_in(tmp_path) == "", "nothing was to be kept"
    places = {
        "the log": errors.decode(),
        "redis": stored,
        "the metrics": metrics,
        "the buttons": "\n".join(callback_data("".join((*replies, *telegram.calls)))),
    }
    assert found_in(places) == []
    assert found_in({"the replies": "".join(replies)}, WITHHELD) == []
