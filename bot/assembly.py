"""Puts the guide together from files: what the terminal's commands and the bot both stand on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import data
from geo.gazetteer.gazetteer import Gazetteer
from geo.guide import Guide
from geo.refresh.reading import read_points
from geo.regions import Regions
from geo.snapshot import Snapshot


def load_snapshot(
    points: Path | None = None, source: str = "", as_of: datetime | None = None
) -> Snapshot:
    """Read a file of points, the demo points by default; raises geo.errors.PointsFileError."""
    file = read_points(points or data.DEMO_POINTS, source, as_of)
    return Snapshot.build(file.points, file.manifest)


def load_gazetteer() -> Gazetteer:
    """The committed gazetteer."""
    return Gazetteer.load(data.GAZETTEER)


def load_guide(snapshot: Snapshot) -> Guide:
    """The guide over a snapshot, with the committed gazetteer and oblasts."""
    return Guide(load_gazetteer(), Regions.load(data.REGIONS), snapshot)
