"""Whether the bot can keep what it must, and nobody else reads it."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.doctor.finding import Finding, fail, ok, warn

LOW_SPACE_MB = 100

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


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
