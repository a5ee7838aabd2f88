"""What is added, gone, moved and told otherwise, point by point and by oblast."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geo.coordinate import Coordinate
from geo.hours import parse_hours
from geo.point import Address, Point
from geo.refresh.diff import LONGEST_VALUE, Change, FieldChange, compare

BASE = Coordinate(50.5, 30.8)


def point(number: int, code: str = "UA32", **changes: object) -> Point:
    address = Address(f"вул. Тиха, {number}", "", "Бровари", code)
    made = Point(f"p{number}", f"Ліцей № {number}", BASE, address, parse_hours("Цілодобово"))
    return replace(made, **changes)  # type: ignore[arg-type]


def north(metres: float) -> Coordinate:
    return Coordinate(BASE.lat + metres / 111_220, BASE.lon)


def test_added_gone_moved_and_changed_are_told_apart() -> None:
    before = [point(n) for n in range(5)]
    after = [
        point(0),
        point(1, coordinate=north(150)),
        point(2, schedule=parse_hours("09:00-18:00")),
        point(3, coordinate=north(90)),
        point(9),
    ]
    diff = compare(before, after)
    assert [entry.id for entry in diff.added] == ["p9"]
    assert [entry.id for entry in diff.gone] == ["p4"]
    assert [(move.entry.id, round(move.metres)) for move in diff.moved] == [("p1", 150)]
    (edit,) = diff.changed
    assert edit.entry.id == "p2"
    assert edit.changes == (FieldChange("hours", "Цілодобово", "09:00-18:00"),)
    assert diff.kept == 4
    assert diff.per_oblast == {"UA32": Change(5, 5, added=1, gone=1, moved=1, changed=1)}
    assert not diff.is_empty


def test_a_point_whose_id_was_drawn_anew_is_the_same_point() -> None:
    moved = point(1, id="other", coordinate=north(600))
    diff = compare([point(1), point(2)], [moved, point(2)])
    assert (diff.added, diff.gone) == ((), ())
    assert [move.entry.id for move in diff.moved] == ["other"]


def test_namesakes_at_one_address_are_not_guessed_at() -> None:
    twins = [point(1, id="a"), point(1, id="b")]
    diff = compare(twins, [point(1, id="c")])
    assert len(diff.gone) == 2
    assert len(diff.added) == 1


def test_an_oblast_that_is_not_known_is_asked_for() -> None:
    diff = compare([point(1, code="")], [point(1, code="")], lambda _: "UA18")
    assert diff.per_oblast == {"UA18": Change(before=1, after=1)}
    assert diff.is_empty


def test_long_values_are_cut() -> None:
    diff = compare([point(1)], [point(1, name="Ліцей № 1", phone="0" * 500)])
    (change,) = diff.changed[0].changes
    assert len(change.after) == LONGEST_VALUE


def test_a_first_list_is_not_listed_again() -> None:
    diff = compare([], [point(1), point(2)])
    assert diff.added == ()
    assert diff.per_oblast["UA32"].added == 2
    assert not diff.is_empty


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_the_figures_add_up(old: set[int], new: set[int]) -> None:
    before = [point(n, code=f"UA{n % 3:02}") for n in sorted(old)]
    after = [point(n, code=f"UA{n % 3:02}") for n in sorted(new)]
    diff = compare(before, after)
    for change in diff.per_oblast.values():
        assert change.after - change.before == change.added - change.gone
    assert diff.kept == len(old & new)
    assert sum(change.before for change in diff.per_oblast.values()) == len(old)
