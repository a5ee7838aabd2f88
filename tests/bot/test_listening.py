"""The webhook's port: told at once when it is taken, open when all is ready, and not before."""

from __future__ import annotations

import asyncio
import socket
import time
from pathlib import Path

import pytest

from bot.listening import listens, take_place
from bot.settings import Settings
from tests.bot_process import bot_process, free_port

TOKEN = "424242:" + "A" * 35
LIST = (
    "id,name,kind,lat,lon,hours,services,source,as_of\n"
    "a,Ліцей,permanent,50.515,30.795,Цілодобово,heat,Рада,2026-03-17T18:00+02:00\n"
)


def settings(port: int, host: str = "127.0.0.1") -> Settings:
    return Settings.model_validate(
        {
            "bot_token": TOKEN,
            "webhook_url": "https://bot.example/hook",
            "webhook_secret": "test-secret-0123456789",
            "webhook_host": host,
            "webhook_port": port,
        }
    )


def reachable(port: int, host: str = "127.0.0.1") -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as client:
        return client.connect_ex((host, port)) == 0


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_place_is_taken_before_it_listens(host: str) -> None:
    port = free_port()
    try:
        place = take_place(settings(port, host), shared=False)
    except OSError:
        pytest.skip("there is no IPv6 here")
    assert place is not None
    with place:
        assert not listens(place)
        assert not reachable(port, host)
        place.listen()
        assert listens(place)
        assert reachable(port, host)
        with pytest.raises(OSError, match="in use"):
            take_place(settings(port, host), shared=False)


def test_workers_listen_each_for_itself() -> None:
    port = free_port()
    parents, one, two = (take_place(settings(port), shared=True) for _ in range(3))
    assert parents is not None
    assert one is not None
    assert two is not None
    with parents, one, two:
        one.listen()
        two.listen()
        assert not listens(parents), "so that no connection is left with who answers nobody"
        assert reachable(port)
        with pytest.raises(OSError, match="in use"):
            take_place(settings(port), shared=False)


def test_a_bot_that_polls_has_no_place() -> None:
    assert take_place(Settings(bot_token=TOKEN), shared=False) is None


@pytest.mark.parametrize("workers", ["1", "2"])
async def test_a_taken_port_is_told_at_once(workers: str, tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text(LIST)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        environment = {
            "BOT_TOKEN": TOKEN,
            "POINTS": "points.csv",
            "WEBHOOK_URL": "https://bot.example/hook",
            "WEBHOOK_SECRET": "test-secret-0123456789",
            "WEBHOOK_PORT": str(taken.getsockname()[1]),
            "WORKERS": workers,
        }
        began = time.monotonic()
        async with bot_process(tmp_path, environment) as process:
            _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 1
    (line,) = errors.decode().splitlines()
    assert f"port {environment['WEBHOOK_PORT']} is not ours: EADDRINUSE" in line
    assert time.monotonic() - began < 10
