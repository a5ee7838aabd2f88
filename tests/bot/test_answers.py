"""What is worked out once: a settlement's answer within one minute, and nothing of a person's."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest

from bot.answers import Answers
from bot.callbacks import Menu
from bot.i18n import LANGUAGES, words_in
from bot.views.message import Message
from geo.answer import Refinement
from geo.coordinate import Coordinate
from geo.geocoding.chain import nearest_first
from geo.geocoding.outcome import Ambiguous
from geo.guide import Guide
from geo.point import Service

WORDS = words_in("uk")
POSITION = Coordinate(50.511, 30.79)


@pytest.fixture
def answers(guide: Guide) -> Answers:
    return Answers(guide)


def ask(
    answers: Answers,
    origin: Coordinate | str,
    asked: datetime,
    services: frozenset[Service] = frozenset(),
    menu: Menu = Menu.MAIN,
) -> Message:
    outcome = answers.locate(origin)
    return answers.near(WORDS, outcome, asked, Refinement(services=services), menu)


def test_a_town_is_worked_out_once_a_minute(answers: Answers, noon: datetime) -> None:
    first = ask(answers, "Бровари", noon)
    with patch("bot.answers.render") as render:
        assert ask(answers, "у Броварах", noon + timedelta(seconds=59)) is first
        render.assert_not_called()
    later = ask(answers, "Бровари", noon + timedelta(minutes=1))
    assert later.html == first.html.replace("12:00", "12:01")
    assert later != first


def test_a_towns_points_are_looked_for_once_in_all_languages_and_menus(
    answers: Answers, noon: datetime
) -> None:
    outcome = answers.locate("Бровари")
    with patch.object(Guide, "near", autospec=True, side_effect=Guide.near) as near:
        said = {
            answers.near(words_in(language), outcome, noon, Refinement(), menu)
            for language in LANGUAGES
            for menu in Menu
        }
    assert len(said) == len(LANGUAGES) * len(Menu)
    near.assert_called_once()


def test_homonyms_are_listed_once_and_never_by_where_somebody_is(
    answers: Answers, noon: datetime
) -> None:
    first = ask(answers, "Іванівка", noon)
    with patch("bot.answers.render") as render:
        assert ask(answers, "іванівка", noon) is first
        render.assert_not_called()
    which = answers.locate("Іванівка")
    assert isinstance(which, Ambiguous)
    kept = len(answers._said)
    near = nearest_first(which, POSITION)
    assert answers.near(WORDS, near, noon, Refinement()) != first
    assert len(answers._said) == kept
    assert ask(answers, "Київська обл.", noon) != first


def test_what_differs_is_never_taken_for_the_same(answers: Answers, noon: datetime) -> None:
    internet = frozenset({Service.INTERNET})
    said = [
        ask(answers, "Бровари", noon),
        ask(answers, "Київ", noon),
        ask(answers, "Бровари", noon, internet),
        ask(answers, "Бровари", noon, menu=Menu.HOURS),
    ]
    assert len({(each.html, each.keyboard) for each in said}) == len(said)
    english = answers.near(words_in("en"), answers.guide.locate("Бровари"), noon, Refinement())
    assert english not in said


@pytest.mark.parametrize(
    "origin", [POSITION, "50.511, 30.79", "Бровари, вул. Київська, 1", "немає такого"]
)
def test_a_persons_own_question_is_not_kept(
    answers: Answers, noon: datetime, origin: Coordinate | str
) -> None:
    ask(answers, origin, noon)
    assert not answers._found
    assert not answers._said
    assert not answers._meant


def test_a_text_is_looked_up_once_and_not_kept(answers: Answers) -> None:
    meant = answers.locate("у Броварах"), answers.locate("Іванівка")
    with patch.object(Guide, "locate") as locate:
        assert answers.locate("у Броварах") is meant[0]
        assert answers.locate("Іванівка") is meant[1]
        locate.assert_not_called()
    assert all(len(kept) == 16 and isinstance(kept, bytes) for kept in answers._meant)


def test_a_chosen_settlement_is_not_the_text_alone(answers: Answers) -> None:
    which = answers.locate("Іванівка")
    assert isinstance(which, Ambiguous)
    codes = [candidate.settlement.code for candidate in which.candidates[:2]]
    chosen = [answers.locate("Іванівка", code) for code in codes]
    assert [each.place.settlement.code for each in chosen] == codes  # type: ignore[union-attr]


def test_a_minute_is_forgotten_with_its_end(answers: Answers, noon: datetime) -> None:
    for minute in range(3):
        for town in ("Бровари", "Київ"):
            ask(answers, town, noon + timedelta(minutes=minute))
    assert len(answers._said) == 2


def test_what_is_kept_is_bounded(answers: Answers, noon: datetime) -> None:
    with patch("bot.answers.KEPT", 2):
        for town in ("Бровари", "Київ", "Львів", "Одеса"):
            ask(answers, town, noon)
    assert len(answers._said) == 2


def test_another_snapshot_answers_for_itself(guide: Guide, noon: datetime) -> None:
    snapshot = replace(guide.snapshot, manifest=replace(guide.snapshot.manifest, source="Інша"))
    other = Answers(replace(guide, snapshot=snapshot))
    assert "Інша" in ask(other, "Бровари", noon).html
