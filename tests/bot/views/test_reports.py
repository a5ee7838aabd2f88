"""What people report stands beside the verdict, never in its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.callbacks import AskFault, SendReport, unpack
from bot.i18n import Words
from bot.views.answer import answer_view
from bot.views.plain import to_text
from bot.views.point import card_view, venue_view
from bot.views.reports import fault_question, reported_lines, thanks_view
from geo.answer import Card, Nearest, Ranked
from geo.opening import Opening, State
from geo.point import Point
from geo.reports import Fault, Finding
from geo.snapshot import Manifest

CLOSED, COLD = Finding(Fault.CLOSED, 2), Finding(Fault.NO_HEAT, 5)


@pytest.fixture
def card(point: Point, manifest: Manifest) -> Card:
    return Card(point, Opening(State.OPEN), (), manifest, (COLD, CLOSED))


def test_how_many_people_say_what_and_on_which_day(uk: Words, en: Words, asked: datetime) -> None:
    assert reported_lines(uk, [CLOSED, COLD], asked) == (
        "⚠️ 2 людини повідомили: зачинено (вт 17.03)",
        "⚠️ 5 людей повідомили: немає тепла (вт 17.03)",
    )
    assert reported_lines(en, [CLOSED], asked) == ("⚠️ 2 people reported: closed (Tue 17 Mar)",)
    assert reported_lines(uk, [], asked) == ()


def test_the_card_tells_all_and_the_venue_what_most_say(
    uk: Words, card: Card, asked: datetime
) -> None:
    told = to_text(card_view(uk, card, asked)).splitlines()
    assert told[2].startswith("🟢 Цілодобово")
    assert told[3:5] == list(reported_lines(uk, card.reported, asked))
    address = venue_view(uk, card, asked).address
    assert "🟢 Цілодобово · ⚠️ 5 людей повідомили: немає тепла (вт 17.03) · Бровари" in address
    assert "зачинено" not in address


def test_the_answer_tells_under_the_verdict(uk: Words, answer: Nearest) -> None:
    first = replace(answer.open[0], reported=(CLOSED, COLD))
    told = to_text(answer_view(uk, replace(answer, open=(first, *answer.open[1:]))))
    assert "стаціонарний\n⚠️ 2 людини повідомили: зачинено (вт 17.03)\n🔥" in told
    assert told.count("⚠️") == 1


def test_a_nearer_point_that_was_found_closed_is_named(
    uk: Words, en: Words, answer: Nearest, point: Point
) -> None:
    doubted = Ranked(point, 200, 0, Opening(State.OPEN), (Finding(Fault.CLOSED, 3),))
    told = replace(answer, nearer=doubted)
    assert (
        "⚠️ Ближче: Ліцей № 3, 200 м. Але 3 людини повідомили, що там зачинено (вт 17.03)."
        in to_text(answer_view(uk, told))
    )
    assert "But 3 people reported it closed (Tue 17 Mar)." in to_text(answer_view(en, told))


def test_under_each_point_one_may_say_what_is_wrong(
    uk: Words, en: Words, card: Card, asked: datetime
) -> None:
    for words, label in ((uk, "⚠️ Щось не так"), (en, "⚠️ Something’s wrong")):
        for keyboard in (
            venue_view(words, card, asked).keyboard,
            card_view(words, card, asked).keyboard,
        ):
            (button,) = keyboard[-1]
            assert button.text == label
            assert unpack(button.data) == AskFault(card.point.id)


def test_the_question_offers_every_fault(uk: Words, point: Point) -> None:
    question = fault_question(uk, point)
    pressed = [unpack(button.data) for row in question.keyboard for button in row]
    assert pressed == [SendReport(point.id, fault) for fault in Fault]
    assert to_text(question) == "Що не так? Пункт: Ліцей № 3."


def test_what_no_word_stands_for_is_sent_to_who_can_help(uk: Words, en: Words) -> None:
    assert "1545" in to_text(thanks_view(uk, Fault.OTHER))
    assert "1545" in to_text(thanks_view(en, Fault.OTHER))
    assert "зачинено" in to_text(thanks_view(uk, Fault.CLOSED))
