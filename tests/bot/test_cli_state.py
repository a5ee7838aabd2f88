"""What `ask`, `nearest` and `chat` answer from, where nobody names a list."""

from __future__ import annotations

import asyncio
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.cli_frame import EXIT_SETTINGS
from bot.clock import kyiv_now
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.kept import KeptSnapshot
from bot.storage.pointer import Publication
from bot.storage.reports import ReportStore
from bot.storage.snapshots import SnapshotStore
from geo.point import Point
from geo.refresh.packing import pack
from geo.reports import Fault, new_report
from geo.snapshot import Manifest, Snapshot

HEADER = "id,name,lat,lon,hours,katottg,source,as_of\n"
PLACE = "50.515,30.795,Цілодобово,UA32060050010081797,Рада,2026-03-17"
HERE = ("--lat", "50.5", "--lon", "30.8", "--limit", "1")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("REDIS_URL", "STATE_DIR", "POINTS", "POINTS_SOURCE", "POINTS_AS_OF", "BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name in ("named", "published", "served"):
        (tmp_path / f"{name}.csv").write_text(f"{HEADER}a,{name},{PLACE}\n")
    return tmp_path


@pytest.fixture
def blob(made_points: tuple[Point, ...], snapshot: Snapshot) -> bytes:
    return pack(Snapshot.build(made_points, snapshot.manifest))


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result


def first() -> str:
    told = json.loads(run("nearest", *HERE, "--json").stdout)
    return str(told["points"][0]["name"])


def kept(blob: bytes, at_ms: int = 1) -> None:
    KeptSnapshot(Path("state")).write(Publication(hashlib.sha256(blob).hexdigest(), at_ms), blob)


def made_up(snapshot: Snapshot) -> bytes:
    manifest = Manifest(snapshot.manifest.sha256, "", None, demo=True)
    return pack(Snapshot.build(snapshot.points, manifest))


def test_a_named_list_then_the_published_then_points_then_the_demos(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert first().startswith("Демо-")
    monkeypatch.setenv("POINTS", "served.csv")
    assert first() == "served"
    assert CliRunner().invoke(app, ["points", "publish", "published.csv"]).exit_code == 0
    assert first() == "published"
    assert "1. published" in run("ask", "Бровари").stdout
    chat = CliRunner().invoke(app, ["chat"], input="Бровари\n")
    assert "published" in chat.stdout
    assert "1. named" in run("ask", "Бровари", "--points", "named.csv").stdout


def test_what_was_taken_back_is_no_answer(folder: Path) -> None:
    for name in ("served", "published"):
        assert CliRunner().invoke(app, ["points", "publish", f"{name}.csv"]).exit_code == 0
    assert CliRunner().invoke(app, ["points", "rollback"]).exit_code == 0
    assert first() == "served"


def test_made_up_points_never_take_the_place_of_kept_ones(folder: Path) -> None:
    assert CliRunner().invoke(app, ["points", "publish", "served.csv"]).exit_code == 0
    before = (folder / "state/published").read_bytes()
    rows = f"{HEADER}a,Намет,{PLACE}\n".replace("Рада", "ДЕМО / DEMO")
    (folder / "made-up.csv").write_text(rows)
    command = ["points", "publish", "made-up.csv", "--demo"]
    assert CliRunner().invoke(app, command).exit_code == 0
    assert (folder / "state/published").read_bytes() == before


def test_made_up_points_say_so_and_come_after_real_ones(
    monkeypatch: pytest.MonkeyPatch, snapshot: Snapshot
) -> None:
    assert run("nearest", *HERE).stderr == "ДЕМО: вигадані пункти, не для справжнього пошуку\n"
    kept(made_up(snapshot))
    assert first() == "Пожежна частина № 12"
    assert "ДЕМО" in run("ask", "Бровари").stdout
    monkeypatch.setenv("POINTS", "served.csv")
    assert first() == "served"
    assert run("nearest", *HERE).stderr == ""


def test_a_kept_list_that_cannot_be_read_is_left_aside(
    monkeypatch: pytest.MonkeyPatch, blob: bytes
) -> None:
    monkeypatch.setenv("POINTS", "served.csv")
    kept(b"no points at all")
    assert first() == "served"
    kept(blob, 2)
    assert first() != "served"


def test_the_named_redis_is_asked_and_what_is_later_counts(
    monkeypatch: pytest.MonkeyPatch, redis_socket: Path, blob: bytes
) -> None:
    monkeypatch.setenv("REDIS_URL", f"unix://{redis_socket}")
    kept(blob)
    assert first() != "published", "it is kept here, and Redis has none"
    assert CliRunner().invoke(app, ["points", "publish", "published.csv"]).exit_code == 0
    assert first() == "published"
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1")
    result = run("nearest", *HERE)
    assert "published" not in result.stdout, "a copy is kept only of a server of its own"
    assert "Redis не відповідає" in result.stderr
    assert "Redis doesn’t answer" in run("ask", "Бровари", "--lang", "en").stderr


def test_damaged_points_in_redis_are_left_aside(
    monkeypatch: pytest.MonkeyPatch, redis_socket: Path, blob: bytes
) -> None:
    url = f"unix://{redis_socket}"

    async def spoil() -> None:
        redis = connect(url)
        publication = await SnapshotStore(Breaker(redis)).publish(blob)
        await redis.set(f"nezlamnist:{{points}}:blob:{publication.sha256}", b"?", keepttl=True)
        await redis.aclose()

    asyncio.run(spoil())
    monkeypatch.setenv("REDIS_URL", url)
    monkeypatch.setenv("POINTS", "served.csv")
    assert first() == "served"


def test_what_residents_report_is_told(monkeypatch: pytest.MonkeyPatch, redis_socket: Path) -> None:
    url = f"unix://{redis_socket}"
    monkeypatch.setenv("REDIS_URL", url)
    monkeypatch.setenv("POINTS", "served.csv")

    async def report() -> None:
        redis = connect(url)
        store = ReportStore(b"secret", Breaker(redis))
        for person in (1, 2):
            await store.add(person, new_report("a", Fault.NO_HEAT, kyiv_now()))
        await redis.aclose()

    assert "людини" not in run("ask", "Бровари").stdout
    asyncio.run(report())
    assert "⚠️ 2 людини" in run("ask", "Бровари").stdout


def test_settings_are_read_from_a_file_too_and_wrong_ones_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, blob: bytes
) -> None:
    (folder / ".env").write_text("POINTS=served.csv\nSTATE_DIR=elsewhere\n")
    assert first() == "served"
    kept(blob)
    assert first() == "served", "STATE_DIR is another folder"
    monkeypatch.setenv("STATE_DIR", "state")
    assert first() != "served"
    monkeypatch.setenv("POINTS", "nowhere.csv")
    result = CliRunner().invoke(app, ["ask", "Бровари", "--lang", "en"])
    assert result.exit_code == EXIT_SETTINGS
    assert "POINTS: there is no such file" in result.stderr


def test_other_commands_keep_to_the_same_order(
    monkeypatch: pytest.MonkeyPatch, snapshot: Snapshot
) -> None:
    monkeypatch.setenv("POINTS", "served.csv")
    kept(made_up(snapshot))

    def exported() -> str:
        assert CliRunner().invoke(app, ["points", "export", "--out", "all.csv"]).exit_code == 0
        return Path("all.csv").read_text("utf-8")

    assert ",served," in exported()
    assert CliRunner().invoke(app, ["points", "publish", "published.csv"]).exit_code == 0
    assert ",published," in exported()
    given = CliRunner().invoke(app, ["orders", "add", "--point", "a", "--close"])
    assert "published" in given.output, "POINTS comes after what is published"


def test_where_nothing_is_set_nothing_is_imported_for_it() -> None:
    code = (
        "import sys; sys.argv = ['nezlamnist', 'ask', 'Бровари']\n"
        "from bot.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "names = ('redis', 'aiohttp', 'aiogram', 'pydantic_settings', 'dotenv', 'asyncio')\n"
        "sys.stderr.write(' '.join(each for each in names if each in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
