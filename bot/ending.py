"""The end of the process: what tells that it begins, and the one deadline that all its steps share.

What is under way gets ten seconds, then each step gets what the ones before it have left. Whatever
hangs then is left behind: a supervisor would kill the process soon after, and less gently.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import time
from contextlib import suppress
from types import FrameType
from typing import Final, NoReturn

from bot.signals import ENDING

END_WITHIN_S: Final = 13.5
RESERVE_S: Final = 1.5
"""What closing connections and a Redis of the bot's own needs after the last words to people."""
KILL_S: Final = 0.5
"""What is left for killing that Redis when it doesn't stop."""

_log = logging.getLogger(__name__)


class Ending:
    """`begun` is set once the process has been told to end."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self._deadline: float | None = None
        self._heard = False

    def begin(self) -> None:
        """Begin the end, and with it its clock; once."""
        if not self.begun.is_set():
            self._deadline = time.monotonic() + END_WITHIN_S
            self.begun.set()

    def left(self, longest_s: float, reserve_s: float = 0.0) -> float:
        """How long a step may take: `longest_s`, or what is left but for a reserve; 0 at least."""
        if self._deadline is None:
            return longest_s
        return max(0.0, min(longest_s, self._deadline - reserve_s - time.monotonic()))

    def listen(self, parent: int | None = None) -> None:
        """Begin the end at SIGTERM or SIGINT; a second signal ends the process at once.

        A worker listens to its `parent`, a descriptor whose end is the word, and to a SIGTERM of
        its own. It doesn't count signals: those of a whole group and the parent's word are one.
        """
        loop = asyncio.get_running_loop()
        signal.signal(signal.SIGALRM, _leave_late)

        def begin() -> None:
            if not self.begun.is_set():
                _log.info("shutdown begins")
                self.begin()

        def hear(_number: int, _frame: FrameType | None) -> None:
            if self._heard and parent is None:
                _leave("shutdown: told twice, ended at once")
            if not self._heard:
                self._heard = True
                signal.setitimer(signal.ITIMER_REAL, END_WITHIN_S)
            with suppress(RuntimeError):  # the loop has ended already
                loop.call_soon_threadsafe(begin)

        def lose_parent() -> None:
            loop.remove_reader(parent or 0)
            signal.raise_signal(signal.SIGTERM)

        for each in ENDING:
            if signal.getsignal(each) is not signal.SIG_IGN:
                signal.signal(each, hear)
        if parent is not None:
            loop.add_reader(parent, lose_parent)


def _leave_late(_number: int, _frame: FrameType | None) -> None:
    _leave(f"shutdown: not done within {END_WITHIN_S:g} s, the rest is left")


def _leave(why: str) -> NoReturn:
    try:
        _log.critical(why)
    finally:
        os._exit(1)  # the signal may have come within the writing of a line, which then fails
