"""The bot as the first process of a container without an init, and told to end while it loads."""

from __future__ import annotations

import asyncio
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from os import kill
from pathlib import Path

import pytest

from tests.bot_process import bot_process, free_port, listening
from tests.telegram_server import TelegramServer
from tests.until import until

TOKEN = "424242:" + "A" * 35
LIST = (
    "id,name,kind,lat,lon,hours,services,source,as_of\n"
    "a,Ліцей,permanent,50.515,30.795,Цілодобово,heat,Рада,2026-03-17T18:00+02:00\n"
)
NOBODY = "redis://127.0.0.1:9/0"
CONTAINER = ("unshare", "--pid", "--fork", "--mount-proc", "--kill-child")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module")
def container() -> tuple[str, ...]:
    """What starts a process as the first of its own kind, where this is permitted."""
    if shutil.which(CONTAINER[0]) is None or subprocess.call([*CONTAINER, "true"], stderr=-3):
        pytest.skip("processes can't be put apart here")
    return CONTAINER


@asynccontextmanager
async def bot(
    folder: Path, telegram: TelegramServer, *around: str, **more: str
) -> AsyncIterator[tuple[asyncio.subprocess.Process, int]]:
    """The bot behind a webhook, and its port."""
    (folder / "points.csv").write_text(LIST)
    port = free_port()
    environment = {
        "BOT_TOKEN": TOKEN,
        "POINTS": "points.csv",
        "TELEGRAM_API_URL": telegram.url,
        "WEBHOOK_URL": "https://bot.example/hook",
        "WEBHOOK_SECRET": "test-secret-0123456789",
        "WEBHOOK_PORT": str(port),
        **more,
    }
    async with bot_process(folder, environment, around=around) as process:
        yield process, port


def children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task").glob("*/children")
    return [int(each) for file in found for each in file.read_text().split()]


def hears(process: int, number: signal.Signals) -> bool:
    """Whether the process has a handler of its own for it."""
    status = Path(f"/proc/{process}/status").read_text()
    (caught,) = [line for line in status.splitlines() if line.startswith("SigCgt:")]
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


def first_of(container: asyncio.subprocess.Process) -> int:
    """The container's first process, as it is called out here; 0 until it has begun the bot."""
    found = children(container.pid)
    return found[0] if found and b"bot" in Path(f"/proc/{found[0]}/cmdline").read_bytes() else 0


def zombies_of(process: int) -> list[int]:
    stats = {each: Path(f"/proc/{each}/stat").read_text() for each in children(process)}
    return [each for each, stat in stats.items() if ") Z " in stat]


async def _ended_at_once(process: asyncio.subprocess.Process, within_s: float) -> str:
    began = time.monotonic()
    _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert time.monotonic() - began < within_s
    assert process.returncode == 0, errors.decode()
    return errors.decode()


async def test_told_to_end_while_it_loads_it_never_serves(tmp_path: Path) -> None:
    async with (
        TelegramServer(TOKEN) as telegram,
        bot(tmp_path, telegram, REDIS_URL=NOBODY) as (process, _),
    ):
        await until(lambda: hears(process.pid, signal.SIGTERM))
        process.terminate()
        assert await _ended_at_once(process, 1.0) == ""
    assert telegram.calls == []


async def test_the_first_of_a_container_is_told_as_well(
    tmp_path: Path, container: tuple[str, ...]
) -> None:
    async with (
        TelegramServer(TOKEN) as telegram,
        bot(tmp_path, telegram, *container, REDIS_URL=NOBODY) as (process, _),
    ):
        await until(lambda: first_of(process) != 0)
        await asyncio.sleep(0.7)
        kill(first_of(process), signal.SIGTERM)
        await _ended_at_once(process, 1.0)
    assert telegram.calls == []


async def test_the_first_of_a_container_takes_in_its_orphans(
    tmp_path: Path, container: tuple[str, ...]
) -> None:
    """Even one worker has a parent there. What guards the bot's own Redis is such an orphan."""
    async with (
        TelegramServer(TOKEN) as telegram,
        bot(tmp_path, telegram, *container) as (process, port),
    ):
        await listening(port, process)
        await telegram.called("setWebhook")
        first = first_of(process)
        assert len(children(first)) == 1
        assert zombies_of(first) == []
        kill(first, signal.SIGTERM)
        errors = await _ended_at_once(process, 5.0)
    assert "shutdown begins" in errors
    assert "worker" not in errors
