"""Telegram's webhook actor: a chat's updates one at a time, in order, again until acknowledged."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Self

import orjson
from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector

from bot.webhook import MAX_BODY
from tests.chaos.ledger import Ledger

PAUSES_S = (0.0, 0.1, 0.2, 0.4, 0.8)
"""Telegram repeats at once, then backs off to 60–120 s: here to a hundredth of that."""
LONGEST_PAUSE_S = 1.0
GIVE_UP_S = 60.0
IDLE_S = 20.0
CONNECTIONS = 64

Queue = tuple[int, str]
"""A person's messages and presses come in queues of their own."""


class Actor:
    """Posts updates to `url`, does what the responses say and writes it down in `ledger`.

    `loses` tells which acknowledgements get lost on their way, as if the connection had broken:
    those updates are sent again, and what their first response said is never done. At most
    `connections` updates are on their way at once; `statuses` counts the responses.
    """

    def __init__(
        self, url: str, secret: str, ledger: Ledger, connections: int = CONNECTIONS
    ) -> None:
        self.failed_at = 0.0
        self.statuses: Counter[int] = Counter()
        self.loses: Callable[[int], bool] = _nothing
        self._url = url
        self._headers = {
            "Content-Type": "application/json",
            "X-Telegram-Bot-Api-Secret-Token": secret,
        }
        self._ledger = ledger
        self._queues: dict[Queue, deque[tuple[int, bytes]]] = {}
        self._slots = asyncio.Semaphore(connections)
        self._lost: set[int] = set()

    async def __aenter__(self) -> Self:
        self._http = ClientSession(
            connector=TCPConnector(limit=0), timeout=ClientTimeout(total=IDLE_S)
        )
        self._clock = asyncio.get_running_loop().time
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self._http.close()

    async def send(self, bodies: Iterable[bytes], rate: float) -> None:
        """Offer `rate` updates a second; returns when each is acknowledged or given up."""
        began = self._clock()
        async with asyncio.TaskGroup() as queues:
            for place, body in enumerate(bodies):
                await asyncio.sleep(max(0.0, began + place / rate - self._clock()))
                number, queue = _address(body)
                self._ledger.offer(number, self._clock())
                if queue in self._queues:
                    self._queues[queue].append((number, body))
                else:
                    self._queues[queue] = deque([(number, body)])
                    queues.create_task(self._empty(queue))

    async def ask(self, body: bytes, url: str) -> dict[str, Any]:
        """What one server answers to one update; {} if it doesn't."""
        try:
            async with self._http.post(url, data=body, headers=self._headers) as response:
                method: dict[str, Any] = await response.json()
                return method
        except (ClientError, TimeoutError, OSError):
            return {}

    async def _empty(self, queue: Queue) -> None:
        waiting = self._queues[queue]
        while waiting:
            await self._deliver(*waiting[0])
            waiting.popleft()
        del self._queues[queue]

    async def _deliver(self, number: int, body: bytes) -> None:
        pauses = iter(PAUSES_S)
        give_up_at = self._clock() + GIVE_UP_S
        while self._clock() < give_up_at:
            async with self._slots:
                asked_to_wait_s = await self._post(number, body)
            if asked_to_wait_s is None:
                return
            self.failed_at = self._clock()
            await asyncio.sleep(max(next(pauses, LONGEST_PAUSE_S), asked_to_wait_s))

    async def _post(self, number: int, body: bytes) -> float | None:
        """None once acknowledged, else for how long the server asks to wait, seconds."""
        try:
            async with self._http.post(self._url, data=body, headers=self._headers) as response:
                content = await response.read()
                self.statuses[response.status] += 1
        except (ClientError, TimeoutError, OSError):
            return 0.0
        if self.loses(number) and number not in self._lost:
            self._lost.add(number)
            return 0.0
        if response.status != 200:
            return float(response.headers.get("Retry-After", 0))
        method = orjson.loads(content)
        if method:
            self._ledger.show(number, method["method"], method)
        self._ledger.acknowledge(number, self._clock())
        return None


def _nothing(_number: int) -> bool:
    return False


def _address(body: bytes) -> tuple[int, Queue]:
    assert len(body) <= MAX_BODY
    update = orjson.loads(body)
    kind = next(key for key in update if key != "update_id")
    return update["update_id"], (update[kind]["from"]["id"], kind)
