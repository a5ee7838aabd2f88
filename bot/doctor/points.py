"""Whether there are points to answer from, and how old they are."""

from __future__ import annotations

import asyncio
from datetime import datetime

from bot.assembly import load_snapshot
from bot.doctor.finding import Finding, fail, ok, warn
from bot.doctor.store import store_url
from bot.settings import Settings
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.connection import connect
from bot.storage.kept import KeptSnapshot
from bot.storage.snapshots import DamagedSnapshotError, SnapshotStore
from bot.views.source import AGEING_AFTER
from geo.errors import DataError, PointsFileError
from geo.refresh.packing import unpack
from geo.snapshot import Snapshot


async def examine_points(settings: Settings, now: datetime) -> list[Finding]:
    """Judge what would answer: the published points, else those that the disk keeps or POINTS.

    `run` reads POINTS at its start all the same, so a file that can't be read is always told of.
    """
    findings: list[Finding] = []
    answering: Snapshot | None = None
    try:
        answering = await asyncio.to_thread(
            load_snapshot, settings.points, settings.points_source, settings.points_as_of
        )
    except PointsFileError as error:
        findings.append(fail("points-unread", reason=error.code))
    try:
        blob = await _published(settings)
        if blob is not None:
            answering = await asyncio.to_thread(unpack, blob)
    except (DamagedSnapshotError, DataError):
        findings.append(fail("points-damaged"))
    return findings if answering is None else [_judge(answering, now), *findings]


def _judge(snapshot: Snapshot, now: datetime) -> Finding:
    count, as_of = snapshot.counts.total, snapshot.manifest.as_of
    if snapshot.manifest.demo:
        return warn("points-demo")
    if as_of is None:
        return warn("points-undated", count=count)
    days = max(0, (now - as_of).days)
    if now - as_of > AGEING_AFTER:
        return warn("points-old", count=count, days=days)
    return ok("points-ok", count=count, days=days)


async def _published(settings: Settings) -> bytes | None:
    """What Redis has, else what the disk keeps; raises DamagedSnapshotError."""
    url = store_url(settings)
    if url is not None:
        redis = connect(url)
        store = SnapshotStore(Breaker(redis))
        try:
            current = await store.current()
            if current is not None:
                return await store.fetch(current.sha256)
        except StoreUnavailableError:
            pass  # told of by the examination of Redis
        finally:
            await redis.aclose()
    try:
        kept = await asyncio.to_thread(KeptSnapshot(settings.state_dir).read)
    except OSError:
        return None  # told of by the examination of STATE_DIR
    return kept[1] if kept else None
