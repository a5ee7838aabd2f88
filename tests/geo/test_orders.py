"""What an order is, and whom it reaches."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.errors import QueryError
from geo.hours import Access, Schedule
from geo.orders import (
    LONGEST_TEXT,
    Effect,
    Order,
    Reach,
    covers,
    new_order,
    orders_of,
    published_code,
    says_the_same,
)
from geo.point import Address, Point, Provenance

NOON = datetime(2026, 3, 17, 12, 0, 40, tzinfo=KYIV)
CODE = "UA18040190010057814"


def point(point_id: str = "a", code: str = CODE, source: str = "zhytomyr") -> Point:
    return Point(
        point_id,
        "Школа",
        Coordinate(50.25, 28.66),
        Address(katottg=code),
        Schedule("за потреби", Access.STANDBY),
        provenance=Provenance("Житомир", None, source),
    )


def order(
    reach: Reach,
    target: str,
    issued: datetime = NOON,
    start: datetime | None = None,
    expiry: datetime | None = None,
) -> Order:
    return new_order(Effect.OPEN, reach, target, issued=issued, start=start, expiry=expiry)


@pytest.mark.parametrize(
    ("reach", "target", "reached"),
    [
        (Reach.UNIT, "UA18", True),
        (Reach.UNIT, "UA1804", True),
        (Reach.UNIT, "UA1804019", True),
        (Reach.UNIT, "UA1804019001", True),
        (Reach.UNIT, "UA21", False),
        (Reach.UNIT, "UA1802", False),
        (Reach.SOURCE, "zhytomyr", True),
        (Reach.SOURCE, "kyiv", False),
        (Reach.POINT, "a", True),
        (Reach.POINT, "b", False),
    ],
)
def test_whom_an_order_reaches(reach: Reach, target: str, reached: bool) -> None:
    one = order(reach, target)
    assert covers(one, point(), CODE) is reached
    assert orders_of([point()], [one], published_code) == [(one,) if reached else ()]


@given(
    st.lists(
        st.sampled_from([
            (Reach.UNIT, "UA18"), (Reach.UNIT, "UA1804"), (Reach.UNIT, "UA21"),
            (Reach.SOURCE, "kyiv"), (Reach.POINT, "a"), (Reach.POINT, "b"),
        ]),
        unique=True,
    ),
    st.randoms(),
)  # fmt: skip
def test_points_are_given_the_orders_that_cover_them_as_issued(
    targets: list[tuple[Reach, str]], random: object
) -> None:
    given_ = [
        order(*target, issued=NOON - timedelta(minutes=7 * number % 5))
        for number, target in enumerate(targets)
    ]
    points = [point("a"), point("b", "UA21040190010057814", "kyiv"), point("c", "")]
    for each, found in zip(points, orders_of(points, given_, published_code), strict=True):
        covering = [one for one in given_ if covers(one, each, each.address.katottg)]
        assert sorted(covering, key=lambda one: (one.issued, one.id)) == list(found)


def test_a_code_is_looked_up_only_where_a_unit_is_ordered() -> None:
    asked: list[Point] = []

    def code_of(each: Point) -> str:
        asked.append(each)
        return CODE

    unplaced = point(code="")
    assert orders_of([unplaced], [order(Reach.POINT, "a")], code_of) != [()]
    assert not asked
    assert orders_of([unplaced], [order(Reach.UNIT, "UA18")], code_of) != [()]
    assert asked == [unplaced]


def test_minutes_are_whole_so_that_an_order_holds_at_once() -> None:
    one = order(Reach.UNIT, "UA18", expiry=NOON + timedelta(hours=1))
    assert one.start == NOON.replace(second=0)
    assert one.in_force(NOON)
    assert one.in_force(NOON.replace(second=0))
    assert not one.in_force(NOON - timedelta(minutes=1))
    assert one.in_force(NOON + timedelta(minutes=59))
    assert not one.in_force(NOON + timedelta(minutes=60))


def test_the_same_order_has_one_id_in_any_zone() -> None:
    one = order(Reach.UNIT, "UA18", start=NOON)
    again = order(
        Reach.UNIT, "UA18", issued=NOON + timedelta(seconds=9), start=NOON.astimezone(UTC)
    )
    assert again.id == one.id
    others = [
        order(Reach.UNIT, "UA21", start=NOON),
        order(Reach.UNIT, "UA18", start=NOON + timedelta(minutes=1)),
        order(Reach.UNIT, "UA18", start=NOON, expiry=NOON + timedelta(hours=1)),
        new_order(Effect.CLOSE, Reach.UNIT, "UA18", issued=NOON),
        new_order(Effect.OPEN, Reach.UNIT, "UA18", issued=NOON, note="вхід із двору"),
    ]
    assert len({one.id, *(each.id for each in others)}) == 6


def test_what_is_said_again_later_is_the_same() -> None:
    one = order(Reach.UNIT, "UA18")
    later = order(Reach.UNIT, "UA18", issued=NOON + timedelta(hours=1))
    assert one.id != later.id
    assert says_the_same(one, later)
    assert not says_the_same(one, order(Reach.UNIT, "UA18", expiry=NOON + timedelta(hours=1)))


def test_nothing_invisible_stays_in_a_note() -> None:
    note = "\u202eВхід \u200b із\x00 двору\ud800"
    told = new_order(Effect.NOTE, Reach.UNIT, "UA18", issued=NOON, note=note, reason=note)
    assert (told.note, told.reason) == ("Вхід із двору",) * 2
    with pytest.raises(QueryError):
        new_order(Effect.NOTE, Reach.UNIT, "UA18", issued=NOON, note="\u200b\u202e")


def test_spaces_and_lines_of_a_note_are_tidied() -> None:
    told = new_order(Effect.NOTE, Reach.POINT, "a", issued=NOON, note="  вхід\nіз   двору ")
    assert told.note == "вхід із двору"


def refused(**parts: object) -> None:
    rest = {"effect": Effect.OPEN, "reach": Reach.UNIT, "target": "UA18", "issued": NOON} | parts
    with pytest.raises(QueryError):
        new_order(**rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "target", ["", "UA1", "UA180", "ua18", "UA1804019001005", "Київ", "UA18\n"]
)
def test_a_unit_is_named_by_the_head_of_its_code(target: str) -> None:
    refused(target=target)


def test_what_is_no_order() -> None:
    refused(issued=NOON.replace(tzinfo=None))
    refused(expiry=NOON)
    refused(expiry=NOON - timedelta(days=1))
    refused(reason="я" * (LONGEST_TEXT + 1))
    refused(effect=Effect.NOTE)
    refused(reach=Reach.SOURCE, target="Київ")
    refused(reach=Reach.POINT, target="a b")


def test_orders_of_one_id_are_told_apart_by_the_rest() -> None:
    one = order(Reach.UNIT, "UA18")
    assert replace(one, who="cli:another") != one
    assert hash(replace(one, who="cli:another")) == hash(one)
