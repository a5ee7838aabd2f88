"""What a person finds at a point once orders have been given."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.clock import KYIV
from geo.hours import Schedule, parse_hours
from geo.opening import Opening, State, opening_at
from geo.orders import Effect, Order, Reach, new_order
from geo.ruling import Terms, opening_on

ALWAYS_OPEN = parse_hours("Цілодобово")
DAY = parse_hours("Щодня з 08:00 до 20:00")
BY_NEED = parse_hours("за потреби")
PUPILS = parse_hours("доступне лише для учасників освітнього процесу")
UNREAD = parse_hours("за графіком закладу")
TWO_HOURS = timedelta(hours=2)


def at(text: str) -> datetime:
    """A wall-clock time in Kyiv, in March 2026: "17 21:30"."""
    return datetime.fromisoformat(f"2026-03-{text}").replace(tzinfo=KYIV)


def order(
    effect: Effect, start: str, expiry: str | None = None, issued: str = "", note: str = ""
) -> Order:
    return new_order(
        effect,
        Reach.UNIT,
        "UA18",
        issued=at(issued or start),
        start=at(start),
        expiry=at(expiry) if expiry else None,
        note=note,
    )


def standby(*orders: Order, hours: Schedule = ALWAYS_OPEN) -> Terms:
    return Terms(hours, True, TWO_HOURS, orders)


def permanent(*orders: Order, hours: Schedule = DAY) -> Terms:
    return Terms(hours, False, TWO_HOURS, orders)


def test_a_standby_point_is_being_opened_then_open_then_on_standby_again() -> None:
    ordered = at("17 12:30")
    terms = standby(order(Effect.OPEN, "17 12:30", "19 08:00"))
    assert opening_on(terms, at("17 12:29")) == Opening(State.STANDBY)
    being = Opening(State.BEING_OPENED, at=at("17 14:30"), ordered=ordered)
    assert opening_on(terms, ordered) == being
    assert opening_on(terms, at("17 14:29")) == being
    opened = Opening(State.OPEN, until=at("19 08:00"), ordered=ordered)
    assert opening_on(terms, at("17 14:30")) == opened
    assert opening_on(terms, at("19 07:59")) == opened
    assert opening_on(terms, at("19 08:00")) == Opening(State.STANDBY)


def test_until_lifted_is_around_the_clock() -> None:
    terms = standby(order(Effect.OPEN, "17 12:30"), hours=BY_NEED)
    assert opening_on(terms, at("25 03:00")) == Opening(State.OPEN, ordered=at("17 12:30"))


def test_a_point_that_keeps_hours_is_not_what_an_opening_is_about() -> None:
    for hours in (DAY, UNREAD):
        terms = permanent(order(Effect.OPEN, "17 12:30"), hours=hours)
        assert opening_on(terms, at("17 15:00")) == opening_at(
            hours, standby=False, instant=at("17 15:00")
        )


def test_readable_hours_bound_an_opened_standby_point() -> None:
    terms = standby(order(Effect.OPEN, "17 19:00", "20 12:00"), hours=DAY)
    being = Opening(State.BEING_OPENED, at=at("18 08:00"), ordered=at("17 19:00"))
    assert opening_on(terms, at("17 19:30")) == being
    assert opening_on(terms, at("17 22:00")) == Opening(State.OPENS_AT, at=at("18 08:00"))
    assert opening_on(terms, at("18 09:00")).until == at("18 20:00")
    assert opening_on(terms, at("20 09:00")).until == at("20 12:00")


def test_an_order_too_short_to_open_anything_promises_nothing() -> None:
    terms = standby(order(Effect.OPEN, "17 12:30", "17 14:00"))
    assert opening_on(terms, at("17 12:45")) == Opening(State.STANDBY)


def test_who_confirms_that_it_is_open_ends_the_wait() -> None:
    terms = standby(
        order(Effect.OPEN, "17 12:30", "19 08:00"), order(Effect.CONFIRM, "17 13:00", "17 13:30")
    )
    assert opening_on(terms, at("17 12:59")).at == at("17 13:00")
    assert opening_on(terms, at("17 13:00")).state is State.OPEN
    assert opening_on(terms, at("17 13:45")).state is State.OPEN, "it doesn't close again"
    assert opening_on(terms, at("17 13:00")).until == at("19 08:00")


def test_what_was_confirmed_under_an_order_ends_with_it() -> None:
    opened = order(Effect.OPEN, "17 12:30", "17 18:00")
    terms = standby(opened, order(Effect.CONFIRM, "17 13:00"))
    assert opening_on(terms, at("17 13:00")).until == at("17 18:00")
    assert opening_on(terms, at("17 18:00")) == Opening(State.STANDBY)
    alone = standby(order(Effect.CONFIRM, "17 13:00", "17 20:00"))
    assert opening_on(alone, at("17 18:00")).until == at("17 20:00")


def test_an_order_that_goes_on_from_another_keeps_the_point_open() -> None:
    terms = standby(
        order(Effect.OPEN, "17 12:00", "17 20:00"), order(Effect.OPEN, "17 19:30", "18 08:00")
    )
    assert opening_on(terms, at("17 15:00")).until == at("18 08:00")
    assert opening_on(terms, at("17 20:30")).state is State.OPEN


def test_an_order_after_a_gap_takes_its_time_again() -> None:
    terms = standby(
        order(Effect.OPEN, "17 12:00", "17 18:00"), order(Effect.OPEN, "17 19:30", "18 08:00")
    )
    assert opening_on(terms, at("17 17:00")).until == at("17 18:00")
    assert opening_on(terms, at("17 20:30")).at == at("17 21:30")


def test_the_order_issued_last_wins() -> None:
    opened = order(Effect.OPEN, "17 08:00", issued="17 08:00")
    closed = order(Effect.CLOSE, "17 12:00", "17 15:00", issued="17 12:00")
    assert opening_on(standby(opened, closed), at("17 11:00")).until == at("17 12:00")
    assert opening_on(standby(opened, closed), at("17 13:00")) == Opening(
        State.CLOSED, at=at("17 15:00"), ordered=at("17 12:00")
    )
    assert opening_on(standby(opened, closed), at("17 15:00")).state is State.OPEN
    reopened = order(Effect.OPEN, "17 13:00", issued="17 13:00")
    assert opening_on(standby(opened, closed, reopened), at("17 13:30")) == Opening(
        State.BEING_OPENED, at=at("17 15:00"), ordered=at("17 13:00")
    )


def test_a_closed_point_opens_when_its_hours_say_after_the_order() -> None:
    terms = permanent(order(Effect.CLOSE, "17 12:00", "17 22:00"))
    assert opening_on(terms, at("17 10:00")).until == at("17 12:00")
    assert opening_on(terms, at("17 13:00")).at == at("18 08:00")
    for_good = permanent(order(Effect.CLOSE, "17 12:00"))
    assert opening_on(for_good, at("17 13:00")) == Opening(State.CLOSED, ordered=at("17 12:00"))


def test_round_the_clock_reaches_every_kind_of_point() -> None:
    ordered = order(Effect.ALWAYS, "17 12:00", "18 03:00")
    for hours in (DAY, UNREAD):
        found = opening_on(permanent(ordered, hours=hours), at("17 23:00"))
        assert found == Opening(State.OPEN, until=at("18 03:00"), ordered=at("17 12:00"))
    being = opening_on(standby(ordered, hours=DAY), at("17 13:00"))
    assert being == Opening(State.BEING_OPENED, at=at("17 14:00"), ordered=at("17 12:00"))
    assert opening_on(standby(ordered, hours=DAY), at("17 23:00")).until == at("18 03:00")


def test_hours_that_meet_an_order_are_one_opening() -> None:
    terms = permanent(order(Effect.ALWAYS, "17 20:00", "18 08:00"))
    assert opening_on(terms, at("17 12:00")).until == at("18 20:00")


@pytest.mark.parametrize("effect", Effect)
def test_a_point_for_a_few_stays_so(effect: Effect) -> None:
    ordered = order(effect, "17 12:00", note="вхід із двору")
    found = opening_on(permanent(ordered, hours=PUPILS), at("17 13:00"))
    assert found.state is State.RESTRICTED


def test_notes_add_up_and_an_order_that_lost_is_silent() -> None:
    yard = order(Effect.NOTE, "17 12:00", "17 16:00", note="вхід із двору")
    lift = order(Effect.NOTE, "17 12:00", note="ліфт не працює")
    opened = order(Effect.OPEN, "17 12:00", note="візьміть ковдри")
    closed = order(Effect.CLOSE, "17 14:00", issued="17 14:00", note="немає води")
    terms = standby(yard, lift, opened, closed, yard)
    told = opening_on(terms, at("17 13:00")).notes
    assert told == ("вхід із двору", "ліфт не працює", "візьміть ковдри")
    assert opening_on(terms, at("17 15:00")).notes == (
        "вхід із двору", "ліфт не працює", "немає води",
    )  # fmt: skip
    assert opening_on(terms, at("17 16:00")).notes == ("ліфт не працює", "немає води")
    assert opening_on(permanent(opened), at("17 13:00")).notes == ()


def test_clocks_that_change_do_not_lengthen_an_opening() -> None:
    """Clocks go forward from 03:00 to 04:00: two hours after 02:00 it is 05:00 on the wall."""
    terms = standby(order(Effect.OPEN, "29 02:00"))
    assert opening_on(terms, at("29 02:30")).at == at("29 05:00")


QUARTERS = st.integers(0, 4 * 48)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    begins = draw(QUARTERS)
    lasts = draw(st.none() | st.integers(1, 4 * 24))
    return new_order(
        draw(st.sampled_from(Effect)),
        Reach.UNIT,
        "UA18",
        issued=at("17 00:00") + timedelta(minutes=15 * draw(QUARTERS)),
        start=at("17 00:00") + timedelta(minutes=15 * begins),
        expiry=None if lasts is None else at("17 00:00") + timedelta(minutes=15 * (begins + lasts)),
        note="вхід із двору",
    )


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from((ALWAYS_OPEN, DAY, BY_NEED, PUPILS, UNREAD)),
    st.booleans(),
    st.lists(orders(), max_size=4),
    QUARTERS,
)
def test_what_is_promised_comes_true(
    hours: Schedule, is_standby: bool, given_: list[Order], quarter: int
) -> None:
    """Walked quarter by quarter, the point changes exactly when the opening said."""
    terms = Terms(
        hours,
        is_standby,
        TWO_HOURS,
        tuple(sorted(given_, key=lambda each: each.issued.timestamp())),
    )
    now = at("17 00:00") + timedelta(minutes=15 * quarter)
    found = opening_on(terms, now)
    opened = found.state is State.OPEN
    promised = found.until if opened else found.at
    for step in count(1):
        then = now + timedelta(minutes=15 * step)
        if (promised is None and step > 4 * 24) or (promised is not None and then > promised):
            break
        same = (opening_on(terms, then).state is State.OPEN) is opened
        assert same or then == promised or (found.state in _UNPROMISING and promised is None)
        assert not same or then != promised


_UNPROMISING = frozenset({State.STANDBY, State.UNKNOWN, State.CLOSED, State.RESTRICTED})
