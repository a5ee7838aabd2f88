"""Ids: kept, derived, told apart, and the same whatever the order of the rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.hours import parse_hours
from geo.point import POINT_ID_LENGTH, Address, Point, Provenance, Service
from geo.refresh.identity import point_id, told_apart

HERE = Coordinate(50.45, 30.52)
SCHOOL = Point("7", "Ліцей № 3", HERE, Address("Садова, 1"), parse_hours("Цілодобово"))
LIBRARY = replace(SCHOOL, name="Бібліотека")
EVENING = replace(SCHOOL, schedule=parse_hours("18:00-22:00"))
WARM = replace(SCHOOL, services=frozenset({Service.HEAT, Service.WATER}))
OTHER = replace(SCHOOL, id="8")


@pytest.mark.parametrize("published", ["1", "demo-00001", "A_b.c-9", "x" * POINT_ID_LENGTH])
def test_a_fit_id_is_kept(published: str) -> None:
    assert point_id(published, "Ліцей", Address(), HERE) == published


@pytest.mark.parametrize("published", ["", "а-1", "1 2", "1/2", "x" * (POINT_ID_LENGTH + 1)])
def test_another_id_is_derived(published: str) -> None:
    derived = point_id(published, "Ліцей", Address(), HERE)

    assert len(derived) == 16
    assert int(derived, 16)
    assert derived == point_id(published, "Ліцей", Address(), HERE)
    assert derived != point_id(published + "?", "Ліцей", Address(), HERE)


def test_a_derived_id_follows_a_published_one_not_the_content() -> None:
    assert point_id("№ 1", "Ліцей", Address(), HERE) == point_id("№ 1", "", Address("x"), HERE)


@pytest.mark.parametrize(
    ("name", "address", "coordinate"),
    [
        ("Школа", Address("Садова, 1"), HERE),
        ("Ліцей", Address("Садова, 2"), HERE),
        ("Ліцей", Address("Садова, 1"), Coordinate(50.45001, 30.52)),
    ],
)
def test_without_an_id_name_address_and_place_tell(
    name: str, address: Address, coordinate: Coordinate
) -> None:
    first = point_id("", "Ліцей", Address("Садова, 1"), HERE)

    assert point_id("", "Ліцей", Address("Садова, 1"), Coordinate(50.450001, 30.52)) == first
    assert point_id("", name, address, coordinate) != first


def test_two_records_under_one_id_are_both_kept() -> None:
    found = told_apart([(2, SCHOOL), (3, EVENING), (4, OTHER)])

    points = [point for _, point in found.points]
    assert len({point.id for point in points}) == 3
    assert {replace(point, id="7") for point in points} == {SCHOOL, EVENING, replace(OTHER, id="7")}
    assert found.repeated == []
    assert len(found.renamed) == 1
    assert sorted(row for row, _ in found.points) == [2, 3, 4]


def test_a_repetition_to_the_letter_is_left_out() -> None:
    found = told_apart([(2, SCHOOL), (3, replace(SCHOOL)), (4, LIBRARY), (5, SCHOOL)])

    assert len(found.points) == 2
    assert found.repeated == [3, 5]


def test_a_long_id_leaves_room_for_the_suffix() -> None:
    long = replace(SCHOOL, id="x" * POINT_ID_LENGTH), replace(LIBRARY, id="x" * POINT_ID_LENGTH)

    points = [point for _, point in told_apart(enumerate(long)).points]

    assert len({point.id for point in points}) == 2
    assert max(len(point.id) for point in points) == POINT_ID_LENGTH


@given(st.permutations([SCHOOL, LIBRARY, EVENING, WARM, OTHER]))
def test_the_order_of_the_rows_does_not_matter(rows: list[Point]) -> None:
    usual = told_apart(enumerate([SCHOOL, LIBRARY, EVENING, WARM, OTHER]))
    found = told_apart(enumerate(rows))

    assert {point for _, point in found.points} == {point for _, point in usual.points}


def test_a_newer_date_changes_no_id() -> None:
    def ids(as_of: datetime) -> set[str]:
        rows = [replace(point, provenance=Provenance("Рада", as_of)) for point in (SCHOOL, EVENING)]
        return {point.id for _, point in told_apart(enumerate(rows)).points}

    assert ids(datetime(2026, 11, 1, tzinfo=KYIV)) == ids(datetime(2026, 11, 2, tzinfo=KYIV))


def test_records_that_differ_in_little_are_told_apart_too() -> None:
    rows = [replace(SCHOOL, phone=phone) for phone in ("101", "102", "103")]

    assert len({point.id for _, point in told_apart(enumerate(rows)).points}) == 3
