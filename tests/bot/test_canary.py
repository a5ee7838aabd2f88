"""Marked secrets go through every flow and every error; nothing of them stays anywhere."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import re
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from redis import Redis

from tests.provider_server import ProviderServer
from tests.redis_keys import against_the_list

TOKEN = "77001122:" + "CanaryToken" * 4
SECRET = "Canary-Secret-0123456789"
LAT, LON = 50.511077, 30.790133
PERSON, PRESSER, ASKER = 880_055_001, 880_055_002, 880_055_003
NAME, USERNAME, PHONE = "КанаркаІм’я", "canary_username", "380670055001"
TOWN, ADDRESS, PAYLOAD = "Канарківці", "вул. Канаркова", "canarypayload"

# Three decimals of a coordinate are a hundred metres: too near.
CANARIES = (
    *("CanaryToken", SECRET, "50.511", "30.790", "95.511", "8800550", NAME, "Канарка"),
    *(USERNAME, PHONE, TOWN, ADDRESS, "Канарков", PAYLOAD),
    *("47.5833", "35.7911", "Сховок", "hidden_canary"),
)

# The second point is withheld: only that its hromada has such may be known.
HEADER = "id,name,kind,lat,lon,street,katottg,hours,services,disclosure,source,as_of\n"
LIST = (
    f"{HEADER}"
    "a,Ліцей,permanent,50.515,30.795,,,Цілодобово,heat,public,Рада,2026-03-17T18:00+02:00\n"
    "hidden_canary,Сховок,permanent,47.58333,35.79111,вул. Канаркова,UA23100170010023304,"
    "Цілодобово,heat,withheld,Рада,2026-03-17T18:00+02:00\n"
)
PLACE = {"latitude": LAT, "longitude": LON}
WHO = {"id": PERSON, "is_bot": False, "first_name": NAME, "username": USERNAME}
CHAT = {"id": PERSON, "type": "private", "first_name": NAME, "username": USERNAME}


def message(**content: Any) -> dict[str, Any]:
    date = 1_700_000_000
    return {"message": {"message_id": 1, "date": date, "chat": CHAT, "from": WHO, **content}}


def pressed(data: str, **changes: Any) -> dict[str, Any]:
    answer = message(text="…")["message"] | {"reply_to_message": message(location=PLACE)["message"]}
    query = {"id": str(PRESSER), "from": WHO | {"id": PRESSER}, "chat_instance": "1", "data": data}
    return {"callback_query": query | {"message": answer} | changes}


INACCESSIBLE = {"chat": CHAT, "message_id": 1, "date": 0}

# Ten at once are answered; presses come from another person.
FLOWS: list[dict[str, Any]] = [
    message(location=PLACE),
    message(venue={"location": PLACE, "title": TOWN, "address": ADDRESS}, location=PLACE),
    message(text=f"{LAT}, {LON}"),
    message(text=f"{TOWN}, {ADDRESS}, 7"),
    message(caption=f"https://www.google.com/maps?q={LAT},{LON}", photo=[]),
    message(contact={"phone_number": PHONE, "first_name": NAME}),
    message(text=f"/start {PAYLOAD}"),
    message(text="/forget"),
    message(location=PLACE | {"latitude": 95.511077}),
]
ASKED: list[dict[str, Any]] = [
    message(text=f"Бровари, {ADDRESS}, 7"),
    message(location={"latitude": 47.57, "longitude": 35.78}),
    message(text="/language"),
    message(text="/privacy"),
    message(text="/about"),
    message(text="/help"),
]
PRESSES: list[dict[str, Any]] = [
    pressed("n||0|||0|s"),
    pressed("v|a"),
    pressed("v|hidden_canary"),
    pressed("d|hidden_canary"),
    pressed("d|a"),
    pressed("o|0"),
    pressed("l|en"),
    pressed(f"forged {LAT}"),
    pressed("n||0|||0|m", message=INACCESSIBLE),
    pressed("w|a", **{"from": WHO | {"id": ASKER}}),
    pressed("r|other|a", **{"from": WHO | {"id": ASKER}}),
]
STRANGE: list[Any] = [
    {"inline_query": {"id": "1", "from": WHO, "query": TOWN, "offset": ""}},
    {"poll_answer": {"poll_id": PAYLOAD, "user": WHO, "option_ids": []}},
    {"message": {"message_id": TOWN, "text": ADDRESS, "from": WHO}},
    {"message": TOWN},
    {"callback_query": {"id": str(PERSON), "from": WHO, "data": [LAT]}},
    [TOWN, LAT],
    TOWN,
]
BROKEN = [f'{{"message": "{TOWN} {LAT}', "[" * 10_000 + TOWN, "\x00" + ADDRESS, "é" + TOWN]


for asked in ASKED:
    asked["message"] |= {"from": WHO | {"id": ASKER}, "chat": CHAT | {"id": ASKER}}


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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def callback_data(text: str) -> list[str]:
    return re.findall(r'callback_data\\*":\s*\\*"([^"\\]*)', text)


def readable(content: bytes) -> str:
    """The text in it, and what is packed behind that."""
    head, mark, packed = content.partition(b"\x1f\x8b")
    rest = gzip.decompress(mark + packed) if mark else b""
    return (head + rest).decode(errors="replace")


def everything_in(folder: Path) -> str:
    return "".join(readable(f.read_bytes()) for f in folder.rglob("*") if f.is_file())


def redis_contents(socket: Path) -> str:
    """Every key with its value, whatever its type; each key must stand in PRIVACY.md."""
    with Redis(unix_socket_path=str(socket)) as redis:
        read: dict[bytes, Callable[[bytes], Any]] = {
            b"string": redis.get,
            b"hash": redis.hgetall,
            b"set": redis.smembers,
            b"list": lambda key: redis.lrange(key, 0, -1),
            b"zset": lambda key: redis.zrange(key, 0, -1, withscores=True),
            b"stream": redis.xrange,
        }
        values = {key: read[redis.type(key)](key) for key in redis.scan_iter()}
        assert list(against_the_list(redis)) == []
    return "\n".join(
        f"{key.decode()} {readable(value) if isinstance(value, bytes) else value!r}"
        for key, value in values.items()
    )


async def said_by(folder: Path, environment: dict[str, str], *arguments: str) -> str:
    """What a command of the bot prints."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(process.communicate(), 60)
    return output.decode()


async def test_nothing_of_anybody_stays_anywhere(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, redis_socket: Path
) -> None:
    points = tmp_path_factory.mktemp("lists") / "points.csv"
    points.write_text(LIST)
    telegram = TouchyTelegram()
    application = web.Application()
    application.router.add_post("/bot{token}/{method}", telegram.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    webhook_port, operations_port = free_port(), free_port()
    provider = ProviderServer(hits=[(LAT, LON)])
    provided = web.Application()
    provided.router.add_get("/{path:.*}", provider.answer)
    provider_runner = web.AppRunner(provided)
    await provider_runner.setup()
    await web.TCPSite(provider_runner, "127.0.0.1", 0).start()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "BOT_TOKEN": TOKEN,
        "POINTS": str(points),
        "TELEGRAM_API_URL": f"http://127.0.0.1:{runner.addresses[0][1]}",
        "REDIS_URL": f"unix://{redis_socket}",
        "WEBHOOK_URL": "https://127.0.0.1/hook",
        "WEBHOOK_SECRET": SECRET,
        "WEBHOOK_PORT": str(webhook_port),
        "OPERATIONS_PORT": str(operations_port),
        "GEOCODER": "nominatim",
        "GEOCODER_URL": f"http://127.0.0.1:{provider_runner.addresses[0][1]}",
        "GEOCODER_USER_AGENT": "tests (https://bot.example)",
        "LOG_LEVEL": "DEBUG",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=tmp_path,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    replies: list[str] = []
    try:
        async with aiohttp.ClientSession() as client:
            operations = f"http://127.0.0.1:{operations_port}"
            await _ready(client, f"{operations}/readyz")

            async def post(body: str, secret: str = SECRET) -> int:
                headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
                url = f"http://127.0.0.1:{webhook_port}/hook"
                async with client.post(url, data=body.encode(), headers=headers) as response:
                    replies.append(await response.text())
                    return response.status

            told = await said_by(tmp_path, environment, "points", "publish", str(points))
            sent = [*FLOWS, *ASKED, *PRESSES, *STRANGE]
            statuses = [
                await post(json.dumps({"update_id": number, **update}))
                if isinstance(update, dict)
                else await post(json.dumps(update))
                for number, update in enumerate(sent, 1)
            ]
            assert set(statuses[: -len(STRANGE)]) == {200}
            assert {await post(body) // 100 for body in BROKEN} == {4}
            assert await post(json.dumps(message(text=TOWN)), secret=f"wrong-{PAYLOAD}") == 401
            flood = [json.dumps({"update_id": 100 + n, **FLOWS[0]}) for n in range(25)]
            assert {await post(body) for body in flood} == {200}
            told += await said_by(tmp_path, environment, "doctor")
            stored = redis_contents(redis_socket)
            with Redis(unix_socket_path=str(redis_socket)) as redis:
                redis.shutdown(nosave=True)
            for update in (*FLOWS, *ASKED, *PRESSES):
                await post(json.dumps({"update_id": 500, **update}))
            async with client.get(f"{operations}/metrics") as response:
                metrics = await response.text()
        process.send_signal(signal.SIGTERM)
        output, errors = await asyncio.wait_for(process.communicate(), 15)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        await runner.cleanup()
        await provider_runner.cleanup()

    assert process.returncode == 0
    said = [json.loads(reply) for reply in replies if reply[:1] == "{"]
    answered = json.dumps(said, ensure_ascii=False)
    signs = ("Ліцей", "Не вдалося відповісти", "Готово", "Забагато запитів", "не оприлюднюють")
    for sign in signs:
        assert sign.lower() in answered.lower(), f"this flow ran: {sign}"
    logged = errors.decode()
    assert output == b""
    assert all(isinstance(json.loads(line), dict) for line in logged.splitlines())
    assert "CoordinateError" in logged
    assert "TelegramBadRequest" in logged
    assert ADDRESS.removeprefix("вул. ") in " ".join(provider.queries), "the provider was asked"
    kinds = (":language", ":places", ":geocoding:", ":blob:", ":reporter:", ":reports")
    assert [kind for kind in kinds if kind not in stored] == []
    assert 'outcome="refused"' in metrics
    kept = everything_in(tmp_path)
    assert "Ліцей" in kept, "what is published is kept, and read here"
    buttons = callback_data("".join((*replies, *telegram.calls)))
    assert len(buttons) > 5
    places = {
        "the log": logged,
        "the commands": told,
        "redis": stored,
        "the metrics": metrics,
        "the disk": kept,
        "the buttons": "\n".join(buttons),
    }
    found = [(name, each) for name, text in places.items() for each in CANARIES if each in text]
    assert found == []
    withheld = ("47.5833", "35.7911", "Сховок", "hidden_canary")
    assert [each for each in withheld if each in answered] == []


async def _ready(client: aiohttp.ClientSession, url: str) -> None:
    for _ in range(600):
        try:
            async with client.get(url) as response:
                if response.status == 200:
                    return
        except aiohttp.ClientConnectionError:
            await asyncio.sleep(0.05)
    raise TimeoutError("the bot did not get ready")
