"""What running bots answer from, read for a command: the published points under orders."""

from __future__ import annotations

from pathlib import Path

from bot.assembly import load_guide, load_snapshot
from bot.live import Live
from bot.publishing import Publishing
from bot.settings import StoreSettings
from bot.standing import StandingOrders
from bot.storage.at_hand import store_at_hand
from bot.storage.orders import OrderStore
from bot.storage.snapshots import SnapshotStore
from geo.guide import Guide


async def guide_at_hand(settings: StoreSettings, points: Path | None = None) -> tuple[Guide, bool]:
    """The guide to a file's points, else to the published ones, else to the demo's.

    And whether they are a file's or published. Orders that stand are counted in. Raises
    PointsFileError, EmbeddedUnavailableError, StoreUnavailableError.
    """
    live = Live(load_guide(load_snapshot(points), settings.state_dir))
    async with store_at_hand(settings.redis_url, settings.state_dir) as store:
        # Whether made-up points may be shown is judged by the bot that shows them.
        publishing = Publishing(live, SnapshotStore(store), settings.state_dir, demo=True)
        if points is None:
            await publishing.start()
        await StandingOrders(live, OrderStore(store), settings.state_dir).start()
    return live.guide, points is not None or publishing.held is not None
