"""Which place is meant, none, or abroad."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.callbacks import MAX_BYTES, Namesakes, Search, unpack
from bot.i18n import Words
from bot.views.message import Message
from bot.views.place import abroad_view, unrecognised_view, which_view
from bot.views.plain import to_text
from bot.views.render import render
from geo.answer import Abroad, Nearest, Ranked, Unrecognised, Which
from geo.coordinate import Coordinate
from geo.gazetteer.settlement import Candidate, Category, Settlement
from geo.snapshot import Manifest

CHORTKIV = Settlement(
    "UA61060010000000001",
    "Іванівка",
    "Ivanivka",
    Category.VILLAGE,
    "Тернопільська область",
    "Чортківський район",
    Coordinate(49, 25.5),
    approximate=True,
    hromada_uk="Білобожницька громада",
)


def village(number: int) -> Settlement:
    raion = f"{number}-й район"
    return replace(CHORTKIV, code=f"UA61{number:02d}0010000000001", raion_uk=raion)


def which(*settlements: Settlement) -> Which:
    return Which(tuple(Candidate(each, 100) for each in settlements), Manifest("", "", None))


def choices(message: Message) -> list[str]:
    return [row[0].text for row in message.keyboard]


def test_homonyms_are_asked_about_with_raion_and_oblast(uk: Words, en: Words) -> None:
    crimea = replace(
        village(7), oblast_uk="Автономна Республіка Крим", raion_uk="Джанкойський район"
    )
    asked = which(CHORTKIV, crimea)
    message = which_view(uk, asked)
    assert to_text(message) == (
        "Є кілька населених пунктів із назвою Іванівка. Котрий ваш?\n"
        "Можна дописати область: «Іванівка, Тернопільська обл.»."
    )
    assert choices(message) == [
        "Іванівка · Чортківський р-н, Тернопільська обл.",
        "Іванівка · Джанкойський р-н, АР Крим",
    ]
    assert unpack(message.keyboard[0][0].data) == Search(CHORTKIV.code)
    message = which_view(en, asked)
    assert to_text(message) == (
        "Several places are called Ivanivka. Which is yours?\n"
        "You can add the oblast: “Ivanivka, Ternopilska oblast”."
    )
    assert choices(message) == [
        "Ivanivka · Chortkivskyi raion, Ternopilska oblast",
        "Ivanivka · Dzhankoiskyi raion, AR Crimea",
    ]


def test_homonyms_of_one_raion_are_told_apart_by_hromada(uk: Words, en: Words) -> None:
    neighbour = replace(CHORTKIV, code="UA61060020000000001", hromada_uk="Копичинецька громада")
    asked = which(CHORTKIV, neighbour, village(8))
    assert choices(which_view(uk, asked)) == [
        "Іванівка · Білобожницька громада, Тернопільська обл.",
        "Іванівка · Копичинецька громада, Тернопільська обл.",
        "Іванівка · 8-й р-н, Тернопільська обл.",
    ]
    assert choices(which_view(en, asked))[0] == (
        "Ivanivka · Bilobozhnytska hromada, Ternopilska oblast"
    )


def test_homonyms_of_one_raion_without_a_known_hromada(uk: Words) -> None:
    bare = replace(CHORTKIV, hromada_uk="")
    asked = which(bare, replace(bare, code="UA61060020000000001"))
    assert choices(which_view(uk, asked)) == [
        "Іванівка, 2 села · Чортківський р-н, Тернопільська обл."
    ]


def test_within_one_oblast_the_raion_narrows(uk: Words, en: Words) -> None:
    asked = which(CHORTKIV, replace(village(7), raion_uk="Кременецький район"))
    assert to_text(which_view(uk, asked)).endswith(
        "Можна дописати район: «Іванівка, Чортківський р-н»."
    )
    assert "add the raion: “Ivanivka, Chortkivskyi raion”" in to_text(which_view(en, asked))
    neighbour = replace(CHORTKIV, code="UA61060020000000001", hromada_uk="Копичинецька громада")
    assert "дописати" not in to_text(which_view(uk, which(CHORTKIV, neighbour)))


def test_alike_names_are_asked_about_otherwise(uk: Words, en: Words) -> None:
    asked = which(CHORTKIV, replace(village(7), name_uk="Іванівці", name_en="Ivanivtsi"))
    assert to_text(which_view(uk, asked)).startswith("Є кілька схожих назв. Котра ваша?")
    assert to_text(which_view(en, asked)).startswith("Several names are alike. Which is yours?")


def test_homonyms_with_a_look_alike_after_them_are_homonyms(uk: Words) -> None:
    alike = replace(village(7), name_uk="Іванівці", name_en="Ivanivtsi")
    text = to_text(which_view(uk, which(CHORTKIV, village(8), alike)))
    assert text.startswith("Є кілька населених пунктів із назвою Іванівка.")


def test_a_single_guess_is_asked_about(uk: Words) -> None:
    message = which_view(uk, which(CHORTKIV))
    assert to_text(message).startswith("Ви мали на увазі цей населений пункт?")
    assert len(message.keyboard) == 1


def test_a_city_with_a_status_of_its_own(uk: Words, brovary: Settlement) -> None:
    kyiv = replace(brovary, name_uk="Київ", oblast_uk="Київ", raion_uk="")
    message = which_view(uk, which(kyiv, brovary))
    assert choices(message) == ["Київ", "Бровари · Броварський р-н, Київська обл."]
    assert "«Бровари, Київська обл.»" in message.html


def test_a_long_list_is_turned_eight_at_a_time(uk: Words) -> None:
    asked = which(*(village(number) for number in range(20)))
    pages = [which_view(uk, asked, page) for page in range(3)]
    assert [len(page.keyboard) for page in pages] == [9, 9, 5]
    turns = [[(b.text, unpack(b.data)) for b in page.keyboard[-1]] for page in pages]
    named = village(0).code
    assert turns == [
        [("Далі", Namesakes(1, named))],
        [("Назад", Namesakes(0, named)), ("Далі", Namesakes(2, named))],
        [("Назад", Namesakes(1, named))],
    ]
    codes = [unpack(row[0].data) for page in pages for row in page.keyboard[:-1]]
    assert codes == [Search(village(number).code) for number in range(20)]
    assert all(len(b.data.encode()) <= MAX_BYTES for row in pages[1].keyboard for b in row)


def test_exactly_one_page_has_no_turns(uk: Words) -> None:
    asked = which(*(village(number) for number in range(8)))
    assert len(which_view(uk, asked).keyboard) == 8


def test_not_a_place(uk: Words, en: Words, manifest: Manifest) -> None:
    assert to_text(unrecognised_view(uk, Unrecognised(manifest))) == (
        "Не впізнаю цього місця. Напишіть місто, селище або село, можна з областю: "
        "«Іванівка, Тернопільська».\n\nАбо надішліть геопозицію чи координати: 50.45, 30.52."
    )
    assert to_text(unrecognised_view(en, Unrecognised(manifest))) == (
        "I don’t recognise this place. Write a city, town or village, with its oblast if you like: "
        "“Ivanivka, Ternopilska”.\n\nOr send your location or coordinates: 50.45, 30.52."
    )


def test_abroad(uk: Words, en: Words, manifest: Manifest, standby: Ranked) -> None:
    abroad = Abroad(manifest, replace(standby, distance_m=84_600))
    assert to_text(abroad_view(uk, abroad)) == (
        "Це місце за межами України. Я знаю лише Пункти Незламності в Україні.\n\n"
        "⚪ Найближчий резервний: Школа № 5, 85 км. "
        "Відчиняють протягом 2 год після рішення влади.\nБровари, вул. Київська, 154\n\n"
        "Урядова гаряча лінія 1545, екстрена допомога 112. Мапа пунктів: nezlamnist.gov.ua"
    )
    assert "outside Ukraine" in to_text(abroad_view(en, abroad))
    assert "резервний" not in to_text(abroad_view(uk, Abroad(manifest)))


def test_demo_points_say_so_here_too(uk: Words, manifest: Manifest) -> None:
    demo = replace(manifest, demo=True)
    for answer in (Which((Candidate(CHORTKIV, 90),), demo), Unrecognised(demo), Abroad(demo)):
        assert to_text(render(uk, answer)).startswith("ДЕМО: вигадані пункти")


@pytest.mark.parametrize("page", [0, 1])
def test_each_kind_of_answer_has_its_view(
    uk: Words, manifest: Manifest, nothing: Nearest, page: int
) -> None:
    asked = which(*(village(number) for number in range(20)))
    assert render(uk, asked, page=page) == which_view(uk, asked, page)
    assert render(uk, Unrecognised(manifest)) == unrecognised_view(uk, Unrecognised(manifest))
    assert render(uk, Abroad(manifest)) == abroad_view(uk, Abroad(manifest))
    assert "50 км" in render(uk, nothing).html
