"""What people write in the column of hours, and what it comes to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from opening_hours import validate

from geo.hours import Access, Schedule, parse_hours
from geo.hours.reading import MAX_KEPT, MAX_READ

KYIV_LIST = (
    Path(__file__).parents[2] / "../shared/real-data/kyiv-heating-points-layer1.json"
).resolve()

AROUND_THE_CLOCK = "24/7"
SCHEDULED = {
    # around the clock
    "Цілодобово": AROUND_THE_CLOCK,
    "круглосуточно": AROUND_THE_CLOCK,
    "24/7": AROUND_THE_CLOCK,
    "24х7": AROUND_THE_CLOCK,
    "24 години на добу, 7 днів на тиждень": AROUND_THE_CLOCK,
    "00:00-24:00": AROUND_THE_CLOCK,
    "00:00–00:00": AROUND_THE_CLOCK,
    "00:00-23:59": AROUND_THE_CLOCK,
    "05:00-24:00, 00:00-05:00": AROUND_THE_CLOCK,
    "цілодобово без вихідних": AROUND_THE_CLOCK,
    "Цiлодобово": AROUND_THE_CLOCK,  # a Latin i
    "Графік роботи ⏰: Цілодобово": AROUND_THE_CLOCK,
    "Працює цілодобово, щодня": AROUND_THE_CLOCK,
    "24/7; PH off": AROUND_THE_CLOCK,
    "цілодобово, свята - вихідні": AROUND_THE_CLOCK,
    "Пн-Пт цілодобово": "Mo-Fr 00:00-24:00",
    "цілодобово, крім неділі": "Mo-Sa 00:00-24:00",
    # every day
    "Щодня з 05:00 до 23:56": "Mo-Su 05:00-23:56",
    "Щодня з 00:00 до 23:00": "Mo-Su 00:00-23:00",
    "Щодня з 10:00 до 21:30": "Mo-Su 10:00-21:30",
    "05:00-00:00": "Mo-Su 05:00-24:00",
    "9 до 18": "Mo-Su 09:00-18:00",
    "з 9 до 18 год": "Mo-Su 09:00-18:00",
    "з 8.00 год. до 20.00 год.": "Mo-Su 08:00-20:00",
    "с 9 до 18 часов ежедневно": "Mo-Su 09:00-18:00",
    "C 9:00 до 18:00": "Mo-Su 09:00-18:00",  # a Latin C
    "9–18 без вихідних": "Mo-Su 09:00-18:00",
    "Daily 8:00-20:00": "Mo-Su 08:00-20:00",
    "щодня з 9:00 до 13:00 та з 14:00 до 18:00": "Mo-Su 09:00-13:00,14:00-18:00",
    "9-13,14-18": "Mo-Su 09:00-13:00,14:00-18:00",
    # how a time is written
    "08-00-17-00": "Mo-Su 08:00-17:00",
    "з 08-00 до 17-00": "Mo-Su 08:00-17:00",
    "8,00-17,00": "Mo-Su 08:00-17:00",
    "8 00 - 17 00": "Mo-Su 08:00-17:00",
    "0800-1730": "Mo-Su 08:00-17:30",
    "9⁰⁰-18³⁰": "Mo-Su 09:00-18:30",
    "9:00:00 - 18:00:00": "Mo-Su 09:00-18:00",
    "9 год 30 хв - 18 год": "Mo-Su 09:30-18:00",
    "8.00−17.30": "Mo-Su 08:00-17:30",
    "8:00‒17:00": "Mo-Su 08:00-17:00",
    # past midnight
    "20:00-02:00": "Mo-Su 20:00-02:00",
    "20-02": "Mo-Su 20:00-02:00",
    "22:00-06:00 пн-пт": "Mo-Fr 22:00-06:00",
    "Пт-Сб 20:00-02:00; Нд 10:00-18:00": "Fr-Sa 20:00-02:00, Su 10:00-18:00",
    # days first
    "ПН — ПТ: 09:00–18:00": "Mo-Fr 09:00-18:00",
    "Пн-Пт 09:00-15:00": "Mo-Fr 09:00-15:00",
    "Mo-Fr 09:00-18:00": "Mo-Fr 09:00-18:00",
    "Mo-Fr 09:00-18:00; Sa 10:00-14:00; Su off": "Mo-Fr 09:00-18:00; Sa 10:00-14:00",
    "Mo-Su 09:00-21:00; Su off": "Mo-Sa 09:00-21:00",
    "Mo-Su,PH 09:00-21:00": "Mo-Su 09:00-21:00",
    "Monday to Friday: 9:00 to 18:00": "Mo-Fr 09:00-18:00",
    "з понеділка по п’ятницю з 9 до 18": "Mo-Fr 09:00-18:00",
    "понедельник-пятница 9.00-18.00, суббота, воскресенье - выходной": "Mo-Fr 09:00-18:00",
    "понеділок 16:00-20:00: вівторок-субота 10:00-20:00: неділя вихідний": (
        "Mo 16:00-20:00; Tu-Sa 10:00-20:00"
    ),
    "пн.-пт. 8.00-17.00; сб, нд вихідний": "Mo-Fr 08:00-17:00",
    "Пн-Чт 8:00-17:00, Пт 8:00-15:45": "Mo-Th 08:00-17:00; Fr 08:00-15:45",
    "Вт-Нд: 10:00–18:00; Пн: вихідний": "Tu-Su 10:00-18:00",
    "пн, ср, пт 9-18": "Mo,We,Fr 09:00-18:00",
    "сб-вт 10-12": "Mo-Tu,Sa-Su 10:00-12:00",
    "Пн-Пт\t08:00-20:00\nСб-Нд\t09:00-18:00": "Mo-Fr 08:00-20:00; Sa-Su 09:00-18:00",
    "по буднях 8.00-20.00, по вихідних 9.00-18.00": "Mo-Fr 08:00-20:00; Sa-Su 09:00-18:00",
    "робочі дні 8-17": "Mo-Fr 08:00-17:00",
    "вихідні та святкові дні 10-15, будні 8-20": "Mo-Fr 08:00-20:00; Sa-Su 10:00-15:00",
    "пн-пт 9-18, вихідні - сб, нд": "Mo-Fr 09:00-18:00",
    "вихідні: сб, нд; пн-пт 9-18": "Mo-Fr 09:00-18:00",
    "пн-пт 9-18; сб, нд та святкові дні – вихідні": "Mo-Fr 09:00-18:00",
    "пн-пт 9-18, у вихідні не працює": "Mo-Fr 09:00-18:00",
    # hours first
    "08:00-17:00 будні дні": "Mo-Fr 08:00-17:00",
    "08:00-17:00, пн-пт": "Mo-Fr 08:00-17:00",
    "9:00-18:00 (пн-пт)": "Mo-Fr 09:00-18:00",
    "08:00-21:00 будні дні 9:00-20:00 вихідні дні": "Mo-Fr 08:00-21:00; Sa-Su 09:00-20:00",
    "9-18 пн-пт, сб-нд вихідний": "Mo-Fr 09:00-18:00",
    "9-18 пн-пт, нд вихідний": "Mo-Fr 09:00-18:00",
    "8-17 пн-пт, сб, нд вихідний": "Mo-Fr 08:00-17:00",
    "9-18 пн-пт; 10-15 сб; нд вихідний": "Mo-Fr 09:00-18:00; Sa 10:00-15:00",
    "9-18 пн-пт, вихідний сб, нд": "Mo-Fr 09:00-18:00",
    "тільки по буднях 9-18": "Mo-Fr 09:00-18:00",
    "9-20 пт, вихідні": "Fr-Su 09:00-20:00",
    # the rest by default
    "9:00-18:00, сб, нд - вихідний": "Mo-Fr 09:00-18:00",
    "9:00-18:00 неділя вихідний": "Mo-Sa 09:00-18:00",
    "9:00-18:00, closed on Sunday": "Mo-Sa 09:00-18:00",
    "9:00-18:00 крім неділі": "Mo-Sa 09:00-18:00",
    "щодня, крім сб та нд, з 9 до 18": "Mo-Fr 09:00-18:00",
    "9-18 крім вихідних та свят": "Mo-Fr 09:00-18:00",
    "пн-сб 9-18 крім середи": "Mo-Tu,Th-Sa 09:00-18:00",
    "9-18, сб 10-15, нд вихідний": "Mo-Fr 09:00-18:00; Sa 10:00-15:00",
    "щодня 9-18, сб 10-15": "Mo-Fr,Su 09:00-18:00; Sa 10:00-15:00",
    "щодня 9-18 крім неділі; сб 10-15": "Mo-Fr 09:00-18:00; Sa 10:00-15:00",
    # with a break
    "Пн-Пт 9:00-18:00, перерва 13:00-14:00": "Mo-Fr 09:00-13:00,14:00-18:00",
    "Пн-Пт 9-18 обід з 12 до 13": "Mo-Fr 09:00-12:00,13:00-18:00",
    "Пн-Пт: 8:00-17:00 (перерва на обід 13-14)": "Mo-Fr 08:00-13:00,14:00-17:00",
    "9-18, обід, 13-14": "Mo-Su 09:00-13:00,14:00-18:00",
    "9-18, 13-14 обід, сб, нд вихідний": "Mo-Fr 09:00-13:00,14:00-18:00",
    "перерва 13-14, 9-18": "Mo-Su 09:00-13:00,14:00-18:00",
    "8:00 до 17:00 обід 12-13 вихідні сб нд": "Mo-Fr 08:00-12:00,13:00-17:00",
    "пн-пт 9-18, сб 10-12, перерва 13-14": "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00",
    "пн-пт 9-18, перерва 13-14, сб 9-18": "Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-18:00",
    "9-18 без перерви": "Mo-Su 09:00-18:00",
    # an outage can only widen them
    "09:00-18:00, під час відключень цілодобово": "Mo-Su 09:00-18:00",
    "09:00-18:00 (за потреби - цілодобово)": "Mo-Su 09:00-18:00",
    "Пн-Пт 9-18; у разі відключення світла 8-20": "Mo-Fr 09:00-18:00",
    # shut
    "не працює": "off",
    "щодня зачинено": "off",
    "Mo-Su off": "off",
}

STANDBY = (
    "у разі відключення",
    "за потреби",
    "за потребою",
    "лише за потреби",
    "під час відключень",
    "при відсутності електропостачання",
    "Цілодобово у разі відключення світла",
    "під час відключень цілодобово",
    "за потреби 09:00-18:00",
    "09:00-18:00, за потреби",
    "у разі відключення світла понад 3 години",
    "у разі відсутності світла, тепла та води",
    "Відкривається у разі тривалих відключень електроенергії за рішенням міської ради",
    "протягом 2 годин після рішення місцевої влади",
    "резервний пункт",
    "в случае отключения электроэнергии",
    "по необходимости",
    "in case of power outage",
)

RESTRICTED = (
    "доступне лише для учасників освітнього процесу",
    "тільки для працівників",
    "Пн-Пт 8:00-17:00, лише для учнів та працівників закладу",
    "цілодобово для учнів",
    "только для сотрудников",
    "staff only",
)

UNREAD = (
    "за графіком закладу",
    "при міській раді",
    "не цілодобово",
    "орієнтовно 9-18",
    "09:00-18:00*",
    "09:00-18:00+",
    "цілодобово (крім комендантської години)",
    "Пн-Пт 9-18, сб до 15",
    "до 18:00",
    "18:00",
    "9-00 18-00",  # which mark parts the hours from the minutes?
    "9-00",
    "9-13-14-18",
    "8-17:30:15",
    "25:00-26:00",
    "9:60-18:00",
    "08:00-8:00",
    "24:00-08:00",
    "01.11-15.03",  # a season, not hours
    "1-5",  # days or hours?
    "01-05",
    "1-5 9:00-18:00",
    "2024-2025",
    "пн-ср-пт 9-18",
    "пн-пт",
    "сб вихідний",
    "вихідні",
    "9:00-18:00, вихідні",
    "9:00-18:00, субота 10:00-15:00",  # and on Sunday?
    "9:00-18:00, пн-сб 10:00-15:00",
    "8-17 пн-ср, пт, сб, нд вихідний",  # is Friday a day off?
    "9:00-18:00, пн-сб вихідний",
    "9:00-18:00, сб; 10:00-15:00, нд вихідний",
    "8-17 нд 9-15 нд вихідний",
    "пн-пт 9-18, пн 10-15",
    "пн-нд 9-18, пн-нд вихідний",
    "пн-пт; 9-18 сб",
    "пн-пт 9-18 без вихідних",
    "пн-пт 9-12, щодня 14-16",
    "09:00-18:00, крім суботи 10-15",
    "09:00-12:00, крім суботи 14-15",
    "щодня 9-18 крім неділі, неділя 10-15",
    "щодня 9-18 крім неділі; неділя 10-15",
    "9:00-18:00; 13:00-14:00",
    "0:00-10:00, 10:00-05:00",
    "10:00-12:00, 12:00-10:00",
    "9–18, перерва 20–21",
    "перерва 13-14",
    "пн-пт перерва",
    "20:00-06:00 перерва 01:00-02:00",
    "20:00-06:00 перерва 23:00-01:00",
    "9-18, 13-14 обід; 10-15 сб",
    "у разі відключення не працює",
    "09:00-18:00, під час відключень 10:00-12:00",
    "09:00-18:00 під час відключень цілодобово",
    "09:00-18:00, за потреби цілодобово, під час відключень 24/7",
    "цілодобово при наявності світла",
    "тільки для мешканців будинку",
    "sunrise-sunset",
    '"open"',
    "9 або 10-18",
)


@pytest.mark.parametrize(("text", "osm"), SCHEDULED.items())
def test_reads_hours_as_people_write_them(text: str, osm: str) -> None:
    assert parse_hours(text) == Schedule(" ".join(text.split()), Access.SCHEDULED, osm)
    assert validate(osm)


@pytest.mark.parametrize("text", STANDBY)
def test_hours_on_a_condition_are_standby(text: str) -> None:
    assert parse_hours(text) == Schedule(text, Access.STANDBY)


@pytest.mark.parametrize("text", RESTRICTED)
def test_hours_for_some_people_are_restricted(text: str) -> None:
    assert parse_hours(text) == Schedule(text, Access.RESTRICTED)


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_wholly_understood_is_unknown(text: str) -> None:
    assert parse_hours(text) == Schedule(text, Access.UNKNOWN)


@pytest.mark.parametrize(
    "text", [None, "", "  \n", "null", "NULL", "-", "—", "?!", "\u200b", "n/a"]
)
def test_blank_is_unknown_without_text(text: str | None) -> None:
    assert parse_hours(text) == Schedule("", Access.UNKNOWN)


def test_case_and_spacing_do_not_matter() -> None:
    for text, osm in SCHEDULED.items():
        assert parse_hours(f"  {text.upper()} ").osm == osm


def test_any_unknown_word_makes_any_hours_unknown() -> None:
    for text in SCHEDULED:
        assert parse_hours(f"{text} хтозна").access is Access.UNKNOWN
        assert parse_hours(f"не {text}").access is Access.UNKNOWN


def test_text_is_kept_folded_and_capped() -> None:
    assert parse_hours(" за\u202e графіком\r\n\tзакладу ").text == "за графіком закладу"
    assert parse_hours("я" * MAX_KEPT).text == "я" * MAX_KEPT
    assert parse_hours("я" * (MAX_KEPT + 1)).text == "я" * (MAX_KEPT - 1) + "…"


def test_too_long_a_text_is_not_read() -> None:
    padding = MAX_READ - len("24/7")
    assert parse_hours("24/7" + "." * padding).access is Access.SCHEDULED
    assert parse_hours("24/7" + "." * (padding + 1)).access is Access.UNKNOWN


def test_reads_every_row_of_the_list_of_kyiv() -> None:
    if not KYIV_LIST.exists():
        pytest.skip("the published list is not at hand")
    rows = json.loads(KYIV_LIST.read_text(encoding="utf-8"))["features"]
    schedules = [parse_hours(row["attributes"]["working_time"]) for row in rows]
    assert len(schedules) == 54
    assert {schedule.access for schedule in schedules} == {Access.SCHEDULED}


WORDS = sorted(
    {word for text in (*SCHEDULED, *STANDBY, *RESTRICTED, *UNREAD) for word in text.split()}
)


@settings(max_examples=400)
@given(st.text(max_size=400) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
@example("9 " * 150)
@example("пн " * 100)
@example("9-18 перерва 13-14 " * 15)
def test_any_text_gives_a_sound_schedule(text: str) -> None:
    schedule = parse_hours(text)
    assert (schedule.access is Access.SCHEDULED) == bool(schedule.osm)
    assert not schedule.osm or validate(schedule.osm)
    assert len(schedule.text) <= MAX_KEPT
    schedule.text.encode()
