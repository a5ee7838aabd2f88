"""What a person is told: each example is a small town of points along a few streets."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.answer import Nearest, Ranked, Refinement
from geo.clock import KYIV
from geo.coordinate import Coordinate, bearing_deg, distance_m
from geo.errors import QueryError
from geo.finder import SEARCH_RADIUS_M, find_nearest, nearest_standby, rank
from geo.geocoding.outcome import Place
from geo.hours import Access, Schedule
from geo.opening import State, opening_at
from geo.point import Address, Disclosure, Kind, Point, Provenance, Service
from geo.reports import Fault, Finding, Reports, new_report
from geo.snapshot import Manifest, Snapshot

HERE = Coordinate(50.5111, 30.7909)
EVENING = datetime(2026, 3, 17, 21, 30, tzinfo=KYIV)
NOON = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
MANIFEST = Manifest("0" * 64, "Броварська міська рада", None)

ALWAYS = Schedule("цілодобово", Access.SCHEDULED, "24/7")
DAY = Schedule("08:00-20:00", Access.SCHEDULED, "08:00-20:00")
TILL_21_30 = Schedule("09:00-21:30", Access.SCHEDULED, "09:00-21:30")
TILL_23 = Schedule("09:00-23:00", Access.SCHEDULED, "09:00-23:00")
FROM_23 = Schedule("23:00-06:00", Access.SCHEDULED, "23:00-06:00")
FROM_23_45 = Schedule("23:45-06:00", Access.SCHEDULED, "23:45-06:00")
PUPILS = Schedule("лише для учнів", Access.RESTRICTED)
UNREAD = Schedule("за графіком закладу", Access.UNKNOWN)


def away(metres: float, azimuth: float = 0.0) -> Coordinate:
    """The place that lies so far from HERE in that direction."""
    line = Geodesic.WGS84.Direct(HERE.lat, HERE.lon, azimuth, metres)
    return Coordinate(line["lat2"], line["lon2"])


def point(
    point_id: str,
    metres: float,
    schedule: Schedule = ALWAYS,
    kind: Kind = Kind.PERMANENT,
    *services: Service,
) -> Point:
    azimuth = float(sum(point_id.encode()) % 360)
    return Point(
        id=point_id,
        name=f"Ліцей {point_id}",
        coordinate=away(metres, azimuth),
        address=Address(katottg="UA32060070010038771"),
        schedule=schedule,
        kind=kind,
        services=frozenset(services),
    )


def standby(point_id: str, metres: float) -> Point:
    return point(point_id, metres, ALWAYS, Kind.STANDBY)


def withheld(point_id: str, metres: float, kind: Kind = Kind.PERMANENT) -> Point:
    return replace(point(point_id, metres, ALWAYS, kind), disclosure=Disclosure.WITHHELD)


def ask(
    *points: Point,
    asked: datetime = EVENING,
    refinement: Refinement = Refinement(),  # noqa: B008 - frozen
    hromada: str = "",
) -> Nearest:
    snapshot = Snapshot.build(points, MANIFEST)
    return find_nearest(snapshot, Place(HERE), asked, refinement, hromada)


def ids(ranked: tuple[Ranked, ...]) -> list[str]:
    return [each.point.id for each in ranked]


def test_the_three_nearest_open_ones_in_order() -> None:
    answer = ask(*(point(f"p{metres}", metres) for metres in (900, 300, 2500, 700)))
    assert ids(answer.open) == ["p300", "p700", "p900"]
    assert answer.has_more
    assert (answer.nearer, answer.standby, answer.withheld) == (None, None, False)


def test_each_is_told_with_its_distance_bearing_and_verdict() -> None:
    [ranked] = ask(replace(point("a", 0, TILL_23), coordinate=away(650, 45))).open
    assert ranked.distance_m == pytest.approx(650)
    assert ranked.bearing_deg == pytest.approx(45)
    assert ranked.opening.state is State.OPEN
    assert ranked.opening.until == datetime(2026, 3, 17, 23, 0, tzinfo=KYIV)


def test_the_one_that_closes_this_minute_is_not_among_them() -> None:
    assert ids(ask(point("a", 100, TILL_21_30), point("b", 900)).open) == ["b"]


def test_neither_standby_nor_unknown_nor_restricted_is_ever_open() -> None:
    answer = ask(
        standby("a", 100), point("b", 200, UNREAD), point("c", 300, PUPILS), point("d", 400)
    )
    assert ids(answer.open) == ["d"]


def test_a_dense_closed_town_does_not_hide_the_open_point_behind_it() -> None:
    chance = random.Random(1)
    closed = [point(f"c{number}", chance.uniform(50, 9_000), DAY) for number in range(300)]
    answer = ask(*closed, point("open", 48_000))
    assert ids(answer.open) == ["open"]
    assert not answer.has_more


@pytest.mark.parametrize(("beyond_m", "found"), [(-0.001, True), (0.001, False)])
def test_the_radius_of_search_has_an_edge(beyond_m: float, *, found: bool) -> None:
    assert bool(ask(point("a", SEARCH_RADIUS_M + beyond_m)).open) is found


def test_nothing_open_names_the_nearest_standby_point_however_far() -> None:
    answer = ask(standby("far", 120_000), standby("farther", 130_000), point("closed", 50, DAY))
    assert answer.open == ()
    assert answer.standby is not None
    assert answer.standby.point.id == "far"
    assert answer.standby.opening.state is State.STANDBY
    assert answer.nearer is None


def test_nothing_at_all() -> None:
    answer = ask()
    assert (answer.open, answer.nearer, answer.standby, answer.has_more) == ((), None, None, False)


@pytest.mark.parametrize(
    ("candidate", "state"),
    [
        (standby("a", 300), State.STANDBY),
        (point("a", 300, UNREAD), State.UNKNOWN),
        (point("a", 300, FROM_23), State.OPENS_AT),
    ],
)
def test_a_markedly_nearer_one_is_named_as_what_it_is(candidate: Point, state: State) -> None:
    answer = ask(candidate, point("open", 1_000))
    assert ids(answer.open) == ["open"]
    assert answer.nearer is not None
    assert answer.nearer.point.id == "a"
    assert answer.nearer.opening.state is state


def test_the_nearest_of_the_nearer_ones_is_named() -> None:
    answer = ask(point("a", 400, UNREAD), standby("b", 200), point("open", 1_000))
    assert answer.nearer is not None
    assert answer.nearer.point.id == "b"


@pytest.mark.parametrize(
    "candidate",
    [point("a", 300, DAY), point("a", 300, FROM_23_45), point("a", 300, PUPILS)],
    ids=["closed till morning", "opens in over two hours", "pupils only"],
)
def test_a_nearer_one_of_no_use_tonight_is_not_named(candidate: Point) -> None:
    assert ask(candidate, point("open", 1_000)).nearer is None


@pytest.mark.parametrize(
    ("open_m", "nearer_m", "named"),
    [
        (1_000, 699.9, True),
        (1_000, 700.1, False),
        (200, 99.9, True),
        (200, 100.1, False),
        (90, 0, False),
    ],
)
def test_markedly_nearer_is_a_hundred_metres_and_three_tenths(
    open_m: float, nearer_m: float, *, named: bool
) -> None:
    answer = ask(standby("a", nearer_m), point("open", open_m))
    assert (answer.nearer is not None) is named


def test_pages_follow_one_another_and_the_last_has_no_more() -> None:
    points = [point(f"p{number}", 300 * number) for number in range(1, 8)]
    points.append(standby("s", 10))
    pages = [ask(*points, refinement=Refinement(page=page)) for page in range(4)]
    assert [ids(answer.open) for answer in pages] == [
        ["p1", "p2", "p3"],
        ["p4", "p5", "p6"],
        ["p7"],
        [],
    ]
    assert [answer.has_more for answer in pages] == [True, True, False, False]
    assert [answer.nearer is not None for answer in pages] == [True, False, False, False]


def test_the_standby_point_is_named_on_the_first_page_only() -> None:
    pages = [ask(standby("s", 10), refinement=Refinement(page=page)) for page in range(2)]
    assert [answer.standby is not None for answer in pages] == [True, False]


def test_a_full_last_page_has_no_more() -> None:
    points = [point(f"p{number}", 100 * number) for number in range(1, 7)]
    assert not ask(*points, refinement=Refinement(page=1)).has_more


def test_more_within_the_radius_only() -> None:
    points = [point(f"p{number}", 100 * number) for number in range(1, 4)]
    assert not ask(*points, point("far", SEARCH_RADIUS_M + 1)).has_more


def test_all_the_wanted_services() -> None:
    heat, water = Service.HEAT, Service.WATER
    points = (
        point("warm", 100, ALWAYS, Kind.PERMANENT, heat),
        point("wet", 200, ALWAYS, Kind.PERMANENT, water),
        point("both", 1_000, ALWAYS, Kind.PERMANENT, heat, water),
        point("dry standby", 300, ALWAYS, Kind.STANDBY, heat),
    )
    answer = ask(*points, refinement=Refinement(services=frozenset({heat, water})))
    assert ids(answer.open) == ["both"]
    assert answer.nearer is None


def test_the_standby_point_has_the_wanted_services_too() -> None:
    points = (
        standby("near", 100),
        point("able", 900, ALWAYS, Kind.STANDBY, Service.OVERNIGHT),
    )
    answer = ask(*points, refinement=Refinement(services=frozenset({Service.OVERNIGHT})))
    assert answer.standby is not None
    assert answer.standby.point.id == "able"


def test_open_until_an_hour() -> None:
    points = (point("day", 100, TILL_23), point("night", 900))
    before = Refinement(until=datetime(2026, 3, 17, 23, 0, tzinfo=KYIV))
    after = Refinement(until=datetime(2026, 3, 18, 7, 0, tzinfo=KYIV))
    assert ids(ask(*points, refinement=before).open) == ["day", "night"]
    answer = ask(*points, refinement=after)
    assert ids(answer.open) == ["night"]
    assert answer.nearer is None


def test_at_a_later_hour() -> None:
    points = (point("day", 100, TILL_23), point("late", 900, FROM_23_45))
    midnight = EVENING + timedelta(hours=2, minutes=30)
    answer = ask(*points, refinement=Refinement(at=midnight))
    assert ids(answer.open) == ["late"]
    assert (answer.instant, answer.asked) == (midnight, EVENING)


def test_an_hour_that_has_passed_means_now() -> None:
    """The buttons of yesterday's answer are pressed today."""
    answer = ask(point("day", 100, DAY), refinement=Refinement(at=NOON))
    assert answer.open == ()
    assert answer.instant == EVENING


def test_later_is_judged_in_time_not_on_the_wall() -> None:
    """On the night when clocks go back, 03:10 of winter time comes after 03:40 of summer time."""
    summer = datetime(2026, 10, 25, 3, 40, tzinfo=KYIV)
    winter = datetime(2026, 10, 25, 3, 10, tzinfo=KYIV, fold=1)
    answer = ask(point("a", 100), asked=summer, refinement=Refinement(at=winter))
    assert answer.instant.astimezone(UTC) == winter.astimezone(UTC)


def test_withheld_points_are_nowhere_in_an_answer() -> None:
    secrets = [withheld("secret", 10), withheld("secret standby", 20, Kind.STANDBY)]
    public = [point("open", 5_000), standby("standby", 9_000)]
    hromada = "UA3206007"
    snapshot = Snapshot.build([*secrets, *public], MANIFEST)
    answer = find_nearest(snapshot, Place(HERE), EVENING, Refinement(), hromada)
    assert answer.withheld
    assert not answer.has_more
    assert "secret" not in repr(answer)
    assert (
        nearest_standby(snapshot, HERE, EVENING)
        == rank(snapshot, HERE, EVENING, (), 5, include_closed=True)[1]
    )
    assert not ask(*secrets, *public, hromada="UA4606025").withheld
    only_secrets = ask(*secrets, hromada=hromada)
    assert (only_secrets.open, only_secrets.standby, only_secrets.withheld) == ((), None, True)


def test_the_nearest_standby_point_from_abroad() -> None:
    snapshot = Snapshot.build([standby("a", 100), point("b", 50)], MANIFEST)
    warsaw = Coordinate(52.2297, 21.0122)
    found = nearest_standby(snapshot, warsaw, EVENING)
    assert found is not None
    assert found.point.id == "a"
    assert found.distance_m == distance_m(warsaw, found.point.coordinate)


def test_rank_goes_any_distance_and_adds_the_rest_if_asked() -> None:
    points = [
        point("open", 70_000),
        point("farther", 90_000),
        point("farthest", 95_000),
        point("closed", 100, DAY),
        standby("standby", 200),
        point("unread", 300, UNREAD),
    ]
    snapshot = Snapshot.build(points, MANIFEST)
    assert ids(rank(snapshot, HERE, EVENING, (), 2)) == ["open", "farther"]
    with_closed = rank(snapshot, HERE, EVENING, (), 2, include_closed=True)
    assert ids(with_closed) == ["open", "farther", "closed", "standby"]
    assert [each.opening.state for each in with_closed[2:]] == [State.OPENS_AT, State.STANDBY]


def test_rank_asks_for_services() -> None:
    points = [point("a", 100), point("b", 200, ALWAYS, Kind.PERMANENT, Service.INTERNET)]
    snapshot = Snapshot.build(points, MANIFEST)
    assert ids(rank(snapshot, HERE, EVENING, {Service.INTERNET}, 5)) == ["b"]


def test_questions_that_make_no_sense_are_refused() -> None:
    snapshot = Snapshot.build([point("a", 100)], MANIFEST)
    naive = EVENING.replace(tzinfo=None)
    with pytest.raises(QueryError):
        find_nearest(snapshot, Place(HERE), naive, Refinement())
    with pytest.raises(QueryError):
        find_nearest(snapshot, Place(HERE), EVENING, Refinement(at=naive))
    with pytest.raises(QueryError):
        find_nearest(snapshot, Place(HERE), EVENING, Refinement(page=-1))
    with pytest.raises(QueryError):
        find_nearest(snapshot, Place(HERE), EVENING, Refinement(), limit=0)
    with pytest.raises(QueryError):
        rank(snapshot, HERE, EVENING, (), 0)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([30.0, 250.0, 251.0, 900.0, 6_000.0, 49_000.0, 51_000.0]),
            st.sampled_from([0.0, 90.0, 200.0]),
            st.sampled_from([ALWAYS, DAY, TILL_23, FROM_23, UNREAD, PUPILS]),
            st.booleans(),
        ),
        max_size=25,
    ),
    st.integers(0, 3),
    st.integers(1, 4),
    st.sampled_from([NOON, EVENING]),
)
def test_a_page_is_a_slice_of_everything_open_by_brute_force(
    made: list[tuple[float, float, Schedule, bool]], page: int, limit: int, asked: datetime
) -> None:
    points = [
        Point(
            id=f"{number:02d}",
            name="",
            coordinate=away(metres, azimuth),
            address=Address(),
            schedule=schedule,
            kind=Kind.STANDBY if reserve else Kind.PERMANENT,
        )
        for number, (metres, azimuth, schedule, reserve) in enumerate(made)
    ]
    expected = sorted(
        (distance_m(HERE, each.coordinate), each.id)
        for each in points
        if opening_at(each.schedule, each.kind is Kind.STANDBY, asked).state is State.OPEN
        and distance_m(HERE, each.coordinate) <= SEARCH_RADIUS_M
    )
    snapshot = Snapshot.build(points, MANIFEST)
    answer = find_nearest(snapshot, Place(HERE), asked, Refinement(page=page), limit=limit)
    assert [(each.distance_m, each.point.id) for each in answer.open] == expected[
        page * limit : (page + 1) * limit
    ]
    assert answer.has_more is (len(expected) > (page + 1) * limit)
    for each in answer.open:
        assert each.opening.state is State.OPEN
        assert each.bearing_deg == bearing_deg(HERE, each.point.coordinate)


def doubting(snapshot: Snapshot, *point_ids: str, people: int = 3) -> Snapshot:
    """Some people have just found these points closed."""
    reports = [new_report(each, Fault.CLOSED, EVENING) for each in point_ids] * people
    return snapshot.told(Reports.gather(reports))


def doubted_answer(points: list[Point], *point_ids: str, page: int = 0) -> Nearest:
    snapshot = doubting(Snapshot.build(points, MANIFEST), *point_ids)
    return find_nearest(snapshot, Place(HERE), EVENING, Refinement(page=page))


def test_a_doubted_point_comes_after_all_the_others_and_is_named_as_nearer() -> None:
    points = [point(f"p{metres}", metres) for metres in (300, 900, 1_500, 2_500)]
    answer = doubted_answer([*points, standby("s100", 100)], "p300", "gone")
    assert ids(answer.open) == ["p900", "p1500", "p2500"]
    assert answer.has_more
    assert answer.nearer is not None
    assert answer.nearer.point.id == "p300"
    assert answer.nearer.reported == (Finding(Fault.CLOSED, 3),)
    assert ids(doubted_answer(points, "p300", page=1).open) == ["p300"]


def test_a_doubted_point_on_the_page_is_not_named_twice() -> None:
    answer = doubted_answer([point("p300", 300), point("p900", 900)], "p300")
    assert ids(answer.open) == ["p900", "p300"]
    assert answer.nearer is None


def test_doubted_points_alone_are_still_shown_in_order() -> None:
    answer = doubted_answer([point("p300", 300), point("p900", 900)], "p300", "p900")
    assert ids(answer.open) == ["p300", "p900"]
    assert answer.nearer is None


def test_two_people_are_told_of_but_change_no_order() -> None:
    points = [point("p300", 300), point("p900", 900)]
    snapshot = doubting(Snapshot.build(points, MANIFEST), "p300", people=2)
    answer = find_nearest(snapshot, Place(HERE), EVENING, Refinement())
    assert ids(answer.open) == ["p300", "p900"]
    assert [each.reported for each in answer.open] == [(Finding(Fault.CLOSED, 2),), ()]


def test_a_doubted_point_that_is_shut_stays_shut() -> None:
    answer = doubted_answer([point("p300", 300, DAY), point("p900", 900)], "p300")
    assert (ids(answer.open), answer.nearer) == (["p900"], None)


@settings(max_examples=60)
@given(
    st.lists(st.integers(1, 60_000), min_size=1, max_size=20, unique=True),
    st.sets(st.integers(0, 19)),
    st.integers(0, 3),
)
def test_doubt_loses_and_adds_no_point(
    metres: list[int], doubted: set[int], page_count: int
) -> None:
    points = [point(f"p{each:05}", each) for each in metres]
    names = {points[each].id for each in doubted if each < len(points)}
    snapshot = doubting(Snapshot.build(points, MANIFEST), *names)
    near = sorted(
        (each for each in points if distance_m(HERE, each.coordinate) <= SEARCH_RADIUS_M),
        key=lambda each: (each.id in names, distance_m(HERE, each.coordinate)),
    )
    for page in range(page_count + 1):
        answer = find_nearest(snapshot, Place(HERE), EVENING, Refinement(page=page))
        assert ids(answer.open) == [each.id for each in near[page * 3 : page * 3 + 3]]
        assert answer.has_more is (len(near) > page * 3 + 3)
    listed = rank(snapshot, HERE, EVENING, (), len(points))
    assert {each.point.id for each in listed} == {each.id for each in points}
    assert [each.point.id in names for each in listed] == sorted(
        each.point.id in names for each in listed
    )


def of_source(point: Point, source: str) -> Point:
    return replace(point, provenance=Provenance(source, NOON))


def test_an_answer_names_the_sources_of_what_it_shows_alone() -> None:
    shop, school = of_source(point("a", 900), "Крамниці"), of_source(point("b", 1000), "Рада")
    reserve = of_source(standby("c", 100), "Область")
    others = [of_source(point(f"e{number}", 3000 + number), "Громада") for number in range(9)]
    assert ask(shop, school, *others).manifest.source == "Крамниці; Рада; Громада"
    assert ask(shop, school, *others[:1], reserve).manifest.source.endswith("; Область")
    assert ask(reserve).manifest.source == "Область"
    further = ask(shop, school, *others, refinement=Refinement(page=1))
    assert (further.manifest.source, further.manifest.as_of) == ("Громада", NOON)
    assert ask().manifest == MANIFEST
