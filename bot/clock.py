"""The bot's one clock, so that tests and `--at` can set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from geo.clock import KYIV

Clock = Callable[[], datetime]


def kyiv_now() -> datetime:
    """The present instant in Europe/Kyiv."""
    return datetime.now(KYIV)
