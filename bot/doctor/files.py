"""Whether the points are there and fresh, and the bot can keep what it must."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bot.assembly import load_snapshot
from bot.doctor.finding import Finding, fail, ok, warn
from bot.settings import Settings
from bot.views.source import AGEING_AFTER
from geo.errors import PointsFileError
from geo.snapshot import Snapshot

LOW_SPACE_MB = 100

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def examine_points(settings: Settings, now: datetime) -> Finding:
    """Read the points as `run` would; raises nothing that a list can cause."""
    try:
        snapshot = load_snapshot(settings.points, settings.points_source, settings.points_as_of)
    except PointsFileError as error:
        return fail("points-unread", reason=error.code)
    return judge_points(snapshot, now)


def judge_points(snapshot: Snapshot, now: datetime) -> Finding:
    """How many there are, and how old."""
    count, as_of = snapshot.counts.total, snapshot.manifest.as_of
    if snapshot.manifest.demo:
        return warn("points-demo")
    if as_of is None:
        return warn("points-undated", count=count)
    days = max(0, (now - as_of).days)
    if now - as_of > AGEING_AFTER:
        return warn("points-old", count=count, days=days)
    return ok("points-ok", count=count, days=days)


def examine_state(folder: Path) -> Iterator[Finding]:
    """Whether the folder can be written; one that isn't there yet is left for `run` to make."""
    place = folder if folder.exists() else _nearest(folder)
    if not place.is_dir() or not _writable(place):
        yield fail("state-unwritable")
        return
    free_mb = shutil.disk_usage(place).free // 2**20
    if free_mb < LOW_SPACE_MB:
        yield warn("state-full", count=free_mb)
    if place == folder and folder.stat().st_mode & _OTHERS:
        yield warn("state-readable")
    else:
        yield ok("state-ok")


def examine_env_file(file: Path) -> Iterator[Finding]:
    """Secrets in a file are for its owner's eyes."""
    if file.exists() and file.stat().st_mode & _OTHERS:
        yield warn("env-readable")


def _nearest(folder: Path) -> Path:
    """The folder in which it would be made."""
    return next(parent for parent in folder.absolute().parents if parent.exists())


def _writable(place: Path) -> bool:
    if not os.access(place, os.W_OK | os.X_OK):
        return False
    try:
        with tempfile.TemporaryFile(dir=place) as probe:
            probe.write(b"\0" * 4_096)
            probe.flush()
            os.fsync(probe.fileno())
    except OSError:
        return False
    return True
