"""`nezlamnist points publish`: what it says, and where the points arrive."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import data
from bot.cli import app
from bot.cli_frame import EXIT_NO_STORE, EXIT_SETTINGS, EXIT_UNREADABLE
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.embedded import EmbeddedStore
from bot.storage.snapshots import SnapshotStore
from geo.refresh.packing import unpack
from geo.snapshot import Snapshot

LIST = (
    "id,name,kind,lat,lon,hours,services,disclosure,katottg\n"
    "a,Ліцей,permanent,50.515,30.795,Цілодобово,heat,public,UA32060050010081797\n"
    "b,Клуб,standby,50.525,30.795,Цілодобово,heat,public,UA32060050010081797\n"
    "c,Схов,permanent,47.58,35.79,Цілодобово,heat,withheld,UA23100170010023304\n"
    "d,Ніде,permanent,,,Цілодобово,heat,public,\n"
    + "".join(
        f"e{n},Школа № {n},permanent,50.5{n:02},30.8,Цілодобово,heat,public,\n" for n in range(20)
    )
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("REDIS_URL", "STATE_DIR", "BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "points.csv").write_text(LIST)
    return tmp_path


def publish(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["points", "publish", *arguments])


async def published_at(url: str) -> Snapshot:
    redis = connect(url)
    snapshots = SnapshotStore(Breaker(redis))
    current = await snapshots.current()
    assert current is not None
    blob = await snapshots.fetch(current.sha256)
    await redis.aclose()
    return unpack(blob)


def test_to_a_named_redis(redis_socket: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", f"unix://{redis_socket}")
    named = ("--source", "Рада", "--as-of", "2026-03-17T18:00+02:00")
    result = publish("points.csv", *named, "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "Published points: 22, on standby: 1." in result.output
    assert "are not published: 1." in result.output
    assert "Rows left out: 1." in result.output
    snapshot = asyncio.run(published_at(f"unix://{redis_socket}"))
    assert [point.name for point in snapshot.points[:2]] == ["Ліцей", "Клуб"]
    assert snapshot.manifest.source == "Рада"
    assert snapshot.manifest.as_of is not None
    assert snapshot.withheld_hromadas == {"UA2310017"}


def test_to_a_server_of_its_own_where_no_bot_runs(folder: Path) -> None:
    first = publish("points.csv")
    assert first.exit_code == 0, first.output
    assert "Опубліковано пунктів: 22" in first.output

    async def found() -> Snapshot:
        embedded = EmbeddedStore(folder / "state")
        try:
            return await published_at(await embedded.start())
        finally:
            await embedded.stop()

    assert len(asyncio.run(found()).points) == 22


async def test_to_the_server_of_the_bot_that_runs(folder: Path) -> None:
    embedded = EmbeddedStore(folder / "state")
    url = await embedded.start()
    result = await asyncio.to_thread(publish, "points.csv")
    assert result.exit_code == 0, result.output
    assert len((await published_at(url)).points) == 22, "and the bot's server is still there"
    await embedded.stop()


@pytest.mark.parametrize(
    ("arguments", "environment", "code", "said"),
    [
        (["nowhere.csv"], {}, EXIT_UNREADABLE, "There is no such file."),
        (["points.csv"], {"REDIS_URL": "http://redis"}, EXIT_SETTINGS, "REDIS_URL"),
        (["points.csv"], {"REDIS_URL": "unix:///nobody"}, EXIT_NO_STORE, "Check REDIS_URL"),
        (["points.csv"], {"STATE_DIR": "points.csv"}, EXIT_NO_STORE, "Set REDIS_URL"),
        ([str(data.DEMO_POINTS)], {}, EXIT_SETTINGS, "made-up points"),
    ],
)
def test_what_goes_wrong_is_said(
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    code: int,
    said: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    result = publish(*arguments, "--lang", "en")
    assert result.exit_code == code
    assert said in result.output
    assert "Traceback" not in result.output
