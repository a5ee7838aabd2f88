"""Two replicas behind nginx with one Redis, and Telegram on both sides of them."""

from __future__ import annotations

import asyncio
import os
import random
import re
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import orjson
from aiohttp import ClientSession
from redis.asyncio import Redis

from bot.publication import ListFile, publish_file
from bot.settings import StoreSettings
from bot.storage.snapshots import POINTER
from tests.chaos import bot_api, children
from tests.chaos.actor import Actor
from tests.chaos.bot_api import BotApi
from tests.chaos.children import Child, free_port
from tests.chaos.deeds import ADMINS, Deed, Deeds
from tests.chaos.ledger import Ledger
from tests.chaos.proxy import FaultyProxy
from tests.load.traffic import FIRST_PERSON, mixed

TOKEN = "424242:" + "A" * 35
SECRET = "chaos-secret-0123456789"
HEADER = "id,name,kind,lat,lon,hours,services,source,as_of"
KYIV = (50.45, 30.52)
LOOK_S = 0.02
FLOOD = 50
"""A hundred times what one person gets answered."""
HEAL_WITHIN_S = 40.0
DONE_WITHIN_S = 20.0
"""Of files, which come after their updates are acknowledged."""

_CLOSED = re.compile(r'nezlamnist_breaker\{[^}]*state="closed"\} 1\.0')


class House:
    """What a fault is done to. `points` is how many the snapshot has, `folder` is for files."""

    def __init__(self, folder: Path, points: int) -> None:
        self.folder = folder
        self.ledger = Ledger()
        self.api = BotApi(TOKEN, self.ledger)
        self.redis = children.redis(_made(folder / "redis"))
        self.proxy = FaultyProxy(self.redis.port)
        self.seconds = 0.0
        self.turn = 0
        self.points = points
        self._loading: asyncio.Task[None] | None = None
        self._number = 0
        self._closing = AsyncExitStack()

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as closing:
            await closing.enter_async_context(self.api)
            await self.redis.start()
            closing.push_async_callback(self.redis.stop)
            await closing.enter_async_context(self.proxy)
            self.list_points(self.folder / "points.csv")
            self.replicas = [children.replica(self._environment(name)) for name in "ab"]
            for each in self.replicas:
                closing.push_async_callback(each.stop)
            await asyncio.gather(*(each.start() for each in self.replicas))
            ports = tuple(each.port for each in self.replicas)
            self.nginx = children.nginx(_made(self.folder / "nginx"), ports)
            closing.push_async_callback(self.nginx.stop)
            await self.nginx.start()
            url = f"http://127.0.0.1:{self.nginx.port}/"
            self.actor = await closing.enter_async_context(Actor(url, SECRET, self.ledger))
            self._http = await closing.enter_async_context(ClientSession())
            self.store = Redis(host="127.0.0.1", port=self.redis.port)
            closing.push_async_callback(self.store.aclose)
            self._deeds = Deeds(TOKEN, self.store, self.ledger)
            self._closing = closing.pop_all()
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self._closing.aclose()

    async def mend(self) -> None:
        """Start again what isn't running."""
        await asyncio.gather(*(each.start() for each in self.replicas if not each.runs))

    def load(self, seconds: float, rate: float, *, shuffled: bool = False) -> range:
        """Begin to send a surge's mix of updates; the numbers of those."""
        bodies = list(self._updates(int(seconds * rate)))
        if shuffled:
            random.Random(len(bodies)).shuffle(bodies)
        return self._send(bodies, seconds, rate)

    async def load_deeds(
        self, seconds: float, rate: float, *, files: bool
    ) -> tuple[range, list[Deed]]:
        """Begin to send updates that change something; their numbers, and what they are to do."""
        count = int(seconds * rate)
        numbers = range(self._number + 1, self._number + count + 1)
        self._number += count
        url = f"http://127.0.0.1:{self.replicas[0].port}/"
        deeds = await self._deeds.prepare(numbers, lambda body: self.actor.ask(body, url), files)
        return self._send([deed.body for deed in deeds], seconds, rate), deeds

    async def until_done(self, deeds: list[Deed]) -> tuple[list[Deed], list[Deed]]:
        """Return when each is done or has had its time; the lost, and those done more than once.

        What its person was told to ask for again is not lost.
        """
        ends_at = asyncio.get_running_loop().time() + DONE_WITHIN_S
        while True:
            times = [await deed.times() for deed in deeds]
            undone = [deed for deed, each in zip(deeds, times, strict=True) if not each]
            lost = [deed for deed in undone if not self.ledger.records[deed.number].apologies]
            if not lost or asyncio.get_running_loop().time() > ends_at:
                return lost, [deed for deed, each in zip(deeds, times, strict=True) if each > 1]
            await asyncio.sleep(LOOK_S)

    async def part(self, share: float) -> None:
        """Let this share of the load's time pass."""
        await asyncio.sleep(self.seconds * share)

    async def load_over(self) -> None:
        """Return when every update is acknowledged or given up."""
        if self._loading is not None:
            await self._loading

    async def flood(self) -> int:
        """One person writes FLOOD times a second until the load is over; how often it was."""
        self._number += 1
        person, times = FIRST_PERSON + self._number, 0
        while self._loading is not None and not self._loading.done():
            await self.actor.ask(self._question(person), f"http://127.0.0.1:{self.nginx.port}/")
            times += 1
            await asyncio.sleep(1 / FLOOD)
        return times

    def restore(self) -> None:
        """Telegram behaves again."""
        self.api.fault = bot_api.none
        self.actor.loses = lambda _number: False

    async def until_breakers_close(self) -> None:
        """Return when both replicas trust Redis again; needs traffic, so it makes some."""
        await self._until(self._breakers_closed)

    async def until_both_name(self, name: str) -> None:
        """Return when both replicas answer with the point of this name."""
        await self._until(lambda: self._both_name(name))

    async def until_published(self, after: tuple[int, str]) -> None:
        """Return when Redis points to something later than `after`."""

        async def later() -> bool:
            return await self.pointer() > after

        await self._until(later)

    async def pointer(self) -> tuple[int, str]:
        """When the current snapshot was published, ms, and its hash; (0, "") for none."""
        pointer = cast("bytes | None", await self.store.get(POINTER))
        at_ms, _, sha256 = (pointer or b"0 ").decode().partition(" ")
        return int(at_ms), sha256

    def list_points(self, path: Path, newest: str = "") -> Path:
        """Write a list of points around Kyiv; one in its middle has the `newest` name."""
        chance = random.Random(self.points)  # the same places each time: none has moved
        rows = [
            f"p{number},Пункт {number},permanent,{KYIV[0] + chance.gauss(0, 0.2):.5f},"
            f"{KYIV[1] + chance.gauss(0, 0.2):.5f},Цілодобово,heat,Рада,2026-03-17T18:00+02:00"
            for number in range(self.points)
        ]
        if newest:
            rows.append(
                f"newest,{newest},permanent,{KYIV[0]},{KYIV[1]},Цілодобово,heat,Рада,"
                "2026-03-18T18:00+02:00"
            )
        path.write_text("\n".join((HEADER, *rows)), "utf-8")
        return path

    async def publish(self, path: Path) -> None:
        """Give a list to the replicas."""
        settings = StoreSettings(redis_url=self._redis_url)
        await asyncio.to_thread(publish_file, settings, ListFile(path))

    async def publish_by_command(self, path: Path) -> None:
        """`nezlamnist points publish`, as an operator runs it."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "points", "publish", str(path)),
            env={**os.environ, "REDIS_URL": self._redis_url},
            cwd=children.ROOT,
            stdout=asyncio.subprocess.DEVNULL,
        )
        assert await asyncio.wait_for(process.wait(), children.START_WITHIN_S) == 0

    @property
    def _redis_url(self) -> str:
        """Of the server itself: an operator publishes past the faults."""
        return f"redis://127.0.0.1:{self.redis.port}"

    def _send(self, bodies: list[bytes], seconds: float, rate: float) -> range:
        self.seconds = seconds
        self._loading = asyncio.create_task(self.actor.send(bodies, rate))
        return range(self._number - len(bodies) + 1, self._number + 1)

    def _updates(self, count: int) -> Iterator[bytes]:
        """Many people, each of whom sends little enough not to be throttled."""
        first = self._number + 1
        self._number += count
        people = range(FIRST_PERSON + first, FIRST_PERSON + first + max(1, count // 2))
        points = tuple(f"p{number}" for number in range(self.points))
        for _, body in mixed(count, points, first, first=first, people=people):
            yield body

    def _question(self, person_id: int | None = None) -> bytes:
        """A person, by default someone new, shares a location in the middle of Kyiv."""
        self._number += 1
        person_id = person_id or FIRST_PERSON + self._number
        person = {"id": person_id, "is_bot": False, "first_name": "Олена"}
        message = {
            "message_id": self._number,
            "date": 1_790_000_000,
            "chat": {"id": person["id"], "type": "private", "first_name": "Олена"},
            "from": person,
            "location": {"latitude": KYIV[0], "longitude": KYIV[1]},
        }
        return orjson.dumps({"update_id": self._number, "message": message})

    async def _both_name(self, name: str) -> bool:
        answers = [
            await self.actor.ask(self._question(), f"http://127.0.0.1:{each.port}/")
            for each in self.replicas
        ]
        return all(name in answer.get("text", "") for answer in answers)

    async def _breakers_closed(self) -> bool:
        await self._both_name("")
        figures = [await self._metrics(each) for each in self.replicas]
        return all(_CLOSED.search(each) for each in figures)

    async def _metrics(self, replica: Child) -> str:
        url = f"http://127.0.0.1:{replica.environment['OPERATIONS_PORT']}/metrics"
        async with self._http.get(url) as response:
            return await response.text()

    async def _until(self, holds: Callable[[], Awaitable[bool]]) -> None:
        async with asyncio.timeout(HEAL_WITHIN_S):
            for _ in range(int(HEAL_WITHIN_S / LOOK_S)):
                if await holds():
                    return
                await asyncio.sleep(LOOK_S)
        raise TimeoutError

    def _environment(self, name: str) -> dict[str, str]:
        return {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.api.url,
            "WEBHOOK_URL": "https://bot.example/",
            "WEBHOOK_SECRET": SECRET,
            "WEBHOOK_PORT": str(free_port()),
            "OPERATIONS_PORT": str(free_port()),
            "REDIS_URL": f"redis://127.0.0.1:{self.proxy.port}",
            "ADMINS": ";".join(f"{admin}=all:a{admin}" for admin in ADMINS),
            "STATE_DIR": str(self.folder / f"state-{name}"),
            "POINTS": str(self.folder / "points.csv"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
