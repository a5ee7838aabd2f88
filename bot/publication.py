"""Publishes a file of points to whatever bots share the store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.settings import DemoRefusedError, StoreSettings
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.embedded import EmbeddedStore
from bot.storage.snapshots import SnapshotStore
from geo.refresh.packing import pack
from geo.refresh.reading import read_points
from geo.snapshot import Counts, Snapshot


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was published: public points, hromadas with withheld ones, rows left out, the blob."""

    counts: Counts
    withheld_hromadas: int
    rows_left_out: int
    sha256: str


def publish_file(
    settings: StoreSettings,
    file: Path,
    source: str = "",
    as_of: datetime | None = None,
    *,
    demo: bool = False,
) -> Receipt:
    """Read, pack and publish a list; `source` and `as_of` go before what the file says.

    Without REDIS_URL the server is the running bot's own, or one that is started for this. Raises
    PointsFileError, DemoRefusedError for made-up points without `demo`, EmbeddedUnavailableError,
    StoreUnavailableError.
    """
    read = read_points(file, source, as_of)
    if read.manifest.demo and not demo:
        raise DemoRefusedError
    snapshot = Snapshot.build(read.points, read.manifest)
    return Receipt(
        counts=snapshot.counts,
        withheld_hromadas=len(snapshot.withheld_hromadas),
        rows_left_out=read.left_out,
        sha256=asyncio.run(_publish(settings, pack(snapshot))),
    )


async def _publish(settings: StoreSettings, blob: bytes) -> str:
    async with _store(settings) as store:
        return (await SnapshotStore(store).publish(blob)).sha256


@asynccontextmanager
async def _store(settings: StoreSettings) -> AsyncIterator[Breaker]:
    async with AsyncExitStack() as closing:
        url = settings.redis_url
        if url is None:
            embedded = EmbeddedStore(settings.state_dir)
            url = await embedded.start()
            closing.push_async_callback(embedded.stop)
        redis = connect(url)
        closing.push_async_callback(redis.aclose)
        yield Breaker(redis)
