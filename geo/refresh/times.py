"""Instants and spans of time as the lists write them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from geo.clock import KYIV

_EPOCH_MS = re.compile(r"\d{12,13}")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,? (\d{1,2}):(\d{2}))?")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_MINUTES = re.compile(r"\b(?:хв|мін|min)", re.IGNORECASE)
_LONGEST_OPENING_TIME = timedelta(days=3)


def instant(text: str) -> datetime | None:
    """An aware instant from ISO 8601, «01.11.2026 18:00» or Esri's milliseconds since 1970.

    Without an offset it is Kyiv's time; None when the text is none of these.
    """
    try:
        if _EPOCH_MS.fullmatch(text):
            return datetime.fromtimestamp(int(text) / 1000, tz=KYIV)
        if found := _DAY_FIRST.fullmatch(text):
            day, month, year, hour, minute = (int(part or 0) for part in found.groups())
            return datetime(year, month, day, hour, minute, tzinfo=KYIV)
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=KYIV)


def opening_time(text: str) -> timedelta | None:
    """How long after an order a point opens: hours («3», «2,5 год») or minutes («30 хв»).

    None where the text says nothing, or nothing sensible.
    """
    found = _NUMBER.search(text)
    if not found:
        return None
    number = float(found[0].replace(",", "."))
    said = timedelta(minutes=number) if _MINUTES.search(text) else timedelta(hours=number)
    return said if timedelta() < said <= _LONGEST_OPENING_TIME else None
