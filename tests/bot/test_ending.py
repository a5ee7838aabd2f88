"""One deadline for all that the end takes, heard of in every way there is."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.ending import END_WITHIN_S, KILL_S, RESERVE_S, Ending
from bot.lifecycle import CANCEL_S, DRAIN_S
from bot.prefork import STOP_WITHIN_S

PROCESS = """
import asyncio, logging, signal, time
from bot import ending as module

logging.basicConfig(format="%(message)s", level="INFO")
module.END_WITHIN_S = 1.0

async def main():
    ending = module.Ending()
    ending.listen()
    print("up", flush=True)
    await ending.begun.wait()
    {}

asyncio.run(main())
"""


def begun(after: str) -> subprocess.Popen[str]:
    """A process that does this once it was told to end; it listens already."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROCESS.format(after)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    return process


async def test_steps_share_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("bot.ending.time.monotonic", lambda: now[0])
    ending = Ending()
    assert ending.left(3.0, RESERVE_S) == 3.0, "no clock runs yet"
    ending.begin()
    now[0] += 5
    ending.begin()
    assert ending.left(3.0, RESERVE_S) == 3.0
    assert ending.left(60.0) == END_WITHIN_S - 5
    now[0] = 1000 + END_WITHIN_S - RESERVE_S - 1
    assert ending.left(3.0, RESERVE_S) == 1.0
    assert ending.left(5.0) == RESERVE_S + 1
    now[0] += 60
    assert ending.left(3.0) == 0.0


def test_the_parts_fit_into_the_whole() -> None:
    assert DRAIN_S + CANCEL_S < END_WITHIN_S - RESERVE_S
    assert KILL_S < RESERVE_S
    assert END_WITHIN_S < STOP_WITHIN_S < 15


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_either_signal_begins_the_end(number: int) -> None:
    process = begun("print('ended', flush=True)")
    process.send_signal(number)
    assert process.communicate(timeout=10) == ("ended\n", "shutdown begins\n")
    assert process.returncode == 0


@pytest.mark.parametrize(
    "hanging",
    ["await asyncio.sleep(60)", "time.sleep(60)", "await asyncio.to_thread(time.sleep, 60)"],
)
def test_what_hangs_is_left_behind_with_a_word(hanging: str) -> None:
    process = begun(hanging)
    process.terminate()
    _, errors = process.communicate(timeout=5)
    assert process.returncode == 1
    assert "not done within 1 s" in errors


def test_a_second_signal_waits_for_nothing() -> None:
    process = begun("module.signal.setitimer(signal.ITIMER_REAL, 0); time.sleep(60)")
    process.terminate()
    assert process.stderr is not None
    assert process.stderr.readline() == "shutdown begins\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=5)
    assert process.returncode == 1
    assert "told twice" in errors
