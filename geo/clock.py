"""The one time zone of the answers."""

from __future__ import annotations

from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")
