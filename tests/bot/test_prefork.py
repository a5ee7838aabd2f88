"""Workers and their parent, as processes: whatever ends, and whenever, nobody is left or lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).parents[2]

# Workers that say when they are up, and finish what they have begun when the end comes.
BEGINNING = """
import asyncio, ctypes, logging, os, select, signal, subprocess, time
from pathlib import Path
from bot import prefork
from bot.ending import Ending

logging.basicConfig(format="%(message)s")

def say(text):
    os.write(1, (text + "\\n").encode())

async def serve(parent):
    ending = Ending()
    ending.listen(parent)
    say("up")
    await ending.begun.wait()
    await asyncio.sleep(0.5)
    say("done")

def work(number, parent):
    asyncio.run(serve(parent))
"""
RUN = "\nraise SystemExit(prefork.Prefork(work, 2).run())\n"

Parent = subprocess.Popen[str]


@pytest.fixture
def begin() -> Iterator[Callable[[str], Parent]]:
    """Runs a parent with what stands between BEGINNING and RUN, in a group of its own."""
    parents: list[Parent] = []

    def begin(between: str = "") -> Parent:
        parent = subprocess.Popen(
            [sys.executable, "-c", BEGINNING + between + RUN],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        parents.append(parent)
        return parent

    yield begin
    for parent in parents:
        if parent.poll() is None:
            os.killpg(parent.pid, signal.SIGKILL)
        parent.communicate()


def lines(parent: Parent, number: int) -> list[str]:
    output: IO[str] | None = parent.stdout
    assert output is not None
    return [output.readline().strip() for _ in range(number)]


def ended(parent: Parent, within_s: float = 8.0) -> tuple[int, str, str]:
    """The exit code, and what it and its workers have said since, on both ways."""
    output, errors = parent.communicate(timeout=within_s)
    return parent.returncode, output, errors


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["the parent", "the group"])
def test_what_workers_have_begun_is_finished(
    send: Callable[[int, int], None], number: int, begin: Callable[[], Parent]
) -> None:
    parent = begin()
    assert lines(parent, 2) == ["up", "up"]
    send(parent.pid, number)
    assert ended(parent) == (0, "done\ndone\n", "")


def test_workers_end_in_order_when_their_parent_is_killed(begin: Callable[[], Parent]) -> None:
    parent = begin()
    assert lines(parent, 2) == ["up", "up"]
    parent.kill()
    assert ended(parent) == (-signal.SIGKILL, "done\ndone\n", "")


def test_an_end_between_two_forks_is_heard_by_all(begin: Callable[[str], Parent]) -> None:
    parent = begin("""
fork = os.fork
def fork_and_end():
    pid = fork()
    if pid:
        os.kill(os.getpid(), signal.SIGTERM)
        os.fork = fork
    return pid
os.fork = fork_and_end
""")
    code, _, errors = ended(parent)
    assert (code, errors) == (0, "")


def test_an_end_in_the_moment_a_worker_dies_is_heard(begin: Callable[[str], Parent]) -> None:
    parent = begin("""
def work(number, parent):
    select.select([parent], [], [], 0.3 if number == 0 else None)

waitpid = os.waitpid
def wait_and_end(*arguments):
    told = waitpid(*arguments)
    if told[0]:
        os.waitpid = waitpid
        os.kill(os.getpid(), signal.SIGTERM)
    return told
os.waitpid = wait_and_end
""")
    assert ended(parent)[0] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process adopts as the first does")
def test_orphans_are_taken_in_and_disturb_nobody(begin: Callable[[str], Parent]) -> None:
    parent = begin("""
PR_SET_CHILD_SUBREAPER = 36
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
serve_on = work
def work(number, parent):
    subprocess.run(["sh", "-c", "sleep 0.2 & exit 0"])
    serve_on(number, parent)
""")
    assert lines(parent, 2) == ["up", "up"]
    time.sleep(0.6)
    (children,) = Path(f"/proc/{parent.pid}/task").glob("*/children")
    assert len(children.read_text().split()) == 2, "the workers, and no orphan that nobody buried"
    parent.terminate()
    assert ended(parent) == (0, "done\ndone\n", "")


def test_workers_that_all_fail_at_their_start_are_given_up(begin: Callable[[str], Parent]) -> None:
    parent = begin("\ndef work(number, parent):\n    os._exit(7)\n")
    code, _, errors = ended(parent)
    assert code == 7
    assert errors.count("ended with 7") == 2
    assert "no worker can start" in errors


def test_one_that_dies_is_started_again_and_the_other_goes_on(
    begin: Callable[[str], Parent], tmp_path: Path
) -> None:
    parent = begin(f"""
first = Path({str(tmp_path)!r}, "first")
prefork.PAUSE_S = 0.1
serve_on = work
def work(number, parent):
    if number == 0 and not first.exists():
        first.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    serve_on(number, parent)
""")
    assert lines(parent, 2) == ["up", "up"]
    parent.terminate()
    assert ended(parent) == (0, "done\ndone\n", "worker 0 ended with -9\n")


def test_a_machine_that_is_full_gets_its_worker_later(begin: Callable[[str], Parent]) -> None:
    parent = begin("""
prefork.PAUSE_S = 0.1
fork = os.fork
def refuse():
    os.fork = fork
    raise BlockingIOError
os.fork = refuse
""")
    assert lines(parent, 2) == ["up", "up"]
    parent.terminate()
    assert ended(parent) == (0, "done\ndone\n", "worker 0 can't be started: BlockingIOError\n")


HANGING = """
prefork.STOP_WITHIN_S = {}
def work(number, parent):
    say("up")
    if number == 0:
        select.select([parent], [], [])
    else:
        time.sleep(60)
"""


def test_one_that_hangs_is_killed_when_time_is_up(begin: Callable[[str], Parent]) -> None:
    parent = begin(HANGING.format(0.5))
    assert lines(parent, 2) == ["up", "up"]
    parent.terminate()
    code, _, errors = ended(parent)
    assert (code, errors) == (128 + signal.SIGKILL, "workers killed: 1\n")


def test_a_second_signal_waits_for_nobody(begin: Callable[[str], Parent]) -> None:
    parent = begin(HANGING.format(60))
    assert lines(parent, 2) == ["up", "up"]
    parent.terminate()
    time.sleep(0.3)
    parent.send_signal(signal.SIGINT)
    assert ended(parent)[0] == 128 + signal.SIGKILL
