"""Whatever the lists hold, the answer can be sent, read and pressed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.callbacks import MAX_BYTES, Menu, unpack
from bot.i18n import LANGUAGES, Language, words_in
from bot.paper_callbacks import unpack_paper
from bot.views.answer import LIGHT_LENGTH, answer_view
from bot.views.message import Keyboard
from bot.views.plain import to_text
from geo.answer import Nearest, Ranked, Refinement
from geo.clock import KYIV
from geo.hours import Access, Schedule
from geo.opening import Opening, State
from geo.point import Kind, Point, Service
from geo.reports import Fault, Finding
from tests.strict_html import check_html, hostile

instants = st.integers(0, 20 * 24 * 60).map(
    lambda minutes: datetime(2026, 3, 10, tzinfo=KYIV) + timedelta(minutes=minutes)
)
notes = st.lists(hostile, max_size=3).map(tuple)
openings = st.builds(
    Opening,
    st.sampled_from([state for state in State if state is not State.BEING_OPENED]),
    until=st.none() | instants,
    at=st.none() | instants,
    ordered=st.none() | instants,
    notes=notes,
) | st.builds(Opening, st.just(State.BEING_OPENED), at=instants, ordered=instants, notes=notes)

findings = st.builds(Finding, st.sampled_from(Fault), st.integers(2, 9_999))
reported = st.lists(findings, max_size=5).map(tuple)


@st.composite
def answers(draw: st.DrawFn, answer: Nearest) -> Nearest:
    base = answer.open[0]

    def ranked(number: int) -> Ranked:
        point = replace(
            base.point,
            id=f"p{number}",
            name=draw(hostile),
            address=replace(base.point.address, settlement=draw(hostile), street=draw(hostile)),
            schedule=Schedule(draw(hostile), Access.UNKNOWN),
            kind=draw(st.sampled_from(Kind)),
            services=draw(st.frozensets(st.sampled_from(Service))),
        )
        far, bearing = draw(st.floats(0, 2e7)), draw(st.floats(0, 360, exclude_max=True))
        return Ranked(point, far, bearing, draw(openings), draw(reported))

    refinement = draw(
        st.builds(
            Refinement,
            st.frozensets(st.sampled_from(Service)),
            st.none() | instants,
            st.none() | instants,
            st.integers(0, 99),
        )
    )
    return replace(
        answer,
        refinement=refinement,
        manifest=replace(
            answer.manifest,
            source=draw(hostile),
            as_of=draw(st.none() | instants),
            demo=draw(st.booleans()),
        ),
        open=tuple(ranked(number) for number in range(draw(st.integers(0, 5)))),
        nearer=draw(st.none() | st.just(ranked(8))),
        standby=draw(st.none() | st.just(ranked(9))),
        withheld=draw(st.booleans()),
    )


def check_keyboard(keyboard: Keyboard) -> None:
    for row in keyboard:
        assert 1 <= len(row) <= 8
        for button in row:
            assert 0 < len(button.text) <= 64
            assert len(button.data.encode()) <= MAX_BYTES
            assert unpack(button.data) or unpack_paper(button.data)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(LANGUAGES), st.sampled_from(Menu))
def test_any_list_makes_a_message_that_telegram_takes(
    answer: Nearest, data: st.DataObject, language: Language, menu: Menu
) -> None:
    message = answer_view(words_in(language), data.draw(answers(answer)), menu)
    assert check_html(message.html) == to_text(message)
    check_keyboard(message.keyboard)


def long_point(point: Point, services: frozenset[Service]) -> Point:
    street = "вулиця Двадцять Четвертого Серпня, будинок 145-А, корпус 12, підвальне приміщення"
    return replace(
        point,
        name="Комунальний заклад загальної середньої освіти «Броварський ліцей № 3 імені Лесі",
        address=replace(point.address, street=street),
        services=services,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("services", [frozenset(), frozenset(Service)])
def test_three_long_points_are_light(
    answer: Nearest, language: Language, services: frozenset[Service]
) -> None:
    ranked = [replace(each, point=long_point(each.point, services)) for each in answer.open]
    full = replace(
        answer,
        open=tuple(ranked),
        nearer=replace(ranked[0], opening=Opening(State.STANDBY)),
        place=replace(answer.place, namesakes=9),
        manifest=replace(answer.manifest, as_of=answer.asked - timedelta(days=99)),
        refinement=Refinement(frozenset({Service.PETS, Service.OVERNIGHT})),
    )
    text = to_text(answer_view(words_in(language), full))
    assert len(text) <= LIGHT_LENGTH
    for number in "123":
        assert f"\n{number}. Комунальний заклад" in text


def test_ordinary_points_lose_nothing(answer: Nearest) -> None:
    named = replace(answer.open[0].point, name="Є" * 80, services=frozenset(Service))
    text = to_text(
        answer_view(
            words_in("uk"), replace(answer, open=(Ranked(named, 1, 1, answer.open[0].opening),))
        )
    )
    assert f"1. {'Є' * 80}\n" in text
    assert "⚡ генератор" in text
    assert "…" not in text


def test_longer_names_and_addresses_are_cut_with_an_ellipsis(answer: Nearest) -> None:
    point = answer.open[0].point
    address = replace(point.address, street="ї" * 81)
    named = replace(answer.open[0], point=replace(point, name="Є" * 81, address=address))
    text = to_text(answer_view(words_in("uk"), replace(answer, open=(named,))))
    assert f"1. {'Є' * 79}…\n" in text
    assert f"\n{'ї' * 79}…\n" in text
