"""Somebody who floods costs the others next to nothing, and loses no answer they would get."""

from __future__ import annotations

from typing import Any

import pytest

from bot.muted import LONGEST_MS, Muted

PERSON, OTHER = 5_550_001, 5_550_002


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def message(person: int, **content: object) -> dict[str, Any]:
    return {"update_id": 1, "message": {"from": {"id": person}, **content}}


PRESS = {"update_id": 1, "callback_query": {"id": "1", "from": {"id": PERSON}}}
LOCATION = {"location": {"latitude": 50.5, "longitude": 30.8}}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def muted(clock: Clock) -> Muted:
    return Muted(clock=clock)


def test_texts_are_dropped_until_the_refusal_ends(muted: Muted, clock: Clock) -> None:
    muted.mute(PERSON, 2_000, wholly=False)
    assert muted.drops(message(PERSON, text="Бровари"))
    assert not muted.drops(message(OTHER, text="Бровари"))
    clock.now += 2.0
    assert not muted.drops(message(PERSON, text="Бровари"))


def test_a_location_is_dropped_only_where_one_was_refused(muted: Muted) -> None:
    muted.mute(PERSON, 2_000, wholly=False)
    assert not muted.drops(message(PERSON, **LOCATION))
    muted.mute(PERSON, 2_000, wholly=True)
    assert muted.drops(message(PERSON, **LOCATION))


def test_anonymous_admins_of_other_groups_are_heard(muted: Muted) -> None:
    """Telegram sends them all as one user."""
    muted.mute(-100, 2_000, wholly=True)
    assert muted.drops(message(PERSON, sender_chat={"id": -100}, text="/near"))
    assert not muted.drops(message(PERSON, sender_chat={"id": -200}, text="/near"))
    assert not muted.drops(message(PERSON, text="/near"))


def test_a_press_is_never_dropped(muted: Muted) -> None:
    """Its button would spin."""
    muted.mute(PERSON, 2_000, wholly=True)
    assert not muted.drops(PRESS)


def test_a_refusal_for_hours_leaves_commands_answered(muted: Muted) -> None:
    muted.mute(PERSON, LONGEST_MS + 1, wholly=False)
    assert not muted.drops(message(PERSON, text="/privacy"))


def test_what_is_dropped_is_counted() -> None:
    counted: list[int] = []
    muted = Muted(lambda: counted.append(1))
    muted.mute(PERSON, 2_000, wholly=False)
    muted.drops(message(PERSON, text="Бровари"))
    muted.drops(message(OTHER, text="Бровари"))
    assert counted == [1]


@pytest.mark.parametrize("raw", [{}, {"message": 5}, {"message": {"from": {"id": "x"}}}])
def test_what_names_nobody_is_not_dropped(muted: Muted, raw: dict[str, Any]) -> None:
    muted.mute(PERSON, 2_000, wholly=True)
    assert not muted.drops(raw)
