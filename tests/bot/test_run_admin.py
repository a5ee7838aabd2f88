"""An admin's list goes through the running bot, to its answers; nothing of the admin stays."""

from __future__ import annotations

import asyncio
import json
import signal
from pathlib import Path
from typing import Any

from redis.asyncio import Redis

from bot.storage.audit import AuditLog
from bot.storage.breaker import Breaker
from tests.bot_process import bot_process
from tests.telegram_server import TelegramServer

TOKEN = "77001122:" + "CanaryToken" * 4
ADMIN, RESIDENT = 880_055_001, 880_055_002
NAME, LABEL = "КанаркаІм’я", "Черговий"
CANARIES = ("CanaryToken", "88005500", NAME)

HEAD = "id,name,kind,lat,lon,katottg,hours,services,source,as_of\n"
ROW = "{0},{0},permanent,50.515,30.795,UA32060050010081797,Цілодобово,heat,Рада,2026-03-17T18:00\n"


def message(person: int, **content: Any) -> dict[str, Any]:
    who = {"id": person, "is_bot": False, "first_name": NAME, "language_code": "uk"}
    chat = {"id": person, "type": "private", "first_name": NAME}
    return {"message_id": 7, "date": 1_790_000_000, "chat": chat, "from": who, **content}


def pressed(data: str, press: str) -> dict[str, Any]:
    asked = message(ADMIN, text="…")
    whose = {"id": press, "from": asked["from"], "chat_instance": "1"}
    return {**whose, "data": data, "message": asked}


def button(call: dict[str, Any], label: str) -> str:
    markup = call["reply_markup"]
    rows = (json.loads(markup) if isinstance(markup, str) else markup)["inline_keyboard"]
    return next(str(b["callback_data"]) for row in rows for b in row if label in b["text"])


async def told(telegram: TelegramServer, method: str, text: str) -> dict[str, Any]:
    """The parameters of the first call that says so."""
    for _ in range(600):
        for name, parameters in telegram.calls:
            if name == method and text in parameters.get("text", ""):
                return parameters
        await asyncio.sleep(0.1)
    raise TimeoutError(f"nobody said {text}")


async def contents(redis: Redis) -> str:
    """Every key with what it holds, as text."""
    parts: list[object] = []
    for key in await redis.keys():
        match await redis.type(key):
            case b"stream":
                parts += [key, await redis.xrange(key)]
            case b"hash":
                parts += [key, await redis.hgetall(key)]
            case _:
                parts += [key, await redis.get(key)]
    written = repr(parts).encode().decode("unicode_escape")
    return written.encode("latin-1", "replace").decode(errors="replace")


def everything_in(folder: Path) -> str:
    return "".join(f.read_text(errors="replace") for f in folder.rglob("*") if f.is_file())


async def test_a_list_from_a_phone_is_what_residents_see(
    tmp_path: Path, redis_socket: Path
) -> None:
    (tmp_path / "points.csv").write_text(HEAD + ROW.format("Ліцей"))
    async with (
        Redis(unix_socket_path=str(redis_socket)) as redis,
        TelegramServer(TOKEN) as telegram,
    ):
        environment = {
            "BOT_TOKEN": TOKEN,
            "POINTS": "points.csv",
            "ADMINS": f"{ADMIN}=all:{LABEL}",
            "TELEGRAM_API_URL": telegram.url,
            "REDIS_URL": f"unix://{redis_socket}",
        }
        row = ROW.format("Бібліотека").replace(",heat,", ",heat; щось,")
        telegram.files["list"] = (HEAD + row).encode()
        document = {"file_id": "list", "file_unique_id": "list", "file_name": "list.csv"}
        async with bot_process(tmp_path, environment) as process:
            sent = message(ADMIN, document=document, caption="#brovary")
            telegram.updates = [{"update_id": 1, "message": sent}]
            report = await told(telegram, "editMessageText", "Перевірено список")
            await telegram.called("sendDocument")
            publish = button(report, "Опублікувати")
            telegram.updates.append({"update_id": 2, "callback_query": pressed(publish, "1")})
            await told(telegram, "editMessageText", "Опубліковано: brovary")
            stored = await contents(redis)
            telegram.updates.append({"update_id": 3, "message": message(RESIDENT, text="Бровари")})
            await told(telegram, "sendMessage", "Бібліотека")
            telegram.updates.append({"update_id": 4, "callback_query": pressed(publish, "2")})
            await telegram.called("answerCallbackQuery", 2)
            process.send_signal(signal.SIGTERM)
            _, errors = await asyncio.wait_for(process.communicate(), 15)
        audited = await AuditLog(Breaker(redis)).last(2)
        stored += await contents(redis)
    assert [entry.who for entry in audited] == [LABEL, LABEL]
    assert process.returncode == 0
    log = errors.decode()
    for trouble in ("Unclosed", "Traceback", "was destroyed", "RuntimeWarning", "ResourceWarning"):
        assert trouble not in log, log
    everywhere = log + everything_in(tmp_path) + stored + publish
    assert "nezlamnist:nonce:" in stored
    assert LABEL in stored, "what is Cyrillic is seen"
    assert [canary for canary in CANARIES if canary in everywhere] == []
