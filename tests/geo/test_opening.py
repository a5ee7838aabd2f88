"""What a person who walks there now would find."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.clock import KYIV
from geo.errors import DataError, QueryError
from geo.hours import Access, Schedule, parse_hours
from geo.opening import Opening, State, opening_at


def at(text: str) -> datetime:
    """A wall-clock time in Kyiv, in 2026: "03-17 21:30"."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=KYIV)


def seen(hours: str, instant: datetime) -> Opening:
    return opening_at(parse_hours(hours), standby=False, instant=instant)


def test_is_open_from_the_minute_it_opens_until_the_minute_it_closes() -> None:
    hours = "Щодня з 10:00 до 21:30"
    opens, closes = at("03-17 10:00"), at("03-17 21:30")
    second = timedelta(seconds=1)
    assert seen(hours, opens - second) == Opening(State.OPENS_AT, at=opens)
    assert seen(hours, opens) == Opening(State.OPEN, until=closes)
    assert seen(hours, closes - second) == Opening(State.OPEN, until=closes)
    assert seen(hours, closes) == Opening(State.OPENS_AT, at=at("03-18 10:00"))


def test_around_the_clock_never_closes() -> None:
    for hours in ("Цілодобово", "05:00-24:00, 00:00-05:00"):
        assert seen(hours, at("03-17 03:00")) == Opening(State.OPEN)


def test_twenty_three_hours_are_taken_literally() -> None:
    hours = "Щодня з 00:00 до 23:00"
    assert seen(hours, at("03-17 00:00")) == Opening(State.OPEN, until=at("03-17 23:00"))
    assert seen(hours, at("03-17 23:00")) == Opening(State.OPENS_AT, at=at("03-18 00:00"))


def test_hours_that_meet_at_midnight_are_one() -> None:
    hours = "пн 18:00-24:00, вт 00:00-12:00"
    assert seen(hours, at("03-16 20:00")) == Opening(State.OPEN, until=at("03-17 12:00"))


def test_hours_past_midnight_hold_into_a_day_off() -> None:
    hours = "пт 20:00-02:00, сб вихідний"
    assert seen(hours, at("03-21 01:00")) == Opening(State.OPEN, until=at("03-21 02:00"))


def test_a_break_closes() -> None:
    hours = "пн-пт 9-18, перерва 13-14"
    assert seen(hours, at("03-17 12:59")).until == at("03-17 13:00")
    assert seen(hours, at("03-17 13:00")) == Opening(State.OPENS_AT, at=at("03-17 14:00"))


def test_opens_at_looks_a_day_ahead_and_closed_further() -> None:
    hours = "пн 9-18"
    opens = at("03-23 09:00")
    assert seen(hours, opens - timedelta(hours=24)) == Opening(State.OPENS_AT, at=opens)
    later = Opening(State.CLOSED, at=opens)
    assert seen(hours, opens - timedelta(hours=24, seconds=1)) == later


def test_days_on_end_have_their_closing_time() -> None:
    hours = "пн-сб цілодобово, нд вихідний"
    assert seen(hours, at("03-16 00:00")) == Opening(State.OPEN, until=at("03-22 00:00"))


@pytest.mark.parametrize(
    ("osm", "state", "has_time"),
    [
        ("24/7; 2026 Mar 24 off", State.OPEN, True),
        ("24/7; 2026 Mar 25 off", State.OPEN, False),
        ("2026 Mar 31 09:00-18:00", State.CLOSED, True),
        ("2026 Apr 1 09:00-18:00", State.CLOSED, False),
    ],
)
def test_horizons_bound_what_is_promised(osm: str, state: State, has_time: bool) -> None:
    opening = opening_at(Schedule("", Access.SCHEDULED, osm), False, at("03-17 12:00"))
    assert opening.state is state
    assert bool(opening.until or opening.at) is has_time


def test_closed_for_good_has_no_opening_time() -> None:
    assert seen("не працює", at("03-17 12:00")) == Opening(State.CLOSED)


@pytest.mark.parametrize(
    ("hours", "state"),
    [
        ("за потреби", State.STANDBY),
        ("лише для учнів", State.RESTRICTED),
        ("за графіком закладу", State.UNKNOWN),
        (None, State.UNKNOWN),
    ],
)
def test_without_hours_there_is_no_time(hours: str | None, state: State) -> None:
    assert opening_at(parse_hours(hours), False, at("03-17 12:00")) == Opening(state)


@pytest.mark.parametrize("hours", ["Цілодобово", "пн 9-18", "за потреби", "хтозна", None])
def test_a_standby_point_is_standby_whatever_its_hours(hours: str | None) -> None:
    assert opening_at(parse_hours(hours), True, at("03-16 12:00")) == Opening(State.STANDBY)


def test_a_restricted_point_is_not_promised_as_standby() -> None:
    schedule = parse_hours("лише для працівників")
    assert opening_at(schedule, True, at("03-16 12:00")) == Opening(State.RESTRICTED)


@pytest.mark.parametrize("hours", ["Цілодобово", "за потреби"])
def test_a_naive_instant_is_refused(hours: str) -> None:
    with pytest.raises(QueryError):
        seen(hours, datetime(2026, 3, 17, 12))  # noqa: DTZ001


def test_an_instant_outside_the_calendar_is_refused() -> None:
    with pytest.raises(QueryError):
        seen("9-18", datetime.max.replace(tzinfo=UTC))


def test_hours_that_cannot_be_used_are_never_open() -> None:
    with pytest.raises(DataError):
        opening_at(Schedule("", Access.SCHEDULED, " "), False, at("03-17 12:00"))


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=-5)), KYIV])
def test_any_zone_asks_and_kyiv_answers(zone: timezone) -> None:
    opening = seen("9-18", at("03-17 12:00").astimezone(zone))
    assert opening == Opening(State.OPEN, until=at("03-17 18:00"))
    assert opening.until
    assert opening.until.tzinfo is KYIV


# The nights when clocks move: on 29 March 03:00 becomes 04:00, on 25 October 04:00 becomes 03:00.
BEFORE, AFTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=3))


def spring(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 29, hour, minute, tzinfo=AFTER if hour >= 4 else BEFORE)


def first_pass(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, 25, hour, minute, tzinfo=AFTER)


def second_pass(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, 25, hour, minute, tzinfo=BEFORE)


@pytest.mark.parametrize(
    ("hours", "asked", "state", "change"),
    [
        # a skipped closing time is the end of the skipped hour
        ("22:00-03:30", spring(2, 45), State.OPEN, spring(4)),
        ("22:00-03:30", spring(4), State.OPENS_AT, spring(22)),
        # and so is a skipped opening time
        ("03:15-20:00", spring(2, 45), State.OPENS_AT, spring(4)),
        ("03:15-20:00", spring(4), State.OPEN, spring(20)),
        # hours wholly skipped do not happen
        ("03:15-03:45", spring(2, 45), State.OPENS_AT, at("03-30 03:15")),
        ("00:00-03:15, 03:45-12:00", spring(2, 45), State.OPEN, spring(12)),
        ("02:00-05:00", spring(2, 30), State.OPEN, spring(5)),
        ("22:00-06:00", spring(1), State.OPEN, spring(6)),
        # a closing time that comes twice counts the first time, and so does an opening time
        ("22:00-03:30", first_pass(3, 10), State.OPEN, first_pass(3, 30)),
        ("22:00-03:30", first_pass(3, 40), State.OPENS_AT, second_pass(22)),
        ("22:00-03:30", second_pass(3, 10), State.OPENS_AT, second_pass(22)),
        ("03:30-20:00", first_pass(2), State.OPENS_AT, first_pass(3, 30)),
        ("03:30-20:00", second_pass(3, 10), State.OPEN, second_pass(20)),
        ("03:15-03:45", second_pass(3, 20), State.OPENS_AT, at("10-26 03:15")),
        ("02:00-05:00", first_pass(3, 30), State.OPEN, second_pass(5)),
        ("02:00-04:00", second_pass(3, 59), State.OPEN, second_pass(4)),
        ("02:00-04:00", second_pass(4), State.OPENS_AT, at("10-26 02:00")),
    ],
)
def test_nights_when_clocks_move(
    hours: str, asked: datetime, state: State, change: datetime
) -> None:
    opening = seen(hours, asked)
    assert opening.state is state
    assert (opening.until or opening.at) == change.astimezone(KYIV)
    told = opening.until or opening.at
    assert told
    assert told.timestamp() == change.timestamp()


def test_a_day_ahead_is_a_day_of_real_time() -> None:
    hours, opens = "нд 12-18", spring(12)
    day_before = (opens - timedelta(hours=24)).astimezone(KYIV)
    assert day_before == at("03-28 11:00")
    assert seen(hours, day_before).state is State.OPENS_AT
    assert seen(hours, day_before - timedelta(minutes=1)).state is State.CLOSED


MINUTE = timedelta(minutes=1)
WEEK = 7 * 24 * 60
NIGHTS = (spring(0), first_pass(0), at("03-18 00:00"))


def stepping(spans: list[tuple[int, int]]) -> Callable[[datetime], bool]:
    """A model of the same hours every day, by the minutes of the wall clock and nothing else."""
    minutes = {minute % 1440 for start, end in spans for minute in range(start, end)}

    def is_open(instant: datetime) -> bool:
        here = instant.astimezone(KYIV)
        return here.hour * 60 + (59 if here.fold else here.minute) in minutes

    return is_open


@settings(max_examples=120)
@given(
    bounds=st.sets(st.integers(0, 1440 - 2), min_size=2, max_size=6),
    past_midnight=st.booleans(),
    base=st.sampled_from(NIGHTS),
    offset=st.integers(-36 * 60, 36 * 60),
)
@example(bounds={3 * 60 + 15, 3 * 60 + 45}, past_midnight=False, base=NIGHTS[0], offset=100)
@example(bounds={3 * 60 + 15, 3 * 60 + 45}, past_midnight=True, base=NIGHTS[1], offset=200)
def test_agrees_with_a_clock_stepped_by_the_minute(
    bounds: set[int], past_midnight: bool, base: datetime, offset: int
) -> None:
    edges = sorted(bounds)[: len(bounds) // 2 * 2]
    if past_midnight:
        edges = [*edges[1:], edges[0] + 1440]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    text = ", ".join(
        f"{start // 60:02}:{start % 60:02}-{end % 1440 // 60:02}:{end % 60:02}"
        for start, end in spans
    )
    is_open = stepping(spans)
    instant = base + timedelta(minutes=offset)
    opening = seen(text, instant)
    assert (opening.state is State.OPEN) == is_open(instant)
    change = next(
        instant + step * MINUTE
        for step in range(1, WEEK)
        if is_open(instant + step * MINUTE) != is_open(instant)
    )
    told = opening.until or opening.at
    assert told
    assert told.timestamp() == change.timestamp()
    soon = change.timestamp() - instant.timestamp() <= 24 * 3600
    assert opening.state is State.OPEN or (opening.state is State.OPENS_AT) == soon
