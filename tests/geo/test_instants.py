"""An instant as a person writes it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.clock import KYIV
from geo.errors import QueryError
from geo.instants import read_instant

NOW = datetime(2026, 3, 17, 12, 30, tzinfo=KYIV)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("вт 08:00", "03-24 08:00"),
        ("вт 18:00", "03-17 18:00"),
        ("до вівторка 08:00", "03-24 08:00"),
        ("у середу о 8.00", "03-18 08:00"),
        ("08:00 wed", "03-18 08:00"),
        ("until Friday, 24:00", "03-21 00:00"),
        ("08:00", "03-18 08:00"),
        ("12:31", "03-17 12:31"),
        ("завтра 08:00", "03-18 08:00"),
        ("завтра", "03-18 00:00"),
        ("18.03", "03-18 00:00"),
        ("18.03 08:00", "03-18 08:00"),
        ("24.11.2026 08:00", "11-24 08:00"),
        ("+12h", "03-18 00:30"),
        ("3 год", "03-17 15:30"),
        ("2026-03-18T08:00", "03-18 08:00"),
        ("2026-03-18 08:00+00:00", "03-18 10:00"),
        ("2026-03-18T06:00Z", "03-18 08:00"),
    ],
)
def test_what_a_text_means(text: str, read: str) -> None:
    assert read_instant(text, NOW) == datetime.fromisoformat(f"2026-{read}").replace(tzinfo=KYIV)


def test_a_date_that_is_past_is_next_year() -> None:
    assert read_instant("16.03 08:00", NOW) == datetime(2027, 3, 16, 8, 0, tzinfo=KYIV)


@pytest.mark.parametrize(
    "text",
    [
        "", "колись", "вт ср 08:00", "08:00 09:00", "25:00", "08:60", "31.02 08:00", "2025-01-01",
        "сьогодні 08:00", "17.03.2026", "0 год", "вт " * 20, "8", "вт 08:00 \0",
    ],
)  # fmt: skip
def test_what_means_nothing(text: str) -> None:
    with pytest.raises(QueryError):
        read_instant(text, NOW)


def test_hours_are_counted_through_a_change_of_clocks() -> None:
    """Clocks go forward from 03:00 to 04:00 on 29 March."""
    before = datetime(2026, 3, 29, 2, 0, tzinfo=KYIV)
    assert read_instant("2 год", before) == datetime(2026, 3, 29, 5, 0, tzinfo=KYIV)


@given(st.text(max_size=60), st.integers(0, 400))
def test_whatever_is_read_is_ahead(text: str, days: int) -> None:
    now = NOW + timedelta(days=days)
    try:
        read = read_instant(text, now)
    except QueryError:
        return
    assert read > now
