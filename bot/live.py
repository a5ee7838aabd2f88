"""The guide that answers now; another snapshot may take its place between two updates."""

from __future__ import annotations

from dataclasses import replace

from geo.guide import Guide
from geo.snapshot import Snapshot


class Live:
    """Holds the current guide; an update that has begun keeps the guide it began with."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def take(self, snapshot: Snapshot) -> None:
        """Answer from this snapshot from now on; the gazetteer and the outlines stay."""
        self.guide = replace(self.guide, snapshot=snapshot)
