"""What gives orders, put together for a command of the terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.assembly import load_guide, load_snapshot
from bot.clock import kyiv_now
from bot.live import Live
from bot.ordering import Ordering
from bot.publishing import Publishing
from bot.settings import StoreSettings
from bot.standing import StandingOrders
from bot.storage.at_hand import store_at_hand
from bot.storage.audit import AuditLog
from bot.storage.orders import OrderStore
from bot.storage.snapshots import SnapshotStore


@asynccontextmanager
async def ordering_at_hand(
    settings: StoreSettings, points: Path | None = None
) -> AsyncIterator[tuple[Ordering, Live]]:
    """What gives orders, and the guide to the published points, or to those of a file.

    What has changed inside is kept on the disk at the end. Raises PointsFileError,
    EmbeddedUnavailableError, StoreUnavailableError.
    """
    async with store_at_hand(settings.redis_url, settings.state_dir) as store:
        live = Live(load_guide(load_snapshot(points), settings.state_dir))
        if points is None:
            # Whether made-up points may be shown is judged by the bot that shows them.
            await Publishing(live, SnapshotStore(store), settings.state_dir, demo=True).start()
        orders = OrderStore(store)
        standing = StandingOrders(live, orders, settings.state_dir)
        await standing.start()
        yield Ordering(orders, AuditLog(store), lambda: live.guide, kyiv_now), live
        await standing.follow()
