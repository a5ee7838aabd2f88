"""The signals that end the bot, and what they do as long as it has taken nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

ENDING: Final = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Have either signal end the process at once, with 0, until the work inside listens itself.

    To the first process of a container Linux delivers only what it has a handler for: without one
    a bot that is told to end while it loads would go on to serve. A signal that is ignored, as a
    shell's `&` does, stays so.
    """
    before = {each: signal.getsignal(each) for each in ENDING}
    for each, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(each, _end)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _end(_number: int, _frame: FrameType | None) -> None:
    # Nothing to close: a Redis of the bot's own notices by itself that its parent is gone.
    os._exit(0)
