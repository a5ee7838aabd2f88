"""Each guard refuses or warns just beyond its limit, and not at it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from geo.refresh.diff import Change, Diff, Entry, Move
from geo.refresh.guards import FAR_M, Measured, Ruling, Thresholds, judge

LIMITS = Thresholds()


def diff(before: int, after: int, far: int = 0, oblast: str = "UA32") -> Diff:
    return Diff(
        kept=min(before, after),
        moved=tuple(Move(Entry(str(n), "", "", oblast), FAR_M + 1) for n in range(far)),
        per_oblast={oblast: Change(before=before, after=after)},
    )


FINE = Measured(
    rows=1000,
    invalid=0,
    duplicates=0,
    points=1000,
    open_before=500,
    open_after=500,
    outside=0,
    made_public=0,
    incomplete=False,
    age=timedelta(days=1),
    diff=diff(1000, 1000),
)


def codes(measured: Measured) -> dict[str, Ruling]:
    return {each.code: each.severity for each in judge(measured, LIMITS)}


def test_nothing_speaks_against_a_list_like_the_one_before() -> None:
    assert judge(FINE, LIMITS) == ()


@pytest.mark.parametrize(
    ("at", "beyond", "code"),
    [
        ({"diff": diff(1000, 900)}, {"diff": diff(1000, 899)}, "fewer-points"),
        ({"open_after": 450}, {"open_after": 449}, "fewer-open"),
        ({"invalid": 50}, {"invalid": 51}, "invalid-rows"),
        ({"diff": diff(1000, 1000, far=20)}, {"diff": diff(1000, 1000, far=21)}, "moved-far"),
        ({}, {"outside": 1}, "outside-ukraine"),
        ({}, {"made_public": 1}, "withheld-made-public"),
        ({}, {"incomplete": True}, "incomplete"),
    ],
)
def test_a_list_is_refused_beyond_the_limit(
    at: dict[str, object], beyond: dict[str, object], code: str
) -> None:
    assert code not in codes(replace(FINE, **at))  # type: ignore[arg-type]
    assert codes(replace(FINE, **beyond))[code] is Ruling.REFUSE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "beyond", "code"),
    [
        ({"diff": diff(1000, 980)}, {"diff": diff(1000, 979)}, "slightly-fewer"),
        ({"diff": diff(1000, 1250)}, {"diff": diff(1000, 1251)}, "many-more"),
        ({"duplicates": 10}, {"duplicates": 11}, "duplicates"),
        ({"age": timedelta(days=7)}, {"age": timedelta(days=7, minutes=1)}, "old"),
    ],
)
def test_a_list_is_warned_of_beyond_the_limit(
    at: dict[str, object], beyond: dict[str, object], code: str
) -> None:
    assert code not in codes(replace(FINE, **at))  # type: ignore[arg-type]
    assert codes(replace(FINE, **beyond)) == {code: Ruling.WARN}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "refused"), [(20, 15, True), (20, 16, False), (19, 1, False)]
)
def test_an_oblast_of_twenty_points_may_not_lose_a_fifth(
    before: int, after: int, refused: bool
) -> None:
    rest = Change(before=1000, after=1000)
    oblast = Change(before=before, after=after)
    measured = replace(FINE, diff=Diff(per_oblast={"UA18": oblast, "UA32": rest}))
    found = [each.oblast for each in judge(measured, LIMITS) if each.code == "oblast-loss"]
    assert found == (["UA18"] if refused else [])


def test_a_first_list_has_nothing_to_lose() -> None:
    assert judge(replace(FINE, open_before=0, diff=diff(0, 1000)), LIMITS) == ()


def test_what_no_admin_may_override() -> None:
    (empty,) = judge(replace(FINE, points=0, diff=diff(1000, 0)), LIMITS)
    assert (empty.code, empty.overridable) == ("no-valid-row", False)
    shown = judge(replace(FINE, made_public=2, invalid=900), LIMITS)
    assert {each.code: each.overridable for each in shown} == {
        "withheld-made-public": False,
        "invalid-rows": True,
    }
    assert shown[0].measured == 2


def test_limits_are_settings() -> None:
    lenient = Thresholds(fewer_points=0.6, oblast_loss=0.6, fewer_points_warned=0.6)
    assert judge(replace(FINE, diff=diff(1000, 500)), lenient) == ()
