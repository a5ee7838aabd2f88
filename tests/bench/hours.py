"""Published hours: reading them, and the verdicts on one point and on all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np

from bot.assembly import load_snapshot
from geo.clock import KYIV
from geo.hours import parse_hours, week
from geo.opening import opening_at
from geo.ruling import terms_of
from geo.timetable import Timetable
from tests.bench.report import interleaved, spread, table

# With the minutes of each hour put in, so that no text comes twice: what was read is remembered.
FORMS = (
    "Щодня з 05:{} до 23:56",
    "ПН — ПТ: 09:{}–18:00",
    "08:{}-17:00 будні дні",
    "08:{}-21:00 будні дні 9:00-20:00 вихідні дні",
    "понеділок 16:{}-20:00: вівторок-субота 10:00-20:00: неділя вихідний",
    "пн.-пт. 8.{}-17.00; сб, нд вихідний",
    "05:{}-00:00",
    "за графіком закладу {}",
)
START = datetime(2026, 3, 17, 0, 7, tzinfo=KYIV)
MINUTES = 400


def report() -> Iterator[str]:
    """Times a piece, and pieces a second."""
    points = load_snapshot().points
    texts = [form.format(f"{minute:02}") for minute in range(60) for form in FORMS]
    timetable = Timetable(map(terms_of, points))
    instants = [START + timedelta(minutes=37 * number) for number in range(MINUTES)]
    timed = {
        "reading a published text": interleaved({"": parse_hours}, texts),
        "verdict on one schedule": interleaved(
            {"": lambda case: opening_at(case[0], False, case[1])},
            [(parse_hours(text), instant) for text in texts for instant in instants[:5]],
        ),
        "printed week of one schedule": interleaved(
            {"": lambda text: week(parse_hours(text), START.date())}, texts
        ),
        f"verdicts on {len(points):,} points, a new minute": interleaved(
            {"": lambda instant: timetable.at(instant).open()}, instants
        ),
        "the same, a minute asked before": interleaved(
            {"": lambda _: timetable.at(instants[-1]).open()}, instants
        ),
    }
    yield "Hours; times in µs"
    yield ""
    rows = [
        [what, *spread(taken[""]), f"{1_000_000 / float(np.median(taken[''])):,.0f}"]
        for what, taken in timed.items()
    ]
    yield from table(("what", "p50", "p99", "a second"), rows)
