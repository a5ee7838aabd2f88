"""The answer word for word, in both languages, for each thing that can come of a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.i18n import Words
from bot.views.answer import answer_view
from bot.views.plain import to_text
from geo.answer import Nearest, Refinement
from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.gazetteer.settlement import Category, Settlement
from geo.geocoding.outcome import Place
from geo.point import Service

UKRAINIAN = """\
Бровари
Найближчі відчинені пункти

1. Ліцей № 3
650 м · 8 хв пішки · ↗ північний схід
вул. Київська, 154
🟢 Відчинено до 20:00 · стаціонарний
🔥 тепло · 🔌 зарядка · 🌐 інтернет · 💧 вода

2. Пожежна частина № 12
1,2 км · 16 хв пішки · ↓ південь
вул. Шевченка, 10
🟢 Цілодобово · мобільний
🔥 тепло · 🔌 зарядка

3. Намет ДСНС
6,2 км · ↖ північний захід
вул. Київська, 154
🟢 Відчинено до опівночі · стаціонарний

⚪ Ближче, але резервний: Школа № 5, 300 м. Відчиняють протягом 2 год після рішення влади.

Відстані від центру. Надішліть геопозицію, і буде точніше.
Дані: Броварська міська рада, станом на вт 17.03, 18:00.
Час відповіді: вт 17.03, 18:20."""

ENGLISH = """\
Brovary
Nearest open points

1. Ліцей № 3 (Litsei № 3)
650 m · 8 min walk · ↗ north-east
вул. Київська, 154 (vul. Kyivska, 154)
🟢 Open until 20:00 · permanent
🔥 heat · 🔌 charging · 🌐 internet · 💧 water

2. Пожежна частина № 12 (Pozhezhna chastyna № 12)
1.2 km · 16 min walk · ↓ south
вул. Шевченка, 10 (vul. Shevchenka, 10)
🟢 Open 24/7 · mobile
🔥 heat · 🔌 charging

3. Намет ДСНС (Namet DSNS)
6.2 km · ↖ north-west
вул. Київська, 154 (vul. Kyivska, 154)
🟢 Open until midnight · permanent

⚪ Closer, on standby: Школа № 5 (Shkola № 5), 300 m. Opens within 2 h of an official decision.

Distances are from the centre. Send your location for exact ones.
Data: Броварська міська рада (Brovarska miska rada), as of Tue 17 Mar, 18:00.
Answered: Tue 17 Mar, 18:20."""

NOTHING_UKRAINIAN = """\
У межах 50 км немає пункту, про який відомо, що він зараз відчинений.

⚪ Найближчий резервний: Школа № 5, 62 км. Відчиняють протягом 2 год після рішення влади.
Бровари, вул. Київська, 154

Урядова гаряча лінія 1545, екстрена допомога 112. Мапа пунктів: nezlamnist.gov.ua

Дані: Броварська міська рада, станом на вт 17.03, 18:00.
Час відповіді: вт 17.03, 18:20."""

NOTHING_ENGLISH = """\
Within 50 km there is no point known to be open now.

⚪ Nearest on standby: Школа № 5 (Shkola № 5), 62 km. Opens within 2 h of an official decision.
Бровари, вул. Київська, 154 (Brovary, vul. Kyivska, 154)

Government hotline 1545, emergency 112. Map of points: nezlamnist.gov.ua

Data: Броварська міська рада (Brovarska miska rada), as of Tue 17 Mar, 18:00.
Answered: Tue 17 Mar, 18:20."""

NO_POINT_KNOWN = "У межах 50 км немає пункту, про який відомо, що він"

AT_ELEVEN = datetime(2026, 3, 17, 23, 0, tzinfo=KYIV)
NEXT_SIX = datetime(2026, 3, 18, 6, 0, tzinfo=KYIV)

VILLAGE = Settlement(
    "UA61060000000000000",
    "Іванівка",
    "Ivanivka",
    Category.VILLAGE,
    "Тернопільська область",
    "Чортківський район",
    Coordinate(49, 25.5),
    approximate=True,
)


def read(words: Words, answer: Nearest) -> str:
    return to_text(answer_view(words, answer))


def first_lines(words: Words, answer: Nearest, count: int = 2) -> list[str]:
    return read(words, answer).splitlines()[:count]


def test_three_points_for_a_town(uk: Words, en: Words, answer: Nearest) -> None:
    assert read(uk, answer) == UKRAINIAN
    assert read(en, answer) == ENGLISH


def test_nothing_open_within_reach(uk: Words, en: Words, nothing: Nearest) -> None:
    assert read(uk, nothing) == NOTHING_UKRAINIAN
    assert read(en, nothing) == NOTHING_ENGLISH


def test_nothing_open_and_no_standby_still_names_whom_to_call(uk: Words, nothing: Nearest) -> None:
    text = read(uk, replace(nothing, standby=None))
    assert "резервний" not in text
    assert "1545" in text
    assert "112" in text


def test_the_place_and_the_names_are_bold(uk: Words, answer: Nearest) -> None:
    html = answer_view(uk, answer).html
    assert html.startswith("<b>Бровари</b>\n")
    assert "\n<b>2. Пожежна частина № 12</b>\n" in html


def test_a_shared_location_has_no_place_in_its_title(uk: Words, answer: Nearest) -> None:
    answer = replace(answer, place=Place(Coordinate(50.5, 30.8)))
    assert first_lines(uk, answer, 1) == ["Найближчі відчинені пункти"]
    text = read(uk, answer)
    assert "від центру" not in text
    assert "Бровари, вул. Київська, 154" in text


def test_the_likeliest_of_several_is_named_with_its_oblast(
    uk: Words, en: Words, answer: Nearest
) -> None:
    answer = replace(answer, place=replace(answer.place, namesakes=2))
    assert first_lines(uk, answer, 1) == ["Бровари, Київська обл."]
    assert first_lines(en, answer, 1) == ["Brovary, Kyivska oblast"]


def test_numbers_run_on_over_pages(uk: Words, answer: Nearest) -> None:
    answer = replace(answer, refinement=Refinement(page=1), nearer=None)
    text = read(uk, answer)
    assert "\n4. Ліцей № 3\n" in text
    assert "\n6. Намет ДСНС\n" in text


def test_no_more_than_a_page_is_told(uk: Words, answer: Nearest) -> None:
    message = answer_view(uk, replace(answer, open=answer.open + answer.open))
    assert "3. Намет ДСНС" in to_text(message)
    assert "4. " not in to_text(message)
    assert [b.text for b in message.keyboard[0]] == ["🗺 1", "🗺 2", "🗺 3", "🗺 Ближчий"]


def test_an_hour_stands_in_the_title(uk: Words, en: Words, answer: Nearest) -> None:
    answer = replace(answer, refinement=Refinement(at=AT_ELEVEN), instant=AT_ELEVEN)
    assert first_lines(uk, answer)[1] == "Найближчі пункти, відчинені о 23:00 (вт 17.03)"
    assert first_lines(en, answer)[1] == "Nearest points open at 23:00 (Tue 17 Mar)"


def test_a_night_stands_in_the_title(uk: Words, en: Words, answer: Nearest) -> None:
    answer = replace(answer, refinement=Refinement(until=NEXT_SIX))
    assert first_lines(uk, answer)[1] == "Найближчі пункти, відчинені всю ніч до 06:00 (ср 18.03)"
    assert first_lines(en, answer)[1] == "Nearest points open all night until 06:00 (Wed 18 Mar)"


def test_hours_that_have_passed_are_now(uk: Words, answer: Nearest) -> None:
    later = AT_ELEVEN + timedelta(days=2)
    answer = replace(
        answer, refinement=Refinement(at=AT_ELEVEN, until=NEXT_SIX), asked=later, instant=later
    )
    assert first_lines(uk, answer)[1] == "Найближчі відчинені пункти"


def test_a_filter_stands_under_the_title(uk: Words, en: Words, answer: Nearest) -> None:
    wanted = frozenset({Service.OVERNIGHT, Service.INTERNET})
    answer = replace(answer, refinement=Refinement(wanted))
    assert first_lines(uk, answer, 3)[2] == "Фільтр: 🌐 інтернет · 🛏 ночівля"
    assert first_lines(en, answer, 3)[2] == "Filter: 🌐 internet · 🛏 overnight stay"


@pytest.mark.parametrize(
    ("refinement", "uk_text", "en_text"),
    [
        (
            Refinement(at=AT_ELEVEN),
            f"{NO_POINT_KNOWN} буде відчинений о 23:00 (вт 17.03).",
            "Within 50 km there is no point known to be open at 23:00 (Tue 17 Mar).",
        ),
        (
            Refinement(until=NEXT_SIX),
            f"{NO_POINT_KNOWN} буде відчинений усю ніч до 06:00 (ср 18.03).",
            "Within 50 km there is no point known to be open all night until 06:00 (Wed 18 Mar).",
        ),
        (
            Refinement(page=2),
            "Далі в межах 50 км відчинених пунктів немає.",
            "There are no further open points within 50 km.",
        ),
    ],
)
def test_nothing_of_what_was_asked(
    uk: Words, en: Words, nothing: Nearest, refinement: Refinement, uk_text: str, en_text: str
) -> None:
    nothing = replace(nothing, refinement=refinement, instant=refinement.at or nothing.asked)
    assert first_lines(uk, nothing, 1) == [uk_text]
    assert first_lines(en, nothing, 1) == [en_text]


def test_an_approximate_place_gives_rough_distances_only(
    uk: Words, en: Words, answer: Nearest
) -> None:
    answer = replace(answer, place=Place(VILLAGE.coordinate, VILLAGE, 118))
    text = read(uk, answer)
    assert (
        "Точної позначки для цього села в мене немає: відстані від центру громади, "
        "похибка до 20 км. Надішліть геопозицію, і буде точно."
    ) in text
    assert "1. Ліцей № 3\n≈ 1 км\nБровари, вул. Київська, 154\n" in text
    assert "3. Намет ДСНС\n≈ 6 км\n" in text
    for precise in ("хв пішки", "північ", "Ближче", "Відстані від центру."):
        assert precise not in text
    assert "no exact position for this village" in read(en, answer)


@pytest.mark.parametrize(
    ("category", "word"),
    [(Category.CITY, "міста"), (Category.SETTLEMENT, "селища"), (Category.VILLAGE, "села")],
)
def test_an_approximate_place_is_called_what_it_is(
    uk: Words, answer: Nearest, category: Category, word: str
) -> None:
    settlement = replace(VILLAGE, category=category)
    text = read(uk, replace(answer, place=Place(VILLAGE.coordinate, settlement)))
    assert f"Точної позначки для цього {word} в мене немає" in text


def test_a_withheld_hromada_names_whom_to_ask(uk: Words, en: Words, nothing: Nearest) -> None:
    answer = replace(nothing, withheld=True)
    text = read(uk, answer)
    assert text.startswith(
        "У цій громаді адреси пунктів не оприлюднюють з міркувань безпеки. "
        "Запитайте місцеву владу або зателефонуйте 1545.\n\nДані: "
    )
    assert not [row for row in answer_view(uk, answer).keyboard if "🗺" in row[0].text]
    assert "Addresses in this hromada (community) are not published" in read(en, answer)


def test_a_withheld_hromada_still_lists_open_public_points(uk: Words, answer: Nearest) -> None:
    text = read(uk, replace(answer, withheld=True))
    assert text.startswith("Бровари\nУ цій громаді адреси пунктів не оприлюднюють")
    assert "\n\nНайближчі відчинені пункти\n\n1. Ліцей № 3\n" in text


def test_demo_points_say_so_first(uk: Words, en: Words, answer: Nearest, nothing: Nearest) -> None:
    for each in (answer, nothing):
        demo = replace(each, manifest=replace(each.manifest, demo=True))
        assert first_lines(uk, demo, 1) == ["ДЕМО: вигадані пункти, не для справжнього пошуку"]
        assert first_lines(en, demo, 1) == ["DEMO: made-up points, not for a real search"]


def test_a_point_without_name_or_address_has_no_empty_lines(uk: Words, answer: Nearest) -> None:
    ranked = answer.open[2]
    bare = replace(ranked.point, name=" ", address=type(ranked.point.address)())
    text = read(uk, replace(answer, open=(replace(ranked, point=bare),)))
    assert "1. Пункт Незламності\n6,2 км · ↖ північний захід\n🟢 Відчинено" in text
