"""What gives orders, put together for a command of the terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.clock import kyiv_now
from bot.live import Live
from bot.ordering import Ordering
from bot.published import live_at_hand
from bot.settings import PointsSettings
from bot.standing import StandingOrders
from bot.storage.at_hand import store_at_hand
from bot.storage.audit import AuditLog
from bot.storage.orders import OrderStore


@asynccontextmanager
async def ordering_at_hand(
    settings: PointsSettings, points: Path | None = None
) -> AsyncIterator[tuple[Ordering, Live]]:
    """What gives orders, and the guide to the points of `live_at_hand`.

    What has changed inside is kept on the disk at the end. Raises PointsFileError,
    EmbeddedUnavailableError, StoreUnavailableError.
    """
    async with store_at_hand(settings.redis_url, settings.state_dir) as store:
        live, _ = await live_at_hand(store, settings, points)
        orders = OrderStore(store)
        standing = StandingOrders(live, orders, settings.state_dir)
        await standing.start()
        yield Ordering(orders, AuditLog(store), lambda: live.guide, kyiv_now), live
        await standing.follow()
