from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.clock import KYIV
from geo.errors import QueryError
from geo.hours import Access, Schedule
from geo.opening import Opening, State, opening_at
from geo.ruling import Terms
from geo.timetable import SOON, Timetable

DAY = Schedule("08:00-20:00", Access.SCHEDULED, "08:00-20:00")
LATE = Schedule("09:30-23:00", Access.SCHEDULED, "09:30-23:00")
ALWAYS = Schedule("24/7", Access.SCHEDULED, "24/7")
MONDAYS = Schedule("пн 08:00-20:00", Access.SCHEDULED, "Mo 08:00-20:00")
BY_NEED = Schedule("за потреби", Access.STANDBY)
PUPILS = Schedule("лише для учнів", Access.RESTRICTED)
UNREAD = Schedule("за графіком", Access.UNKNOWN)

EVERY = tuple(
    Terms(schedule, standby)
    for standby in (False, True)
    for schedule in (DAY, LATE, ALWAYS, MONDAYS, BY_NEED, PUPILS, UNREAD)
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KYIV)


@given(
    st.lists(st.sampled_from(EVERY), max_size=30),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.timedeltas(timedelta(0), timedelta(days=8)),
)
def test_masks_say_what_the_openings_say(
    every: list[Terms], instant: datetime, ahead: timedelta
) -> None:
    minute = instant.replace(second=0, microsecond=0)
    openings = [opening_at(each.schedule, each.standby, minute) for each in every]
    verdicts = Timetable(every).at(instant)

    assert [verdicts.of(position) for position in range(len(every))] == openings
    is_open = [each.state is State.OPEN for each in openings]
    assert verdicts.open().tolist() == is_open
    assert verdicts.open(instant + ahead).tolist() == [
        opened and (each.until is None or each.until >= instant + ahead)
        for opened, each in zip(is_open, openings, strict=True)
    ]
    assert verdicts.standby.tolist() == [each.state is State.STANDBY for each in openings]
    assert verdicts.promising.tolist() == [
        each.state in {State.STANDBY, State.UNKNOWN}
        or (each.state is State.OPENS_AT and each.at is not None and each.at <= minute + SOON)
        for each in openings
    ]


def test_open_until_the_very_minute_it_closes() -> None:
    verdicts = Timetable([Terms(DAY, False), Terms(LATE, False)]).at(at("2026-03-17 12:00"))
    assert verdicts.open(at("2026-03-17 20:00")).tolist() == [True, True]
    assert verdicts.open(at("2026-03-17 20:01")).tolist() == [False, True]


def test_a_point_is_not_open_at_the_minute_it_closes() -> None:
    timetable = Timetable([Terms(DAY, False)])
    assert timetable.at(at("2026-03-17 19:59:59")).open().tolist() == [True]
    assert timetable.at(at("2026-03-17 20:00")).open().tolist() == [False]


def test_round_the_clock_stays_open_for_any_wish() -> None:
    verdicts = Timetable([Terms(ALWAYS, False)]).at(at("2026-03-17 12:00"))
    assert verdicts.of(0) == Opening(State.OPEN)
    assert verdicts.open(at("2026-03-20 12:00")).tolist() == [True]


def test_promising_is_counted_from_the_asked_minute() -> None:
    timetable = Timetable([Terms(DAY, False)])
    assert timedelta(hours=2) == SOON
    assert timetable.at(at("2026-03-17 05:59")).promising.tolist() == [False]
    assert timetable.at(at("2026-03-17 06:00")).promising.tolist() == [True]
    assert timetable.at(at("2026-03-17 08:00")).promising.tolist() == [False]


def test_the_two_half_past_threes_of_an_october_night_are_two_instants() -> None:
    """Clocks go back from 04:00 to 03:00: equal on the wall, an hour apart in truth."""
    timetable = Timetable([Terms(Schedule("з 04:00", Access.SCHEDULED, "04:00-20:00"), False)])
    summer = at("2026-10-25 03:30")
    winter = summer.replace(fold=1)
    assert timetable.at(summer) is not timetable.at(winter)


def test_a_minute_is_judged_once() -> None:
    timetable = Timetable([Terms(DAY, False)])
    assert timetable.at(at("2026-03-17 12:00:05")) is timetable.at(at("2026-03-17 12:00:55"))
    same_in_utc = datetime(2026, 3, 17, 10, 0, tzinfo=UTC)
    assert timetable.at(at("2026-03-17 12:00")) is timetable.at(same_in_utc)


def test_what_a_minute_shares_cannot_be_changed() -> None:
    verdicts = Timetable([Terms(DAY, False)]).at(at("2026-03-17 12:00"))
    assert verdicts.open() is verdicts.open()
    for mask in (verdicts.open(), verdicts.standby, verdicts.promising):
        assert not mask.flags.writeable


def test_points_are_counted_by_state() -> None:
    rows = [Terms(*each) for each in ((DAY, False), (DAY, False), (DAY, True), (BY_NEED, False))]
    assert Timetable(rows).at(at("2026-03-17 12:00")).counts() == {State.OPEN: 2, State.STANDBY: 2}


def test_no_points_have_no_verdicts() -> None:
    verdicts = Timetable([]).at(at("2026-03-17 12:00"))
    assert not verdicts.counts()
    assert verdicts.open().size == verdicts.promising.size == 0


@pytest.mark.parametrize(
    "instant",
    [
        datetime(2026, 3, 17, 12, 0),  # noqa: DTZ001
        datetime.max.replace(tzinfo=UTC),
        datetime.min.replace(tzinfo=KYIV),
    ],
)
def test_a_naive_instant_or_one_off_the_calendar_is_refused(instant: datetime) -> None:
    with pytest.raises(QueryError):
        Timetable([Terms(DAY, False)]).at(instant)
