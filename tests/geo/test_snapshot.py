from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, combinations

import numpy as np
import pytest

from geo.coordinate import Coordinate
from geo.errors import DataError
from geo.hours import Access, Schedule
from geo.point import Address, Disclosure, Kind, Point, Provenance, Service
from geo.snapshot import Counts, Manifest, Snapshot

MANIFEST = Manifest("0" * 64, "Броварська міська рада", datetime(2026, 3, 17, 18, 0, tzinfo=UTC))
ALWAYS = Schedule("24/7", Access.SCHEDULED, "24/7")
CODE = "UA32060070010038771"


def point(point_id: str, lat: float = 50.5, *services: Service) -> Point:
    return Point(
        id=point_id,
        name=f"Ліцей {point_id}",
        coordinate=Coordinate(lat, 30.8),
        address=Address(street="вул. Київська, 154", katottg=CODE),
        schedule=ALWAYS,
        services=frozenset(services),
    )


def everyone(snapshot: Snapshot) -> list[str]:
    """The ids that a search without any wish reaches."""
    size = len(snapshot.points)
    if not size:
        return []
    found = snapshot.index.nearest(Coordinate(50.5, 30.8), size + 1, np.ones(size, dtype=np.bool_))
    return [snapshot.points[each.position].id for each in found]


def test_points_are_sorted_by_id_whatever_their_order() -> None:
    points = [point(f"p{number}") for number in range(20)]
    random.Random(1).shuffle(points)
    snapshot = Snapshot.build(points, MANIFEST)
    assert [each.id for each in snapshot.points] == sorted(each.id for each in points)
    assert everyone(snapshot) == [each.id for each in snapshot.points]
    assert snapshot.manifest == MANIFEST


def published(point_id: str, source: str, day: int | None) -> Point:
    as_of = datetime(2026, 3, day, tzinfo=UTC) if day else None
    return replace(point(point_id), provenance=Provenance(source, as_of))


def test_some_points_are_from_their_own_sources_as_of_the_oldest_date() -> None:
    one, other, same = (
        published("a", "Рада", 16),
        published("b", "Крамниці", 9),
        published("c", "Рада", 12),
    )
    told = MANIFEST.about([one, other, same])
    assert (told.source, told.as_of) == ("Рада; Крамниці", datetime(2026, 3, 9, tzinfo=UTC))
    assert told.sha256 == MANIFEST.sha256
    assert MANIFEST.about([same]).source == "Рада"
    assert MANIFEST.about([one, published("d", "Крамниці", None)]).as_of is None


def test_points_that_name_no_source_are_the_lists() -> None:
    assert MANIFEST.about([]) == MANIFEST
    assert MANIFEST.about([point("a")]) == MANIFEST
    both = MANIFEST.about([point("a"), published("b", "Крамниці", 18)])
    assert (both.source, both.as_of) == ("Броварська міська рада; Крамниці", MANIFEST.as_of)
    demo = replace(MANIFEST, demo=True)
    assert demo.about([published("b", "Крамниці", 18)]) == demo


def test_points_are_found_by_id() -> None:
    snapshot = Snapshot.build([point("a"), point("b")], MANIFEST)
    assert snapshot.by_id("b") == point("b")
    assert snapshot.by_id("c") is None


def test_two_points_of_one_id_are_refused() -> None:
    with pytest.raises(DataError):
        Snapshot.build([point("a"), point("a", 49.0)], MANIFEST)


def test_kinds_are_counted() -> None:
    kinds = [Kind.PERMANENT, Kind.STANDBY, Kind.MOBILE, Kind.ANCHOR, Kind.STANDBY]
    points = [replace(point(str(number)), kind=kind) for number, kind in enumerate(kinds)]
    counts = Snapshot.build(points, MANIFEST).counts
    assert counts == Counts(total=5, standby=2)
    assert counts.permanent == 3


def test_an_empty_list_makes_an_empty_snapshot() -> None:
    snapshot = Snapshot.build([], MANIFEST)
    assert snapshot.points == ()
    assert snapshot.counts == Counts(0, 0)
    assert snapshot.offering({Service.HEAT}).size == 0


def test_a_withheld_point_leaves_nothing_but_its_hromada() -> None:
    secret = replace(point("secret"), disclosure=Disclosure.WITHHELD, kind=Kind.STANDBY)
    snapshot = Snapshot.build([point("a"), secret, point("b")], MANIFEST)
    assert snapshot.withheld_hromadas == {"UA3206007"}
    assert snapshot.by_id("secret") is None
    assert everyone(snapshot) == ["a", "b"]
    assert snapshot.counts == Counts(total=2, standby=0)
    assert "secret" not in repr(snapshot)
    assert snapshot.offering(()).size == 2


def test_a_withheld_point_of_no_known_settlement_withholds_no_place() -> None:
    secret = replace(point("secret"), disclosure=Disclosure.WITHHELD, address=Address())
    assert Snapshot.build([secret], MANIFEST).withheld_hromadas == frozenset()


def test_offering_means_all_of_the_services() -> None:
    """Every set of three services against every set of wishes."""
    few = (Service.HEAT, Service.GENERATOR, Service.PETS)
    subsets = [frozenset(each) for each in chain(*(combinations(few, n) for n in range(4)))]
    points = [point(f"p{number}", 50.5, *offered) for number, offered in enumerate(subsets)]
    snapshot = Snapshot.build(points, MANIFEST)
    for wanted in subsets:
        assert snapshot.offering(wanted).tolist() == [wanted <= offered for offered in subsets]


def test_no_service_is_confused_with_another() -> None:
    snapshot = Snapshot.build(
        [point(f"p{number:02d}", 50.5, service) for number, service in enumerate(Service)],
        MANIFEST,
    )
    offered = np.array([snapshot.offering({service}) for service in Service])
    assert (offered == np.eye(len(Service), dtype=np.bool_)).all()


def test_standby_points_are_on_standby_and_the_rest_keep_their_hours() -> None:
    points = [point("a"), replace(point("b"), kind=Kind.STANDBY)]
    verdicts = Snapshot.build(points, MANIFEST).timetable.at(datetime(2026, 3, 17, tzinfo=UTC))
    assert verdicts.open().tolist() == [True, False]
    assert verdicts.standby.tolist() == [False, True]
