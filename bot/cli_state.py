"""What a bot with these settings would answer from, read without what the answer doesn't need.

The points of `--points` come first, then the published ones, then those of POINTS, then the demo's:
as in `run`, where nobody names a file. A published list of made-up points, which `run` takes only
with --demo, comes after POINTS here.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.assembly import load_guide, load_snapshot
from bot.cli_environment import named, state_dir
from bot.cli_frame import awaited
from bot.clock import kyiv_now
from bot.storage.kept import KeptSnapshot
from bot.storage.kept_orders import KeptOrders
from bot.storage.order_text import Standing
from bot.storage.pointer import Publication
from geo.errors import DataError
from geo.guide import Guide
from geo.orders import Order
from geo.refresh.packing import unpack
from geo.reports import NO_REPORTS, Reports
from geo.snapshot import Snapshot

if TYPE_CHECKING:
    from bot.i18n import Language
    from bot.settings import PointsSettings

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What bots share; `held` is what is published, with its blob."""

    held: tuple[Publication, bytes] | None
    standing: Standing
    reports: Reports = NO_REPORTS


def answering_guide(
    points: Path | None, source: str, as_of: datetime | None, lang: Language
) -> Guide:
    """The guide to those points, under the orders and reports that are known.

    Raises PointsFileError, SettingsError.
    """
    snapshot, orders = _answering(points, source, as_of, lang)
    return _under(snapshot, orders)


def answering_snapshot(
    points: Path | None, source: str, as_of: datetime | None, lang: Language
) -> Snapshot:
    """The same points without the gazetteer, which takes longer to load than an answer.

    Only an order's unit may need it.
    """
    snapshot, orders = _answering(points, source, as_of, lang)
    return _under(snapshot, orders).snapshot if orders else snapshot


def _under(snapshot: Snapshot, orders: tuple[Order, ...]) -> Guide:
    guide = load_guide(snapshot, state_dir())
    return guide.under(orders) if orders else guide


def _answering(
    points: Path | None, source: str, as_of: datetime | None, lang: Language
) -> tuple[Snapshot, tuple[Order, ...]]:
    settings = _settings()
    shared = _shared(settings, lang, with_points=points is None)
    snapshot = (
        _standing_points(settings, shared.held, source, as_of)
        if points is None
        else load_snapshot(points, source, as_of)
    )
    return snapshot.told(shared.reports), shared.standing.orders


def _standing_points(
    settings: PointsSettings | None,
    held: tuple[Publication, bytes] | None,
    source: str,
    as_of: datetime | None,
) -> Snapshot:
    published = _unpacked(held[1]) if held else None
    if published and not published.manifest.demo:
        return published
    if settings and settings.points:
        return load_snapshot(
            settings.points, source or settings.points_source, as_of or settings.points_as_of
        )
    return published or load_snapshot(None, source, as_of)


def _unpacked(blob: bytes) -> Snapshot | None:
    try:
        return unpack(blob)
    except DataError as error:
        _log.warning("the published points are left aside, they can't be read: %s", error)
        return None


def _shared(settings: PointsSettings | None, lang: Language, *, with_points: bool) -> _Shared:
    """What the named Redis has, else what a bot on this machine keeps; the later of both."""
    kept = _kept(settings.state_dir if settings else state_dir(), with_points=with_points)
    if settings is None or settings.redis_url is None:
        return kept
    from bot.storage.breaker import StoreUnavailableError

    try:
        return awaited(_asked(settings.redis_url, settings.state_dir, kept, with_points))
    except StoreUnavailableError:
        from bot.i18n import words_in

        typer.echo(words_in(lang)("answered-without-redis"), err=True)
        return kept


def _kept(folder: Path, *, with_points: bool) -> _Shared:
    held, standing = None, Standing()
    try:
        held = KeptSnapshot(folder).read() if with_points else None
        standing = KeptOrders(folder).read()
    except OSError as error:
        _log.warning("what is kept can't be read: %s", type(error).__name__)
    return _Shared(held, standing)


async def _asked(redis_url: str, folder: Path, kept: _Shared, with_points: bool) -> _Shared:
    from bot.storage.at_hand import store_at_hand
    from bot.storage.orders import OrderStore
    from bot.storage.reports import ReportStore
    from bot.storage.snapshots import DamagedSnapshotError, SnapshotStore

    held = kept.held
    async with store_at_hand(redis_url, folder) as store:
        told = await OrderStore(store).standing()
        # Reports are read without the key under which they were taken.
        reports = Reports.gather(await ReportStore(b"", store).recent(kyiv_now()))
        snapshots = SnapshotStore(store)
        current = await snapshots.current() if with_points else None
        if current and (held is None or current.at_ms > held[0].at_ms):
            try:
                held = current, await snapshots.fetch(current.sha256)
            except DamagedSnapshotError:
                _log.warning("the published points are damaged: the ones before answer")
    standing = max(told, kept.standing, key=lambda each: each.at_ms)
    return _Shared(held, standing, reports)


def _settings() -> PointsSettings | None:
    """Read wholly only where they matter: that takes a tenth of a second."""
    if not named("REDIS_URL") and not named("POINTS"):
        return None
    from bot.settings import load_points_settings

    return load_points_settings()
