"""A real `nezlamnist points publish`, killed at random moments, over and over."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from bot.desk import Desk
from bot.preparing import Preparing
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.snapshots import SnapshotStore
from geo.refresh.packing import unpack

KILLS = 3
# From its first imports to after its end, on a slow core.
LATEST_S = 1.8


def listed(count: int) -> str:
    rows = (f"p{n},Школа № {n},50.{500 + n},30.79,Цілодобово\n" for n in range(count))
    return "id,name,lat,lon,hours\n" + "".join(rows)


def begin(file: Path, url: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "points", "publish", str(file)],
        env={**os.environ, "REDIS_URL": url, "STATE_DIR": str(file.parent / "state")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


async def published(url: str, folder: Path) -> int:
    """The points that people see; the books must tell of the same list."""
    redis = connect(url)
    try:
        store = Breaker(redis)
        status = await Desk(store, Preparing(folder)).status()
        snapshots = SnapshotStore(store)
        current = await snapshots.current()
        assert current is not None
        points = len(unpack(await snapshots.fetch(current.sha256)).points)
        assert [edition.points for edition in status.editions] == [points]
        assert status.sha256 == current.sha256
        return points
    finally:
        await redis.aclose()


async def test_a_kill_leaves_the_old_list_or_the_new_one(
    redis_socket: Path, tmp_path: Path
) -> None:
    url = f"unix://{redis_socket}"
    files = [tmp_path / f"{count}.csv" for count in range(40, 41 + KILLS)]
    for count, file in enumerate(files, 40):
        file.write_text(listed(count))
    first = begin(files[0], url)
    assert first.communicate(timeout=60)[1] == b""
    seen = 40
    for count, file in enumerate(files[1:], 41):
        process = begin(file, url)
        with suppress(subprocess.TimeoutExpired):
            process.wait(random.uniform(0.5, LATEST_S))
        process.kill()
        process.communicate()
        now = await published(url, tmp_path)
        assert now in {seen, count}
        seen = now
    last = begin(files[-1], url)
    assert last.communicate(timeout=60)[1] == b""
    assert await published(url, tmp_path) == 40 + KILLS
