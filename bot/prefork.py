"""Several processes of one bot: forked after everything is loaded, so that they share its memory.

The parent answers nobody. It starts a worker again that died, passes the end on to all, and waits
for them.
"""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable
from types import FrameType

STOP_WITHIN_S = 14
PAUSE_S = 1.0

_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGALRM)

_log = logging.getLogger(__name__)


class Prefork:
    """Keeps `count` workers running; each calls `work` with its number, from 0."""

    def __init__(self, work: Callable[[int], None], count: int) -> None:
        self._work = work
        self._count = count
        self._running: dict[int, int] = {}
        self._stopping = False

    def run(self) -> None:
        """Return when all workers have ended after SIGTERM or SIGINT."""
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._stop)
        signal.signal(signal.SIGALRM, self._kill)
        for number in range(self._count):
            self._start(number)
        while self._running:
            pid, status = os.wait()
            number = self._running.pop(pid)
            if not self._stopping:
                _log.error("worker %d ended with %d", number, os.waitstatus_to_exitcode(status))
                time.sleep(PAUSE_S)
                if not self._stopping:
                    self._start(number)
        signal.alarm(0)

    def _start(self, number: int) -> None:
        # A signal in between would find the parent's handlers in the child.
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        pid = os.fork()
        if pid:
            self._running[pid] = number
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
            return
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        code = 1
        try:
            self._work(number)
            code = 0
        except BaseException as error:  # noqa: BLE001 - told, and the parent starts another
            _log.critical("worker %d failed", number, exc_info=error)
        finally:
            # Not the parent's way out: its buffers and its handlers are the parent's to flush.
            os._exit(code)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True
        self._signal(signal.SIGTERM)
        signal.alarm(STOP_WITHIN_S)

    def _kill(self, _number: int, _frame: FrameType | None) -> None:
        _log.error("workers killed: %d", len(self._running))
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        for pid in self._running:
            os.kill(pid, number)
