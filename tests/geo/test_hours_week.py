"""A week as it is printed, and that a week written in words comes back the same."""

from __future__ import annotations

from datetime import date
from itertools import groupby

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geo.errors import DataError
from geo.hours import Access, DayGroup, Schedule, parse_hours, week
from geo.hours.reading import MAX_READ

ORDINARY = date(2026, 3, 18)
SPRING = date(2026, 3, 29)
AUTUMN = date(2026, 10, 25)

Span = tuple[int, int]


def test_around_the_clock_is_one_group() -> None:
    assert week(parse_hours("Цілодобово"), ORDINARY) == (DayGroup(0, 6, (("00:00", "24:00"),)),)


def test_days_off_and_breaks_stand_in_the_week() -> None:
    schedule = parse_hours("пн-пт 9:00-18:00, перерва 13:00-14:00, сб 10:00-00:00, нд вихідний")
    assert week(schedule, ORDINARY) == (
        DayGroup(0, 4, (("09:00", "13:00"), ("14:00", "18:00"))),
        DayGroup(5, 5, (("10:00", "24:00"),)),
        DayGroup(6, 6, ()),
    )


def test_hours_past_midnight_belong_to_the_day_they_begin_on() -> None:
    schedule = parse_hours("нд 20:00-02:00")
    assert week(schedule, ORDINARY) == (DayGroup(0, 5, ()), DayGroup(6, 6, (("20:00", "02:00"),)))


def test_days_around_the_clock_are_told_day_by_day() -> None:
    schedule = parse_hours("сб-нд цілодобово, пн 8:00-20:00")
    assert week(schedule, ORDINARY) == (
        DayGroup(0, 0, (("08:00", "20:00"),)),
        DayGroup(1, 4, ()),
        DayGroup(5, 6, (("00:00", "24:00"),)),
    )


def test_closed_for_good_is_a_closed_week() -> None:
    assert week(parse_hours("зачинено"), ORDINARY) == (DayGroup(0, 6, ()),)


@pytest.mark.parametrize("text", ["за потреби", "лише для персоналу", "як домовимося", ""])
def test_no_hours_make_no_week(text: str) -> None:
    assert week(parse_hours(text), ORDINARY) == ()


@pytest.mark.parametrize("text", ["Цілодобово", "щодня 01:00-03:30", "нд 03:15-03:45, сб 22-04"])
def test_moved_clocks_leave_the_week_as_it_is(text: str) -> None:
    schedule = parse_hours(text)
    assert week(schedule, SPRING) == week(schedule, AUTUMN) == week(schedule, ORDINARY)


@pytest.mark.parametrize("osm", ["", " ", '"a comment"', 'Mo-Su 09:00-18:00 "call"', "9 to 18"])
def test_an_unusable_expression_is_refused_without_its_words(osm: str) -> None:
    with pytest.raises(DataError) as caught:
        week(Schedule("text", Access.SCHEDULED, osm), ORDINARY)
    assert not osm.strip() or osm not in str(caught.value)


@st.composite
def days(draw: st.DrawFn) -> tuple[Span, ...]:
    """The hours of one day: none, one span, or two, the last of which may run past midnight."""
    quarters = st.integers(6 * 4, 24 * 4)
    bounds = sorted(draw(st.sets(quarters, min_size=0, max_size=4)))
    spans = [(a * 15, b * 15) for a, b in zip(bounds[::2], bounds[1::2], strict=False)]
    if draw(st.booleans()) and spans:
        last = draw(st.integers(1, 5 * 4)) * 15
        spans[-1] = (spans[-1][0], 24 * 60 + last)
    return tuple(spans)


weeks = st.lists(days(), min_size=7, max_size=7).filter(any)
NAMES = (
    ("пн", "вт", "ср", "чт", "пт", "сб", "нд"),
    ("Понеділок", "Вівторок", "Середа", "Четвер", "П’ятниця", "Субота", "Неділя"),
    ("ПН.", "ВТ.", "СР.", "ЧТ.", "ПТ.", "СБ.", "НД."),
    ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
)
TIMES = (
    "{0:02}:{1:02}–{2:02}:{3:02}",
    "з {0}:{1:02} до {2}:{3:02} год.",
    "{0:02}-{1:02} – {2:02}-{3:02}",
)


@st.composite
def spellings(draw: st.DrawFn, hours: list[tuple[Span, ...]]) -> str:
    """One way in which a person writes the week down."""
    names, time = draw(st.sampled_from(NAMES)), draw(st.sampled_from(TIMES))
    hours_first = draw(st.booleans()) and all(hours)
    between = draw(st.sampled_from(["; ", "\n", ";"]))
    clauses = []
    for spans, run in groupby(range(7), key=hours.__getitem__):
        first, *others = (names[day] for day in run)
        who = f"{first}-{others[-1]}" if others else first
        when = ", ".join(
            time.format(*divmod(start, 60), *divmod(end % 1440, 60)) for start, end in spans
        )
        clauses.append(f"{when} {who}" if hours_first else f"{who}: {when or 'вихідний'}")
    return between.join(clauses)


@settings(max_examples=200)
@given(st.data())
def test_a_week_in_words_reads_back_the_same(data: st.DataObject) -> None:
    hours = data.draw(weeks)
    text = data.draw(spellings(hours))
    assume(len(text) <= MAX_READ)
    expected = []
    for spans, run in groupby(range(7), hours.__getitem__):
        first, *others = run
        told_spans = tuple((told(start), told(end)) for start, end in spans)
        expected.append(DayGroup(first, others[-1] if others else first, told_spans))
    assert week(parse_hours(text), ORDINARY) == tuple(expected)


def told(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}" if minute != 1440 else "24:00"
