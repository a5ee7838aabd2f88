"""Telegram's side of a load: a process of its own that sends updates and serves the Bot API.

`python -m tests.load.generator` reads one JSON job a line and prints one JSON result a line. It
holds 64 connections, sends a chat's next update when its last one is acknowledged, and never sends
more than it can hear the answers of. With a rate, updates fall due at random instants, and a
latency counts from then; without, each connection sends as soon as it may. Of a flood the results
tell nothing: they are everybody else's.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tests.load.echo import SECRET
from tests.load.traffic import FLOODER, SEED, echoes, flooded, mixed

CONNECTIONS = 64

Update = tuple[int, bytes]


@dataclass
class Result:
    """What a run has seen; latencies in seconds."""

    latencies: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    replies: int = 0
    seconds: float = 0.0
    calls: int = 0


class Connection(asyncio.Protocol):
    """One keep-alive connection with at most one request on its way."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._received = bytearray()
        self._due = 0.0
        self._chat = 0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def send(self, update: Update, due: float) -> None:
        assert self._transport is not None
        self._chat, body = update
        self._due = due
        self._transport.write(self._run.head + b"%d\r\n\r\n" % len(body) + body)

    def close(self) -> None:
        assert self._transport is not None
        self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._received += data
        response = take_message(self._received)
        if response is None:
            return
        head, body = response
        self._run.answered(self, self._chat, int(head[9:12]), body, self._due)

    def connection_lost(self, error: Exception | None) -> None:
        if not self._run.done.done():
            self._run.done.set_exception(ConnectionError("the bot closed a connection"))


class Run:
    """One job: so many updates to one port."""

    def __init__(self, port: int, updates: list[Update], rate: float | None) -> None:
        self.head = (
            f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Length: "
        ).encode()
        self.result = Result()
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._port = port
        self._left = len(updates)
        self._rate = rate
        self._coming = deque(updates)
        self._waiting: dict[int, deque[tuple[bytes, float]]] = {}
        self._ready: deque[tuple[Update, float]] = deque()
        self._busy: set[int] = set()
        self._free: list[Connection] = []
        self._chance = random.Random(SEED)

    async def go(self) -> Result:
        loop = asyncio.get_running_loop()
        for _ in range(CONNECTIONS):
            _, connection = await loop.create_connection(
                lambda: Connection(self), "127.0.0.1", self._port
            )
            self._free.append(connection)
        connections = list(self._free)
        began = time.perf_counter()
        arriving = loop.create_task(self._arrive(began)) if self._rate else None
        self._fill()
        await self.done
        self.result.seconds = time.perf_counter() - began
        if arriving:
            await arriving
        for connection in connections:
            connection.close()
        return self.result

    async def _arrive(self, now: float) -> None:
        assert self._rate
        due = now
        while self._coming:
            due += self._chance.expovariate(self._rate)
            wait = due - time.perf_counter()
            if wait > 0.001:
                await asyncio.sleep(wait)
            self._offer(self._coming.popleft(), due)
            self._fill()

    def _offer(self, update: Update, due: float) -> None:
        chat, body = update
        if chat in self._busy:
            self._waiting.setdefault(chat, deque()).append((body, due))
        else:
            self._busy.add(chat)
            self._ready.append((update, due))

    def _fill(self) -> None:
        while self._free:
            if not self._ready:
                if self._rate or not self._coming:
                    return
                self._offer(self._coming.popleft(), time.perf_counter())
                continue
            update, due = self._ready.popleft()
            self._free.pop().send(update, due)

    def answered(
        self, connection: Connection, chat: int, status: int, body: bytes, due: float
    ) -> None:
        result = self.result
        if chat != FLOODER:
            result.latencies.append(time.perf_counter() - due)
            result.statuses[status] = result.statuses.get(status, 0) + 1
            result.replies += body.startswith((b'{"method"', b"--"))
        self._free.append(connection)
        waiting = self._waiting.get(chat)
        if waiting:
            later, due = waiting.popleft()
            self._ready.append(((chat, later), due))
        else:
            self._busy.discard(chat)
        self._left -= 1
        if self._left:
            self._fill()
        elif not self.done.done():
            self.done.set_result(None)


class BotApi(asyncio.Protocol):
    """The Bot API as far as the load needs it: every method is done, a venue is a message."""

    calls = 0

    def __init__(self) -> None:
        self._received = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while request := take_message(self._received):
            BotApi.calls += 1
            assert self._transport is not None
            self._transport.write(_done(request[0]))


def _done(head: bytes) -> bytes:
    method = head.split(b" ", 2)[1].rpartition(b"/")[2]
    result: Any = True
    if method.startswith(b"send"):
        result = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}
    elif method == b"getWebhookInfo":
        result = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
    elif method == b"getMyCommands":
        result = []
    elif method.startswith(b"getMy"):
        result = {"name": "", "description": "", "short_description": ""}
    body = json.dumps({"ok": True, "result": result}).encode()
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        % len(body)
    ) + body


def take_message(received: bytearray) -> tuple[bytes, bytes] | None:
    """Take one whole HTTP message, (head, body), off the front; None if it isn't all there."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = bytes(received[:end])
    lower = head.lower()
    if b"transfer-encoding: chunked" in lower:
        last = received.find(b"0\r\n\r\n", end)
        if last < 0:
            return None
        body = bytes(received[end + 4 : last]).partition(b"\r\n")[2]
        del received[: last + 5]
        return head, body
    at = lower.find(b"content-length:")
    length = int(lower[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
    if len(received) < end + 4 + length:
        return None
    body = bytes(received[end + 4 : end + 4 + length])
    del received[: end + 4 + length]
    return head, body


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(BotApi, "127.0.0.1", 0)
    print(json.dumps({"api_port": server.sockets[0].getsockname()[1]}), flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        job = json.loads(line)
        points = tuple(job["points"])
        traffic = mixed(job["count"], points, job["seed"]) if points else echoes(job["count"])
        updates = list(traffic)
        if flood := job.get("flood"):
            updates = list(flooded(updates, flood))
        calls = BotApi.calls
        result = await Run(job["port"], updates, job["rate"]).go()
        result.calls = BotApi.calls - calls
        print(json.dumps(vars(result)), flush=True)


if __name__ == "__main__":
    asyncio.run(_serve())
