"""Several processes of one bot: forked after everything is loaded, so that they share its memory.

The parent answers nobody. It starts a worker again that died, tells all when the end comes, waits
for them, and takes in whatever children it is given as the first process of a container.

Nothing happens inside of a signal's handler: each signal is a byte in a pipe, and the loop that
reads it is the only one that starts, counts and kills. Workers aren't signalled to end, either.
Each reads a second pipe that nobody writes to; it closes when the parent says so, or is gone.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType

from bot.signals import ENDING

STOP_WITHIN_S = 14.0
PAUSE_S = 1.0
SETTLED_S = 10.0
"""A worker that ends sooner has failed at its start."""

_HEARD = (*ENDING, signal.SIGCHLD)
_KILLED = 128

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Worker:
    number: int
    began: float

    @property
    def settled(self) -> bool:
        return time.monotonic() - self.began > SETTLED_S


class Prefork:
    """Keeps `count` workers running.

    Each calls `work` with its number, from 0, and a descriptor to read: its end is the parent's
    word to end. Workers ignore SIGINT, which a terminal sends to all.
    """

    def __init__(self, work: Callable[[int, int], None], count: int) -> None:
        self._work = work
        self._count = count
        self._running: dict[int, _Worker] = {}
        self._due: dict[int, float] = {}
        self._failed: set[int] = set()
        self._kill_at: float | None = None
        self._code = 0
        self._leash = self._hand = -1

    def run(self) -> int:
        """Return when all have ended after SIGTERM or SIGINT; a second signal kills them.

        0, or an exit code other than that: of a worker that ended badly when told to end, or of
        workers that all fail at their start, which aren't started again.
        """
        self._leash, self._hand = os.pipe()
        with _heard() as heard:
            for number in range(self._count):
                self._start(number, heard)
            self._reap()  # who ended before anybody listened
            while self._running or self._due:
                for _ in range(_told_to_end(heard, self._patience_s())):
                    self._end()
                self._reap()
                self._mind_the_clock(heard)
        os.close(self._leash)
        return self._code

    @property
    def _ending(self) -> bool:
        return self._kill_at is not None

    def _patience_s(self) -> float | None:
        """How long nothing is to be done; None for as long as nothing happens."""
        moments = [*self._due.values(), *([self._kill_at] if self._kill_at is not None else [])]
        return max(0.0, min(moments) - time.monotonic()) if moments else None

    def _start(self, number: int, heard: int) -> None:
        # What is heard in between must not find the parent's handlers in the child.
        signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
        try:
            pid = os.fork()
        except OSError as error:
            _log.error("worker %d can't be started: %s", number, type(error).__name__)
            self._due[number] = time.monotonic() + PAUSE_S
        else:
            if pid == 0:
                self._become(number, heard)
            self._running[pid] = _Worker(number, time.monotonic())
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)

    def _become(self, number: int, heard: int) -> None:
        """In the child: leave what is the parent's, work, and never come back."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            for each in (heard, self._hand):
                os.close(each)
            for each in (signal.SIGTERM, signal.SIGCHLD):
                signal.signal(each, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)
            self._work(number, self._leash)
            code = 0
        except BaseException as error:  # noqa: BLE001 - told, and the parent starts another
            _log.critical("worker %d failed", number, exc_info=error)
        finally:
            # Not the parent's way out: its buffers and its handlers are the parent's to flush.
            os._exit(code)

    def _reap(self) -> None:
        """Take in every child that has ended, those too that nobody here has started."""
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                pid, status = ended
                if worker := self._running.pop(pid, None):
                    self._lose(worker, os.waitstatus_to_exitcode(status))

    def _lose(self, worker: _Worker, code: int) -> None:
        if self._ending:
            # One that was still starting when its whole group was told to end has done nothing.
            if code not in {0, -signal.SIGTERM}:
                self._code = _shown(code)
            return
        _log.error("worker %d ended with %d", worker.number, code)
        if code and not worker.settled:
            self._failed.add(worker.number)
        else:
            self._failed.discard(worker.number)
        others = self._running.values()
        if len(self._failed) == self._count and not any(each.settled for each in others):
            _log.critical("no worker can start")
            self._code = _shown(code)
            self._end()
            return
        self._due[worker.number] = time.monotonic() + PAUSE_S

    def _mind_the_clock(self, heard: int) -> None:
        now = time.monotonic()
        if self._kill_at is not None and now >= self._kill_at and self._running:
            self._kill()
        for number in [number for number, when in self._due.items() if now >= when]:
            del self._due[number]
            self._start(number, heard)

    def _end(self) -> None:
        """Tell the workers to end; told again, kill them."""
        if self._ending:
            self._kill()
            return
        self._kill_at = time.monotonic() + STOP_WITHIN_S
        self._due.clear()
        os.close(self._hand)

    def _kill(self) -> None:
        if self._running:
            _log.error("workers killed: %d", len(self._running))
        for pid in self._running:
            # One that ended meanwhile isn't taken in yet, so nobody else has its number.
            os.kill(pid, signal.SIGKILL)
        self._kill_at = time.monotonic() + STOP_WITHIN_S


@contextmanager
def _heard() -> Iterator[int]:
    """The reading end of a pipe that gets a byte, its number, for each signal."""
    reading, writing = os.pipe()
    for each in (reading, writing):
        os.set_blocking(each, False)
    wakeup = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    handlers = {each: signal.signal(each, _do_nothing) for each in _HEARD}
    try:
        yield reading
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)
        signal.set_wakeup_fd(wakeup)
        for each in (reading, writing):
            os.close(each)


def _told_to_end(heard: int, within_s: float | None) -> int:
    """Wait for a signal; how many of those that came say that this is the end."""
    if not select.select([heard], [], [], within_s)[0]:
        return 0
    return sum(number in ENDING for number in os.read(heard, 4096))


def _shown(code: int) -> int:
    """As a shell shows it: a process that was killed has 128 and the signal's number."""
    return code if code >= 0 else _KILLED - code


def _do_nothing(_number: int, _frame: FrameType | None) -> None:
    """The signal is in the pipe already."""
