"""Waiting for what another task or process does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable


async def until(true: Callable[[], Awaitable[bool] | bool], within_s: float = 10) -> float:
    """Wait until the condition holds; how many seconds it took. Raises TimeoutError."""
    began = time.monotonic()
    while time.monotonic() - began < within_s:
        holds = true()
        if holds if isinstance(holds, bool) else await holds:
            return time.monotonic() - began
        await asyncio.sleep(0.02)
    raise TimeoutError
