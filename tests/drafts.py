"""A checked list as it stands after the check, made by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from geo.clock import KYIV
from geo.refresh.diff import Change, Diff
from geo.refresh.draft import Draft, Tally
from geo.snapshot import Manifest

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)


def made_draft(blob: bytes, **changes: Any) -> Draft:
    """A list of thirty points in Kyiv oblast that nothing speaks against."""
    described: dict[str, Any] = {
        "source_id": "kyiv",
        "manifest": Manifest("1" * 64, "Рада", NOON),
        "licence": "",
        "tally": Tally(30, 0, 0, 30, 0, 0, 30, 0),
        "notices": (),
        "totals": {},
        "severities": {},
        "unknown_headers": (),
        "diff": Diff(per_oblast={"UA32": Change(after=30, added=30)}),
        "verdicts": (),
        "checked_at": NOON,
        "sha256": "a" * 64,
        "parent": "",
    }
    return Draft(**described | changes, blob=blob)
