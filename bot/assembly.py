"""Puts the guide together from files: what the terminal's commands and the bot both stand on."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

import data
from geo.errors import DataError
from geo.gazetteer.entries import Entries
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.table import IMPORTED, load
from geo.guide import Guide
from geo.refresh.reading import read_points
from geo.regions import Regions
from geo.snapshot import Snapshot

_log = logging.getLogger(__name__)


def load_snapshot(
    points: Path | None = None, source: str = "", as_of: datetime | None = None
) -> Snapshot:
    """Read a file of points, the demo points by default; raises geo.errors.PointsFileError."""
    file = read_points(points or data.DEMO_POINTS, source, as_of)
    return Snapshot.build(file.points, file.manifest)


def load_entries(state_dir: Path | None = None) -> Entries:
    """The table of settlements imported into `state_dir`, else the committed one.

    An imported one that can't be read is left aside with a warning: the bot answers without.
    """
    imported = state_dir / IMPORTED if state_dir else None
    if imported and imported.exists():
        try:
            return load(imported)
        except DataError:
            _log.warning("the imported gazetteer is left aside: import it again")
    return load(data.GAZETTEER)


def load_gazetteer(state_dir: Path | None = None) -> Gazetteer:
    """The gazetteer over the settlements of `load_entries`."""
    return Gazetteer(load_entries(state_dir))


def load_guide(snapshot: Snapshot, state_dir: Path | None = None) -> Guide:
    """The guide over a snapshot, with the gazetteer of `load_entries` and the oblasts."""
    return Guide(load_gazetteer(state_dir), Regions.load(data.REGIONS), snapshot)
