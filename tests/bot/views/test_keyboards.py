"""The three menus under an answer, and where each button leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.callbacks import Menu, Namesakes, Search, Share, ShowPoint, unpack
from bot.i18n import Words
from bot.paper_callbacks import DrawMap, unpack_paper
from bot.views.keyboards import answer_keyboard, coming_hours, coming_night
from bot.views.message import Keyboard
from geo.answer import Nearest, Refinement
from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.geocoding.outcome import Place
from geo.point import Service

CODE = "UA32060010010036573"
INTERNET = frozenset({Service.INTERNET})


def labels(keyboard: Keyboard) -> list[list[str]]:
    return [[button.text for button in row] for row in keyboard]


def search(keyboard: Keyboard, label: str) -> Search:
    data = next(button.data for row in keyboard for button in row if button.text == label)
    callback = unpack(data)
    assert isinstance(callback, Search)
    return callback


def test_the_main_menu(uk: Words, en: Words, answer: Nearest) -> None:
    answer = replace(answer, place=replace(answer.place, namesakes=2))
    keyboard = answer_keyboard(uk, answer, Menu.MAIN)
    assert labels(keyboard) == [
        ["🗺 1", "🗺 2", "🗺 3", "🗺 Ближчий"],
        ["Далі"],
        ["Фільтр", "На годину"],
        ["Інші з назвою Бровари"],
        ["🗺 Мапа", "📤 Поділитися"],
    ]
    assert [unpack(button.data) for button in keyboard[0]] == [
        ShowPoint(each, CODE) for each in ("p1", "p2", "p3", "p4")
    ]
    assert search(keyboard, "Далі") == Search(CODE, Refinement(page=1))
    assert search(keyboard, "Фільтр") == Search(CODE, Refinement(), Menu.SERVICES)
    assert search(keyboard, "На годину") == Search(CODE, Refinement(), Menu.HOURS)
    assert unpack(keyboard[3][0].data) == Namesakes(0, CODE)
    assert unpack_paper(keyboard[4][0].data) == DrawMap(CODE, 1, 3)
    assert unpack(keyboard[4][1].data) == Share(CODE, Refinement())
    assert labels(answer_keyboard(en, answer, Menu.MAIN)) == [
        ["🗺 1", "🗺 2", "🗺 3", "🗺 Closer one"],
        ["Further"],
        ["Filter", "At an hour"],
        ["Another Brovary?"],
        ["🗺 Map", "📤 Share"],
    ]


def test_a_shared_location_has_no_code_and_no_namesakes(uk: Words, answer: Nearest) -> None:
    answer = replace(answer, place=Place(Coordinate(50, 30)))
    keyboard = answer_keyboard(uk, answer, Menu.MAIN)
    assert len(keyboard) == 4
    assert search(keyboard, "Далі").place == ""
    assert unpack_paper(keyboard[3][0].data) == DrawMap("", 1, 3)
    assert unpack(keyboard[3][1].data) == Share("", Refinement())


def test_a_middle_page_leads_both_ways_with_its_refinement(uk: Words, answer: Nearest) -> None:
    refinement = Refinement(INTERNET, at=answer.asked + timedelta(hours=1), page=1)
    answer = replace(answer, refinement=refinement, nearer=None)
    keyboard = answer_keyboard(uk, answer, Menu.MAIN)
    assert labels(keyboard) == [
        ["🗺 4", "🗺 5", "🗺 6"],
        ["Назад", "Далі"],
        ["✓ Фільтр", "✓ На годину"],
        ["🗺 Мапа", "📤 Поділитися"],
    ]
    assert search(keyboard, "Назад") == Search(CODE, replace(refinement, page=0))
    assert search(keyboard, "Далі") == Search(CODE, replace(refinement, page=2))
    assert unpack_paper(keyboard[3][0].data) == DrawMap(CODE, 4, 3)


def test_the_last_page_leads_back_only(uk: Words, answer: Nearest) -> None:
    answer = replace(answer, refinement=Refinement(page=2), has_more=False)
    assert labels(answer_keyboard(uk, answer, Menu.MAIN))[1] == ["Назад"]


def test_nothing_open_shows_the_standby_point_on_the_map(uk: Words, nothing: Nearest) -> None:
    keyboard = answer_keyboard(uk, nothing, Menu.MAIN)
    assert labels(keyboard) == [["🗺 Резервний"], ["Фільтр", "На годину"]]
    assert unpack(keyboard[0][0].data) == ShowPoint("p4")


def test_the_filters(uk: Words, answer: Nearest) -> None:
    keyboard = answer_keyboard(uk, answer, Menu.SERVICES)
    assert labels(keyboard) == [
        ["🔥 тепло", "🔌 зарядка"],
        ["🌐 інтернет", "💧 вода"],
        ["🩹 перша допомога", "🍼 мати й дитина"],
        ["♿ безбар’єрно", "🛏 ночівля"],
        ["🐾 з тваринами"],
        ["Готово"],
    ]
    assert search(keyboard, "🌐 інтернет") == Search(CODE, Refinement(INTERNET), Menu.SERVICES)


def test_a_chosen_filter_can_be_taken_back(uk: Words, answer: Nearest) -> None:
    at = answer.asked + timedelta(hours=1)
    answer = replace(answer, refinement=Refinement(INTERNET, at=at, page=3))
    keyboard = answer_keyboard(uk, answer, Menu.SERVICES)
    assert labels(keyboard)[-1] == ["Скинути", "Готово"]
    none, both = Refinement(at=at), Refinement(INTERNET | {Service.HEAT}, at=at)
    assert search(keyboard, "✓ 🌐 інтернет") == Search(CODE, none, Menu.SERVICES)
    assert search(keyboard, "🔥 тепло") == Search(CODE, both, Menu.SERVICES)
    assert search(keyboard, "Скинути") == Search(CODE, none, Menu.SERVICES)
    assert search(keyboard, "Готово") == Search(CODE, answer.refinement)


def test_the_hours(uk: Words, en: Words, answer: Nearest) -> None:
    answer = replace(answer, refinement=Refinement(INTERNET, page=2))
    keyboard = answer_keyboard(uk, answer, Menu.HOURS)
    assert labels(keyboard) == [
        ["✓ Зараз"],
        ["21:00", "00:00 (ср 18.03)"],
        ["03:00 (ср 18.03)", "06:00 (ср 18.03)"],
        ["09:00 (ср 18.03)", "12:00 (ср 18.03)"],
        ["Уся ніч 22:00–06:00"],
        ["Назад"],
    ]
    nine = datetime(2026, 3, 17, 21, 0, tzinfo=KYIV)
    night = (nine + timedelta(hours=1), nine + timedelta(hours=9))
    assert search(keyboard, "✓ Зараз") == Search(CODE, Refinement(INTERNET))
    assert search(keyboard, "21:00") == Search(CODE, Refinement(INTERNET, nine))
    assert search(keyboard, "Уся ніч 22:00–06:00") == Search(CODE, Refinement(INTERNET, *night))
    assert search(keyboard, "Назад") == Search(CODE, answer.refinement)
    assert "00:00 (Wed 18 Mar)" in labels(answer_keyboard(en, answer, Menu.HOURS))[1]


def test_the_chosen_hour_is_ticked(uk: Words, answer: Nearest) -> None:
    nine = datetime(2026, 3, 17, 21, 0, tzinfo=KYIV)
    at_nine = replace(answer, refinement=Refinement(at=nine))
    assert labels(answer_keyboard(uk, at_nine, Menu.HOURS))[:2] == [
        ["Зараз"],
        ["✓ 21:00", "00:00 (ср 18.03)"],
    ]
    night_from, night_until = coming_night(answer.asked)
    all_night = replace(answer, refinement=Refinement(at=night_from, until=night_until))
    assert labels(answer_keyboard(uk, all_night, Menu.HOURS))[4] == ["✓ Уся ніч 22:00–06:00"]


def test_hours_are_full_and_after_the_question() -> None:
    hours = coming_hours(datetime(2026, 3, 17, 18, 0, tzinfo=KYIV))
    assert [f"{each:%d %H}" for each in hours] == [
        *("17 21", "18 00", "18 03"),
        *("18 06", "18 09", "18 12"),
    ]
    assert coming_hours(datetime(2026, 3, 17, 23, 59, tzinfo=KYIV))[0].day == 18


def test_an_hour_that_the_clock_skips_is_the_next_one() -> None:
    before = datetime(2026, 3, 28, 23, 0, tzinfo=KYIV)
    hours = coming_hours(before)
    assert [f"{each:%H:%M}" for each in hours[:3]] == ["00:00", "04:00", "06:00"]


@pytest.mark.parametrize(
    ("hour", "begins", "ends_day"),
    [(5, None, 17), (6, 22, 18), (21, 22, 18), (22, None, 18), (23, None, 18)],
)
def test_the_coming_night(hour: int, begins: int | None, ends_day: int) -> None:
    start, end = coming_night(datetime(2026, 3, 17, hour, 30 if hour != 6 else 0, tzinfo=KYIV))
    assert (start.hour if start else None) == begins
    assert end == datetime(2026, 3, ends_day, 6, 0, tzinfo=KYIV)
