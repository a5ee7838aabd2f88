"""Keeps the guide at what residents report, on every replica."""

from __future__ import annotations

import asyncio
import random

from bot.clock import Clock
from bot.live import Live
from bot.storage.breaker import StoreUnavailableError
from bot.storage.reports import ReportStore
from geo.reports import Reports

POLL_S = 30.0
RETRY_S = 1.0
PACE_S = 0.8
"""In a surge of reports a replica reads them at most so often."""


class Reporting:
    """Makes `live` tell of what several people report; without Redis what it has fades in a day.

    The channel tells of a change at once; asking every `poll_s` seconds catches what it missed.
    """

    def __init__(
        self, live: Live, store: ReportStore, clock: Clock, *, poll_s: float = POLL_S
    ) -> None:
        self._live = live
        self._store = store
        self._clock = clock
        self._poll_s = poll_s

    async def run(self) -> None:
        """Follow the reports until cancelled; a Redis that is gone is asked again."""
        while True:
            try:
                async with self._store.changes() as change:
                    await self.follow()
                    await change(self._poll_s)
                await asyncio.sleep(PACE_S)
            except StoreUnavailableError:
                await asyncio.sleep(RETRY_S * random.uniform(0.8, 1.2))  # noqa: S311

    async def follow(self) -> None:
        """Take what is reported now."""
        self._live.tell(Reports.gather(await self._store.recent(self._clock())))
