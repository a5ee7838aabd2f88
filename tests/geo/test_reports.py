"""Reports are counted for a day, told from two on, and three doubt a point for two hours."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.clock import KYIV
from geo.errors import QueryError
from geo.reports import (
    DOUBTED_FOR,
    NO_REPORTS,
    Fault,
    Finding,
    Report,
    Reports,
    findings,
    new_report,
)

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def found(*ago: timedelta, fault: Fault = Fault.CLOSED, point_id: str = "p1") -> list[Report]:
    return [new_report(point_id, fault, NOON - each) for each in ago]


def test_one_person_is_not_told_of_and_two_are() -> None:
    one, two = found(HOUR), found(HOUR, 2 * HOUR)
    assert Reports.gather(one) == NO_REPORTS
    assert Reports.gather(two).of("p1", NOON) == (Finding(Fault.CLOSED, 2),)
    assert Reports.gather(two).of("p2", NOON) == ()


def test_two_people_who_found_different_things_are_not_told_of() -> None:
    assert Reports.gather(found(HOUR) + found(HOUR, fault=Fault.NO_HEAT)) == NO_REPORTS


def test_the_commonest_comes_first_and_single_ones_are_left_out() -> None:
    reports = [
        *found(HOUR, HOUR),
        *found(HOUR, HOUR, HOUR, fault=Fault.NO_POWER),
        *found(HOUR, fault=Fault.OTHER),
    ]
    told = (Finding(Fault.NO_POWER, 3), Finding(Fault.CLOSED, 2))
    assert Reports.gather(reports).of("p1", NOON) == told
    assert findings(reports, NOON) == (*told, Finding(Fault.OTHER, 1))


def test_yesterday_is_forgotten_but_not_within_two_hours() -> None:
    reports = Reports.gather(found(HOUR, HOUR))
    midnight = NOON.replace(hour=0) + timedelta(days=1)
    assert reports.of("p1", midnight - MINUTE)
    assert reports.of("p1", midnight) == ()
    late = Reports.gather([new_report("p1", Fault.CLOSED, midnight - MINUTE)] * 2)
    assert late.of("p1", midnight)
    assert late.of("p1", midnight + DOUBTED_FOR - MINUTE) == ()
    assert late.of("p1", midnight + DOUBTED_FOR - 2 * MINUTE)


def test_what_is_to_come_does_not_count_yet() -> None:
    assert Reports.gather(found(-MINUTE, -MINUTE)).of("p1", NOON) == ()


def test_three_within_two_hours_doubt_a_point() -> None:
    reports = Reports.gather(found(0 * MINUTE, MINUTE, DOUBTED_FOR - MINUTE))
    assert reports.doubted(NOON) == ("p1",)
    assert reports.doubted(NOON + MINUTE) == (), "the first is two hours old"
    assert reports.doubted(NOON - MINUTE) == (), "the third isn't made yet"
    assert Reports.gather(found(MINUTE, MINUTE)).doubted(NOON) == ()


@pytest.mark.parametrize("fault", sorted(set(Fault) - {Fault.CLOSED}))
def test_only_closed_doors_doubt_a_point(fault: Fault) -> None:
    reports = Reports.gather(found(MINUTE, MINUTE, MINUTE, MINUTE, fault=fault))
    assert reports.doubted(NOON) == ()
    assert reports.of("p1", NOON) == (Finding(fault, 4),)


def test_a_report_is_of_a_whole_minute_as_answers_are() -> None:
    report = new_report("p1", Fault.CLOSED, NOON.replace(second=59))
    assert report.at == NOON
    with pytest.raises(QueryError):
        new_report("p1", Fault.CLOSED, NOON.replace(tzinfo=None))


def test_two_hours_are_two_hours_when_clocks_go_back() -> None:
    before = datetime(2026, 10, 25, 3, 30, tzinfo=KYIV)
    reports = Reports.gather([new_report("p1", Fault.CLOSED, before)] * 3)
    assert reports.doubted(before.replace(fold=1)) == ("p1",)
    assert reports.doubted(before.replace(hour=4, minute=29)) == ("p1",)
    assert reports.doubted(before.replace(hour=4)) == ()


MADE = st.builds(
    new_report,
    st.sampled_from(["p1", "p2", "p3"]),
    st.sampled_from(Fault),
    st.integers(-100, 3000).map(lambda minutes: NOON - minutes * MINUTE),
)


@given(st.lists(MADE, max_size=30), st.randoms())
def test_the_order_in_which_people_report_is_of_no_matter(
    reports: list[Report], chance: object
) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Reports.gather(shuffled) == Reports.gather(reports)


@given(st.lists(MADE, max_size=30))
def test_who_is_doubted_is_also_told_of(reports: list[Report]) -> None:
    gathered = Reports.gather(reports)
    for point_id in gathered.doubted(NOON):
        told = {each.fault: each.people for each in gathered.of(point_id, NOON)}
        assert told[Fault.CLOSED] >= 3
