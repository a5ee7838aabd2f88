"""A running bot with everything turned on, its neighbours, and a line to it for tests' people."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from redis import Redis

from bot.storage.embedded import socket_path
from tests.bot_process import bot_process, free_port, listening
from tests.canary import HEADER, HIDDEN, LAT, LIST, LON, PAYLOAD, PERSON, SECRET, TOKEN
from tests.list_server import ListServer, list_server
from tests.provider_server import ProviderServer, provider_server
from tests.telegram_server import TelegramServer
from tests.until import until

# Three, so that none is asked to wait; labels are theirs by the operator.
ADMINS = range(PERSON + 90, PERSON + 93)
CHANNEL, ADMINS_CHAT = "@kyiv_channel", "@admins_chat"
WORKERS = 2
ROOT = Path(__file__).parents[1]
WITHIN_S = 20.0
# What is fetched takes the place of the file's single point.
FETCHED = f"{HEADER}{HIDDEN}" + "".join(
    f"{name},Школа {name},permanent,50.51{number},30.797,,UA32060050010081797,Цілодобово,heat,"
    "public,Рада,2026-03-17T18:00+02:00\n"
    for number, name in enumerate("rs", 7)
)


@dataclass
class Line:
    """Telegram as the tests' people know it: what they send, and what the bot said to whom."""

    telegram: TelegramServer
    hook: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def send(self, update: dict[str, Any]) -> None:
        """Hand it over, each on a connection of its own: workers share those out."""
        update = {"update_id": next(self.numbers), **update}
        if not self.hook:
            self.telegram.updates.append(update)
            return
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Connection": "close"}
        async with (
            aiohttp.ClientSession() as client,
            client.post(self.hook, json=update, headers=headers) as response,
        ):
            assert response.status == 200
            reply = await response.json()
        if reply:
            self.telegram.calls.append((reply.pop("method"), reply))

    async def told(self, to: object, sign: str, since: int = 0) -> dict[str, Any]:
        """Wait until that chat or query is told so; what it was told with."""

        def found() -> list[dict[str, Any]]:
            calls = [(name, said) for name, said in self.telegram.calls[since:] if is_to(to, said)]
            return [said for name, said in calls if sign in f"{name} {as_text(said)}"]

        try:
            await until(lambda: bool(found()), WITHIN_S)
        except TimeoutError:
            heard = [call for call in self.telegram.calls[since:] if is_to(to, call[1])]
            raise AssertionError(f"{to} was not told {sign!r} but {heard}") from None
        return found()[0]

    async def ask(self, update: dict[str, Any], to: object, sign: str) -> dict[str, Any]:
        """Hand it over; what is said so in answer."""
        since = len(self.telegram.calls)
        await self.send(update)
        return await self.told(to, sign, since)


def is_to(to: object, said: dict[str, Any]) -> bool:
    """Whether a call answers this chat, press or inline query."""
    names = ("chat_id", "callback_query_id", "inline_query_id")
    return str(to) in (str(said[name]) for name in names if name in said)


def as_text(said: object) -> str:
    """What a call says, the JSON within it included."""
    return json.dumps(said, ensure_ascii=False, default=str).replace('\\"', '"')


def button(said: dict[str, Any], label: str) -> str:
    """The callback data of the first button so labelled."""
    markup = said["reply_markup"]
    rows = (json.loads(markup) if isinstance(markup, str) else markup)["inline_keyboard"]
    return next(str(each["callback_data"]) for row in rows for each in row if label in each["text"])


@dataclass
class House:
    """A running bot with everything turned on, and what its neighbours saw."""

    folder: Path
    environment: dict[str, str]
    line: Line
    lists: ListServer
    provider: ProviderServer
    process: asyncio.subprocess.Process
    operations: int

    @property
    def socket(self) -> Path:
        return socket_path(self.folder / "state" / "redis")

    @property
    def workers(self) -> int:
        return WORKERS if self.line.hook else 1

    async def ready(self) -> None:
        """Wait until every process answers from the list that one of them fetched."""
        for worker in range(self.workers):
            await listening(self.operations + worker, self.process)

        async def answers_from_fetched(worker: int) -> bool:
            return 'points{state="open"} 2.0' in await self.metrics(worker)

        for worker in range(self.workers):
            await until(partial(answers_from_fetched, worker), WITHIN_S)

    async def said_by(self, *arguments: str) -> str:
        """What another command of the bot prints."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | self.environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        output, _ = await asyncio.wait_for(process.communicate(), 60)
        return output.decode()

    async def metrics(self, worker: int) -> str:
        async with (
            aiohttp.ClientSession() as client,
            client.get(f"http://127.0.0.1:{self.operations + worker}/metrics") as response,
        ):
            return await response.text()

    async def rewritten(self) -> None:
        """Have the server write its file anew, with nothing packed."""
        with Redis(unix_socket_path=str(self.socket)) as redis:
            redis.config_set("rdbcompression", "no")
            redis.bgrewriteaof()
            await until(lambda: not redis.info("persistence")["aof_rewrite_in_progress"])


def ports_in_a_row(wanted: int) -> int:
    """The first of so many ports that nobody listens on: each worker takes one."""
    while True:
        first = free_port()
        with suppress(OSError), ExitStack() as listeners:
            for port in range(first, first + wanted):
                listeners.enter_context(socket.create_server(("127.0.0.1", port)))
            return first


@asynccontextmanager
async def house(tmp_path_factory: pytest.TempPathFactory, way: str) -> AsyncIterator[House]:
    """Start it by "webhook" with WORKERS processes, or by "polling" with one; it keeps its Redis.

    Its folder is all it may write to; the list and the sources' file lie elsewhere.
    """
    folder, lists_folder = tmp_path_factory.mktemp("c"), tmp_path_factory.mktemp("lists")
    points, sources = lists_folder / "points.csv", lists_folder / "sources.toml"
    points.write_text(LIST)
    (folder / "tmp").mkdir()
    hook_port, operations = free_port(), ports_in_a_row(WORKERS)
    async with (
        TelegramServer(TOKEN) as telegram,
        provider_server() as provider,
        list_server() as lists,
    ):
        provider.hits, lists.content = [(LAT, LON)], FETCHED.encode()
        about = f'publisher = "Рада"\nlicence = "—"\nurl = "{lists.url}'
        sources.write_text(f'[good]\n{about}/list?for={PAYLOAD}"\n[bad]\n{about}/{PAYLOAD}"\n')
        environment = {
            "BOT_TOKEN": TOKEN,
            "POINTS": str(points),
            "TELEGRAM_API_URL": telegram.url,
            "OPERATIONS_PORT": str(operations),
            "TMPDIR": str(folder / "tmp"),
            "GEOCODER": "nominatim",
            "GEOCODER_URL": provider.url,
            "GEOCODER_USER_AGENT": "tests (https://bot.example)",
            "ADMINS": "; ".join(f"{person}=all:Черговий {person % 10}" for person in ADMINS),
            "ADMINS_CHAT": ADMINS_CHAT,
            "OBLAST_CHANNELS": f"UA32={CHANNEL}",
            "SOURCES": str(sources),
            "REFRESH": "good, bad",
            "LOG_LEVEL": "DEBUG",
        }
        if way == "webhook":
            environment |= {
                "WEBHOOK_URL": "https://127.0.0.1/hook",
                "WEBHOOK_SECRET": SECRET,
                "WEBHOOK_PORT": str(hook_port),
                "WORKERS": str(WORKERS),
            }
        async with bot_process(folder, environment) as process:
            line = Line(telegram, f"http://127.0.0.1:{hook_port}/hook" if way == "webhook" else "")
            home = House(folder, environment, line, lists, provider, process, operations)
            try:
                yield home
            finally:
                # Killed, it would leave its workers behind.
                if process.returncode is None:
                    process.terminate()
                    await process.communicate()
