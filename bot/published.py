"""What running bots answer from, read for a command: the published points under orders."""

from __future__ import annotations

from pathlib import Path

from bot.assembly import load_guide, load_snapshot
from bot.live import Live
from bot.publishing import Publishing
from bot.settings import PointsSettings
from bot.standing import StandingOrders
from bot.storage.at_hand import store_at_hand
from bot.storage.breaker import Breaker
from bot.storage.orders import OrderStore
from bot.storage.snapshots import SnapshotStore
from geo.guide import Guide


async def guide_at_hand(settings: PointsSettings, points: Path | None = None) -> tuple[Guide, bool]:
    """The guide to the points of `live_at_hand` under the orders that stand.

    And whether they are a file's or published. Raises PointsFileError, EmbeddedUnavailableError,
    StoreUnavailableError.
    """
    async with store_at_hand(settings.redis_url, settings.state_dir) as store:
        live, is_real = await live_at_hand(store, settings, points)
        await StandingOrders(live, OrderStore(store), settings.state_dir).start()
    return live.guide, is_real


async def live_at_hand(
    store: Breaker, settings: PointsSettings, points: Path | None = None
) -> tuple[Live, bool]:
    """A named file's points, else the published ones, else those of POINTS, else the demo's.

    And whether they are others than the demo's. Published ones that are made up, which `run` takes
    only with --demo, come after POINTS. Raises PointsFileError.
    """
    file = (
        load_snapshot(points)
        if points
        else load_snapshot(settings.points, settings.points_source, settings.points_as_of)
    )
    live = Live(load_guide(file, settings.state_dir))
    if points is not None:
        return live, True
    publishing = Publishing(
        live, SnapshotStore(store), settings.state_dir, demo=settings.points is None
    )
    await publishing.start()
    return live, settings.points is not None or publishing.held is not None
