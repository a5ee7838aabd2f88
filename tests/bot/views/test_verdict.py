"""Every state in both languages, as MESSAGES of the design has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.i18n import Words
from bot.views.verdict import (
    nearer,
    nearest_standby,
    notes_lines,
    services_line,
    verdict,
    verdict_and_kind,
)
from geo.answer import Ranked
from geo.clock import KYIV
from geo.hours import Access, Schedule
from geo.opening import Opening, State
from geo.point import Kind, Point, Service

EVENING = datetime(2026, 3, 17, 20, 0, tzinfo=KYIV)
MORNING = datetime(2026, 3, 18, 8, 0, tzinfo=KYIV)
MONDAY = datetime(2026, 3, 23, 9, 0, tzinfo=KYIV)
NOON = datetime(2026, 3, 17, 12, 30, tzinfo=KYIV)


@pytest.mark.parametrize(
    ("opening", "uk_text", "en_text"),
    [
        (Opening(State.OPEN), "🟢 Цілодобово", "🟢 Open 24/7"),
        (Opening(State.OPEN, EVENING), "🟢 Відчинено до 20:00", "🟢 Open until 20:00"),
        (
            Opening(State.OPEN, MORNING),
            "🟢 Відчинено до 08:00 (ср 18.03)",
            "🟢 Open until 08:00 (Wed 18 Mar)",
        ),
        (Opening(State.OPENS_AT, at=EVENING), "🟡 Відчиниться о 20:00", "🟡 Opens at 20:00"),
        (
            Opening(State.OPENS_AT, at=MORNING),
            "🟡 Відчиниться о 08:00 (ср 18.03)",
            "🟡 Opens at 08:00 (Wed 18 Mar)",
        ),
        (Opening(State.OPENS_AT), "🔴 Зачинено", "🔴 Closed"),
        (
            Opening(State.CLOSED, at=MONDAY),
            "🔴 Зачинено; відчиниться о 09:00 (пн 23.03)",
            "🔴 Closed; opens at 09:00 (Mon 23 Mar)",
        ),
        (Opening(State.CLOSED), "🔴 Зачинено", "🔴 Closed"),
        (
            Opening(State.STANDBY),
            "⚪ Резервний: відчиняють протягом 2 год після рішення влади",
            "⚪ Standby: opens within 2 h of an official decision",
        ),
        (
            Opening(State.BEING_OPENED, at=EVENING, ordered=NOON),
            "🟡 Розгортають: відчинять до 20:00 (рішення о 12:30, до 2 год)",
            "🟡 Being set up: open by 20:00 (ordered at 12:30, up to 2 h)",
        ),
        (
            Opening(State.BEING_OPENED, at=MORNING, ordered=NOON),
            "🟡 Розгортають: відчинять до 08:00 (ср 18.03) (рішення о 12:30, до 2 год)",
            "🟡 Being set up: open by 08:00 (Wed 18 Mar) (ordered at 12:30, up to 2 h)",
        ),
        (
            Opening(State.CLOSED, ordered=NOON),
            "🔴 Зачинено за рішенням влади",
            "🔴 Closed by official decision",
        ),
        (
            Opening(State.CLOSED, at=MORNING, ordered=NOON),
            "🔴 Зачинено за рішенням влади; відчиниться о 08:00 (ср 18.03)",
            "🔴 Closed by official decision; opens at 08:00 (Wed 18 Mar)",
        ),
        (
            Opening(State.RESTRICTED),
            "🔴 Лише для учнів і працівників закладу",
            "🔴 Only for the institution’s pupils and staff",
        ),
        (
            Opening(State.UNKNOWN),
            "❔ Години невідомі. У джерелі: «за графіком закладу»",
            "❔ Hours unknown. The source says: “за графіком закладу”",
        ),
    ],
)
def test_verdict(
    uk: Words,
    en: Words,
    point: Point,
    asked: datetime,
    opening: Opening,
    uk_text: str,
    en_text: str,
) -> None:
    point = replace(point, schedule=Schedule("за графіком закладу", Access.UNKNOWN))
    assert verdict(uk, point, opening, asked) == uk_text
    assert verdict(en, point, opening, asked) == en_text


def test_hours_that_nobody_published(uk: Words, en: Words, point: Point, asked: datetime) -> None:
    point = replace(point, schedule=Schedule("", Access.UNKNOWN))
    assert verdict(uk, point, Opening(State.UNKNOWN), asked) == "❔ Години невідомі"
    assert verdict(en, point, Opening(State.UNKNOWN), asked) == "❔ Hours unknown"


def test_a_standby_point_tells_its_own_opening_time(
    uk: Words, point: Point, asked: datetime
) -> None:
    point = replace(point, opens_within=timedelta(hours=3))
    assert "протягом 3 год" in verdict(uk, point, Opening(State.STANDBY), asked)


@pytest.mark.parametrize("state", [state for state in State if state is not State.OPEN])
def test_only_an_open_point_is_green(
    uk: Words, point: Point, asked: datetime, state: State
) -> None:
    text = verdict(uk, point, Opening(state, EVENING, MORNING, ordered=asked), asked)
    assert "🟢" not in text
    assert "Відчинено" not in text


@pytest.mark.parametrize(
    ("kind", "uk_word", "en_word"),
    [
        (Kind.PERMANENT, "стаціонарний", "permanent"),
        (Kind.MOBILE, "мобільний", "mobile"),
        (Kind.ANCHOR, "опорний", "anchor"),
        (Kind.STANDBY, "резервний", "standby"),
    ],
)
def test_the_kind_stands_after_the_verdict(
    uk: Words, en: Words, point: Point, asked: datetime, kind: Kind, uk_word: str, en_word: str
) -> None:
    point, opening = replace(point, kind=kind), Opening(State.OPEN)
    assert verdict_and_kind(uk, point, opening, asked) == f"🟢 Цілодобово · {uk_word}"
    assert verdict_and_kind(en, point, opening, asked) == f"🟢 Open 24/7 · {en_word}"


def test_a_standby_verdict_needs_no_kind(uk: Words, point: Point, asked: datetime) -> None:
    point, opening = replace(point, kind=Kind.STANDBY), Opening(State.STANDBY)
    assert verdict_and_kind(uk, point, opening, asked) == verdict(uk, point, opening, asked)


@pytest.mark.parametrize(
    ("opening", "text"),
    [
        (
            Opening(State.STANDBY),
            "⚪ Ближче, але резервний: {}. Відчиняють протягом 2 год після рішення влади.",
        ),
        (
            Opening(State.BEING_OPENED, at=EVENING, ordered=NOON),
            "🟡 Ближче, але ще розгортають: {}. Відчинять до 20:00 (рішення о 12:30, до 2 год).",
        ),
        (
            Opening(State.OPENS_AT, at=EVENING),
            "🟡 Ближче, але ще зачинено: {}. Відчиниться о 20:00.",
        ),
        (
            Opening(State.UNKNOWN),
            "❔ Ближче, але години невідомі: {}. У джерелі: «Щодня з 08:00 до 20:00».",
        ),
        (Opening(State.CLOSED), ""),
        (Opening(State.RESTRICTED), ""),
    ],
)
def test_a_nearer_point(
    uk: Words, point: Point, asked: datetime, opening: Opening, text: str
) -> None:
    told = nearer(uk, Ranked(point, 300, 0, opening), "300 м", asked, 80)
    assert told == text.format("Ліцей № 3, 300 м")


def test_a_nearer_point_of_hours_nobody_published(en: Words, point: Point, asked: datetime) -> None:
    point = replace(point, schedule=Schedule("", Access.UNKNOWN))
    ranked = Ranked(point, 300, 0, Opening(State.UNKNOWN))
    text = nearer(en, ranked, "300 m", asked, 80)
    assert text == "❔ Closer, hours unknown: Ліцей № 3 (Litsei № 3), 300 m."


def test_services_stand_in_the_order_of_the_kit(uk: Words) -> None:
    services = frozenset({Service.WATER, Service.HEAT, Service.PETS, Service.INTERNET})
    assert services_line(uk, services) == "🔥 тепло · 🌐 інтернет · 💧 вода · 🐾 з тваринами"
    assert services_line(uk, frozenset()) == ""


def test_wanted_services_come_first_and_the_rest_are_counted(uk: Words, en: Words) -> None:
    wanted = frozenset({Service.PETS})
    assert services_line(uk, frozenset(Service), wanted, 2) == "🐾 з тваринами · 🔥 тепло · ще 12"
    assert services_line(en, frozenset(Service), wanted, 2) == "🐾 pets welcome · 🔥 heat · 12 more"


def test_the_nearest_that_is_being_opened(
    uk: Words, en: Words, point: Point, asked: datetime
) -> None:
    ranked = Ranked(point, 300, 0, Opening(State.BEING_OPENED, at=EVENING, ordered=NOON))
    assert nearest_standby(uk, ranked, "300 м", asked) == (
        "🟡 Найближчий розгортають: Ліцей № 3, 300 м. "
        "Відчинять до 20:00 (рішення о 12:30, до 2 год)."
    )
    assert nearest_standby(en, ranked, "300 m", None) == (
        "🟡 Nearest being set up: Ліцей № 3 (Litsei № 3), 300 m. "
        "Open by 20:00 (Tue 17 Mar) (ordered at 12:30 (Tue 17 Mar), up to 2 h)."
    )


def test_notes_stand_as_written_with_a_romanisation_for_english(uk: Words, en: Words) -> None:
    opening = Opening(State.OPEN, notes=("вхід із двору", "візьміть ковдри"))
    assert notes_lines(uk, opening) == ("ℹ️ вхід із двору", "ℹ️ візьміть ковдри")
    assert notes_lines(en, opening)[0] == "ℹ️ вхід із двору (vkhid iz dvoru)"
    assert notes_lines(uk, opening, 8)[0] == "ℹ️ вхід із…"
    assert notes_lines(uk, Opening(State.OPEN)) == ()
