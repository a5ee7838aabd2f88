"""Tells the admins' chat what people report, once an hour at most."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.clock import Clock
from bot.i18n import words_in
from bot.live import Live
from bot.storage.breaker import StoreUnavailableError
from bot.storage.reports import ReportStore
from bot.views.reports import digest_text
from geo.reports import Reports

PAUSE_S = 60.0
FRESH = timedelta(hours=1)
"""As long as a digest counts: what was reported before stood in the one before."""

_log = logging.getLogger(__name__)


class Digest:
    """Looks at the reports of all replicas; `alert` sends a text and raises nothing."""

    def __init__(
        self,
        live: Live,
        reports: ReportStore,
        alert: Callable[[str], Awaitable[None]],
        clock: Clock,
    ) -> None:
        self._live = live
        self._reports = reports
        self._alert = alert
        self._clock = clock

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            try:
                await self.look()
            except StoreUnavailableError:
                _log.info("no reports are looked at: redis doesn't answer")
            await asyncio.sleep(PAUSE_S * random.uniform(0.8, 1.2))  # noqa: S311

    async def look(self) -> None:
        """Tell of the points that several people reported, somebody of them lately."""
        now = self._clock()
        reports = await self._reports.recent(now)
        told = Reports.gather(reports)
        since = now.timestamp() - FRESH.total_seconds()
        fresh = {each.point_id for each in reports if each.at.timestamp() > since}
        snapshot = self._live.guide.snapshot
        points = [snapshot.by_id(each) for each in sorted(fresh)]
        found = [
            (point, findings) for point in points if point and (findings := told.of(point.id, now))
        ]
        if found and await self._reports.may_tell(FRESH):
            await self._alert(digest_text(words_in("uk"), found))
