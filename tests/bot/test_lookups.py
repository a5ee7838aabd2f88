"""A name server that doesn't answer holds up neither other work nor the end."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.lookups import LookupLoop
from tests.bot_process import bot_process, free_port, listening

# As with a silent name server: `sitecustomize` is what Python imports first of all.
SILENCE = """
import socket, time
answered = socket.getaddrinfo
def ask(host, *rest, **named):
    if "example" in str(host):
        time.sleep(30)
    return answered(host, *rest, **named)
socket.getaddrinfo = ask
"""
LIST = (
    "id,name,kind,lat,lon,hours,services,source,as_of\n"
    "a,Ліцей,permanent,50.515,30.795,Цілодобово,heat,Рада,2026-03-17T18:00+02:00\n"
)
QUESTIONS = 50


@pytest.fixture
def silence(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody is told an address before the test is over."""
    over, answered = threading.Event(), socket.getaddrinfo

    def ask(host: str, *rest: int) -> list[object]:
        if host == "silent.example":
            over.wait(30)
        return list(answered("127.0.0.1", *rest))

    monkeypatch.setattr(socket, "getaddrinfo", ask)
    yield
    over.set()


def test_other_work_has_threads_and_the_loop_ends(silence: None) -> None:
    async def ask_and_work() -> int:
        loop = asyncio.get_running_loop()
        asking = [
            loop.create_task(loop.getaddrinfo("silent.example", 80)) for _ in range(QUESTIONS)
        ]
        done = await asyncio.wait_for(asyncio.to_thread(sum, (1, 2)), 2)
        assert not any(task.done() for task in asking)
        return done

    began = time.monotonic()
    with asyncio.Runner(loop_factory=LookupLoop) as runner:
        assert runner.run(ask_and_work()) == 3
    assert time.monotonic() - began < 2


def test_a_question_is_asked_once_at_a_time(silence: None) -> None:
    async def ask_and_give_up() -> int:
        loop = asyncio.get_running_loop()
        for _ in range(QUESTIONS):
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(loop.getaddrinfo("silent.example", 80), 0.01)
        return sum(thread.name == "lookup" for thread in threading.enumerate())

    with asyncio.Runner(loop_factory=LookupLoop) as runner:
        assert runner.run(ask_and_give_up()) == 1


def test_an_error_that_nobody_waits_for_is_nobodys(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_question: object) -> list[object]:
        time.sleep(0.1)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fail)

    async def ask_and_give_up() -> None:
        loop = asyncio.get_running_loop()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(loop.getaddrinfo("silent.example", 80), 0.01)
        await asyncio.sleep(0.3)
        gc.collect()

    with asyncio.Runner(loop_factory=LookupLoop) as runner:
        runner.run(ask_and_give_up())
    assert caplog.text == ""


def test_addresses_and_errors_are_those_of_the_system() -> None:
    async def ask(host: str) -> object:
        return await asyncio.get_running_loop().getaddrinfo(host, 80, type=socket.SOCK_STREAM)

    with asyncio.Runner(loop_factory=LookupLoop) as runner:
        expected = socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM)
        assert runner.run(ask("127.0.0.1")) == expected
        with pytest.raises(socket.gaierror):
            runner.run(ask("not a name"))


async def test_a_bot_that_finds_nobody_ends_at_once(tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text(LIST)
    (tmp_path / "sitecustomize.py").write_text(SILENCE)
    port = free_port()
    environment = {
        "BOT_TOKEN": "424242:" + "A" * 35,
        "POINTS": "points.csv",
        "PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[2]}",
        "TELEGRAM_API_URL": "http://api.telegram.example",
        "WEBHOOK_URL": "https://bot.example/hook",
        "WEBHOOK_SECRET": "test-secret-0123456789",
        "WEBHOOK_PORT": str(port),
    }
    async with bot_process(tmp_path, environment) as process:
        await listening(port, process)
        await asyncio.sleep(0.3)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, errors = await asyncio.wait_for(process.communicate(), 15)
    assert time.monotonic() - began < 4
    assert process.returncode == 0, errors.decode()
