"""Dates of the lists, and how soon a standby point opens."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from geo.clock import KYIV
from geo.refresh.times import instant, opening_time


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-11-01T00:00+02:00", datetime(2026, 11, 1, tzinfo=KYIV)),
        ("2026-07-01T12:30:00Z", datetime(2026, 7, 1, 15, 30, tzinfo=KYIV)),
        ("2026-11-01 18:05", datetime(2026, 11, 1, 18, 5, tzinfo=KYIV)),
        ("2026-11-01", datetime(2026, 11, 1, tzinfo=KYIV)),
        ("01.11.2026", datetime(2026, 11, 1, tzinfo=KYIV)),
        ("1.11.2026, 18:05", datetime(2026, 11, 1, 18, 5, tzinfo=KYIV)),
        ("1793484000000", datetime(2026, 11, 1, tzinfo=KYIV)),
        ("", None),
        ("31.02.2026", None),
        ("листопад 2026", None),
    ],
)
def test_instant(text: str, read: datetime | None) -> None:
    assert instant(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("3", timedelta(hours=3)),
        ("0.5", timedelta(minutes=30)),
        ("2,5 год", timedelta(hours=2, minutes=30)),
        ("протягом 3 годин", timedelta(hours=3)),
        ("72", timedelta(days=3)),
        ("до 30 хв", timedelta(minutes=30)),
        ("90 min", timedelta(minutes=90)),
        ("72.01", None),
        ("0", None),
        ("", None),
        ("негайно", None),
    ],
)
def test_opening_time(text: str, read: timedelta | None) -> None:
    assert opening_time(text) == read
