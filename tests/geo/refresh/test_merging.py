"""All sources together: distinct ids, one place once, and back into sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.hours import parse_hours
from geo.point import POINT_ID_LENGTH, Address, Disclosure, Point
from geo.refresh.holding import Holding, hold, pack_holding, unpack_holding
from geo.refresh.merging import merge, split
from geo.refresh.withheld import Traces
from geo.snapshot import Manifest, Snapshot

NOW = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
CODE = "UA32060050010081797"


def point(
    id_: str,
    name: str = "Ліцей № 3",
    street: str = "вул. Тиха, 7",
    north_m: float = 0,
    **more: object,
) -> Point:
    address = Address(street, "", "Бровари", CODE)
    where = Coordinate(50.5 + north_m / 111_220, 30.8)
    made = Point(id_, name, where, address, parse_hours("Цілодобово"))
    return replace(made, **more)  # type: ignore[arg-type]


def holding(source_id: str, *points: Point, days_old: int = 0) -> Holding:
    manifest = Manifest(source_id * 8, source_id.title(), NOW - timedelta(days=days_old))
    return hold(source_id, manifest, points)


def ids(*holdings: Holding) -> list[str]:
    return [each.id for each in merge(holdings).points]


def test_ids_tell_sources_apart_and_the_main_one_keeps_its_own() -> None:
    far = point("1", north_m=5_000)
    assert ids(holding("main", point("1")), holding("kyiv", far)) == ["1", "kyiv.1"]


def test_an_id_does_not_depend_on_the_other_sources() -> None:
    long = "x" * POINT_ID_LENGTH
    kyiv = holding("kyiv", point(long, north_m=9_000), point("1"))
    alone = ids(kyiv)
    assert set(alone) < set(ids(kyiv, holding("aaa", point("1", north_m=5_000))))
    assert all(len(each) <= POINT_ID_LENGTH for each in alone)


@pytest.mark.parametrize(
    ("name", "street", "north_m", "shown"),
    [
        ("Ліцей № 3", "вул. Тиха, 7", 0, 1),
        ("ЛІЦЕЙ №3 м. Бровари", "інша вулиця", 59, 1),
        ("Бібліотека", "Тиха вул., 7", 40, 1),
        ("Ліцей № 5", "вул. Гучна, 9", 10, 2),
        ("Ліцей № 3", "вул. Тиха, 7", 61, 2),
        ("", "", 0, 2),
    ],
)
def test_one_place_of_two_sources_is_shown_once(
    name: str, street: str, north_m: float, shown: int
) -> None:
    other = point("b", name, street, north_m)
    merged = merge((holding("one", point("a")), holding("two", other, days_old=1)))
    assert len(merged.points) == shown
    assert merged.hidden == 2 - shown
    assert merged.points[0].id == "one.a", "the fresher is the face"
    assert ids(holding("two", other), holding("one", point("a"), days_old=1))[-1] == "two.b"


def test_one_source_may_list_neighbours() -> None:
    assert len(merge((holding("one", point("a"), point("b")), holding("two"))).points) == 2


def test_what_one_source_withholds_no_other_shows() -> None:
    hidden = point("a", disclosure=Disclosure.WITHHELD)
    shown = holding("two", point("b"), point("c", "Клуб", "вул. Гучна, 9", 900))
    merged = merge((holding("one", hidden), shown))
    assert [each.id for each in merged.points] == ["two.c"]
    assert merged.withheld_hromadas == {CODE[:9]}


def test_the_manifest_names_all_and_the_oldest_date() -> None:
    one, two = holding("one", point("a")), holding("two", point("b", north_m=900), days_old=3)
    merged = merge((one, two))
    assert merged.manifest.source == "One; Two"
    assert merged.manifest.as_of == NOW - timedelta(days=3)
    assert merge((one,)).manifest == one.manifest


def test_a_snapshot_splits_into_what_it_was_made_of() -> None:
    holdings = [
        holding("kyiv", point("1"), point("2", "Клуб", "вул. Гучна, 9", 900)),
        holding("main", point("1", "Школа", "вул. Зоряна, 1", 5_000)),
    ]
    merged = merge(holdings)
    snapshot = Snapshot.build(merged.points, merged.manifest)
    assert split(snapshot, [replace(each, points=()) for each in holdings]) == holdings


def test_a_snapshot_from_before_is_the_main_sources() -> None:
    snapshot = Snapshot.build([point("1")], Manifest("0", "Рада", NOW), {"UA2310017"})
    (main,) = split(snapshot, [])
    assert main.source_id == "main"
    assert main.traces == Traces(hromadas=frozenset({"UA2310017"}))


def test_a_holding_packs_and_unpacks() -> None:
    hidden = point("b", disclosure=Disclosure.WITHHELD)
    one = replace(holding("kyiv", point("a"), hidden), licence="CC BY 4.0")
    assert unpack_holding(pack_holding(one)) == one
    only_hidden = holding("kyiv", hidden)
    assert unpack_holding(pack_holding(only_hidden)) == only_hidden
