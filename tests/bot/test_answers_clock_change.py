"""In the night when clocks go back each minute of an hour comes twice, and is answered twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.answers import Answers
from bot.i18n import words_in
from bot.views.message import Message
from geo.answer import Refinement
from geo.clock import KYIV
from geo.guide import Guide

WORDS = words_in("uk")
FIRST = datetime(2026, 10, 25, 0, 30, tzinfo=UTC).astimezone(KYIV)
SECOND = datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(KYIV)
EVENING = FIRST - timedelta(hours=6)


@pytest.fixture
def answers(guide: Guide) -> Answers:
    return Answers(guide)


def ask(answers: Answers, asked: datetime, refinement: Refinement) -> Message:
    return answers.near(WORDS, answers.guide.locate("Бровари"), asked, refinement)


def test_half_past_three_is_asked_twice(answers: Answers) -> None:
    assert FIRST == SECOND, "what makes it hard"
    first = ask(answers, FIRST, Refinement())
    assert ask(answers, SECOND, Refinement()) is not first
    assert ask(answers, FIRST, Refinement()) == first


@pytest.mark.parametrize(
    ("refinement", "later"),
    [
        (Refinement(at=FIRST), Refinement(at=SECOND)),
        (Refinement(until=FIRST), Refinement(until=SECOND)),
    ],
    ids=["at", "until"],
)
def test_half_past_three_is_asked_about_twice(
    answers: Answers, refinement: Refinement, later: Refinement
) -> None:
    first = ask(answers, EVENING, refinement)
    assert ask(answers, EVENING, later) is not first
    assert ask(answers, EVENING, refinement) is first
