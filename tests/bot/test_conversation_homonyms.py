"""Places of one name in conversations: pages, qualifiers, the nearest first, in both languages."""

from __future__ import annotations

import pytest
from aiogram.types import Location

from geo.coordinate import Coordinate, distance_m
from geo.guide import Guide
from tests.talk import MakeTalk, Talk

# Of 119 three lie where others do, as far as anybody knows.
IVANIVKAS = 116
PAGES = 15
ODESA = Coordinate(46.48, 30.72)


def is_choice(label: str, name: str) -> bool:
    """«Іванівка · …», «с-ще Іванівка · …», or «Іванівка, 2 села · …» where they are as one."""
    return name in label.partition(" · ")[0] and " · " in label


def choices(talk: Talk, name: str) -> list[str]:
    return [label for label in talk.labels if is_choice(label, name)]


def codes(talk: Talk, name: str) -> list[str]:
    buttons = [button for button in talk.buttons if is_choice(button.text, name)]
    return [(button.callback_data or "").split("|")[1] for button in buttons]


def metres(talk: Talk, guide: Guide, name: str) -> list[float]:
    places = [guide.gazetteer.by_code(code) for code in codes(talk, name)]
    return [distance_m(ODESA, place.coordinate) for place in places if place]


@pytest.mark.parametrize(
    ("code", "name", "further", "back"),
    [("uk", "Іванівка", "Далі", "Назад"), ("en", "Ivanivka", "Further", "Back")],
)
async def test_all_homonyms_are_paged(
    make_talk: MakeTalk, code: str, name: str, further: str, back: str
) -> None:
    talk = make_talk(code)
    await talk.say("Іванівка")
    first = choices(talk, name)
    pages = [codes(talk, name)]
    for _ in range(PAGES - 1):
        await talk.press(further)
        pages.append(codes(talk, name))
    assert further not in talk.labels
    assert [len(page) for page in pages[:-1]] == [8] * (PAGES - 1)
    assert len({code for page in pages for code in page}) == IVANIVKAS
    for _ in range(PAGES - 1):
        await talk.press(back)
    assert choices(talk, name) == first


async def test_the_oblast_narrows_the_choice(talk: Talk, talk_en: Talk) -> None:
    await talk.say("Іванівка Тернопільська")
    assert 1 < len(choices(talk, "Іванівка")) < 8
    assert all("Тернопільська обл." in label for label in choices(talk, "Іванівка"))
    await talk_en.say("Ivanivka, Ternopil oblast")
    assert len(choices(talk_en, "Ivanivka")) == len(choices(talk, "Іванівка"))
    text = await talk.say("Городок, Хмельницька обл.")
    assert text.splitlines()[0] == "Городок, Хмельницька обл."


async def test_a_chosen_homonym_offers_the_others(talk: Talk, talk_en: Talk) -> None:
    assert (await talk.say("Миколаїв")).splitlines()[0] == "Миколаїв, Миколаївська обл."
    await talk.press("Інші з назвою Миколаїв")
    assert any("Львівська обл." in label for label in choices(talk, "Миколаїв"))
    text = await talk.press("Львівська обл.")
    assert text.splitlines()[0] == "Миколаїв, Львівська обл."
    assert "Інші з назвою Миколаїв" in talk.labels
    await talk_en.say("Mykolaiv")
    await talk_en.press("Mykolaiv")
    assert any("Lvivska oblast" in label for label in choices(talk_en, "Mykolaiv"))


async def test_a_reply_to_a_location_lists_the_nearest_first(talk: Talk, guide: Guide) -> None:
    await talk.send(location=Location(latitude=ODESA.lat, longitude=ODESA.lon))
    location = next(m for m in talk.telegram.messages.values() if m.location)
    await talk.send(text="Іванівка", reply_to_message=location)
    near = metres(talk, guide, "Іванівка")
    assert len(near) == 8
    assert near == sorted(near)
    assert near[-1] < 200_000
    # No button says where the person is: the whole list follows.
    await talk.press("Далі")
    listed = choices(talk, "Іванівка")
    await talk.say("Іванівка")
    assert choices(talk, "Іванівка") == listed


async def test_a_reply_to_an_answer_lists_the_nearest_first(
    make_talk: MakeTalk, guide: Guide
) -> None:
    talk = make_talk("en")
    await talk.say("Brovary")
    await talk.send(text="Іванівка", reply_to_message=talk.last)
    near = choices(talk, "Ivanivka")
    await talk.say("Іванівка")
    assert "Kyivska oblast" in near[0]
    assert near != choices(talk, "Ivanivka")


async def test_a_reply_to_what_has_no_place_changes_nothing(talk: Talk) -> None:
    await talk.say("Іванівка")
    likeliest = choices(talk, "Іванівка")
    for said in ("привіт", "Іванівка"):
        await talk.say(said)
        await talk.send(text="Іванівка", reply_to_message=talk.last)
        assert choices(talk, "Іванівка") == likeliest


async def test_a_raion_of_many_cities_is_asked_about(talk: Talk, talk_en: Talk) -> None:
    text = await talk.say("Шевченківський район")
    assert text.endswith(
        "Шевченківський район є в кількох містах. У якому ваш?\n"
        "Можна дописати місто: «Шевченківський район, Київ»."
    )
    assert talk.labels[0] == "Шевченківський район · Київ"
    assert (await talk.press("Харків")).splitlines()[0] == "Шевченківський район, Харків"
    assert "in several cities" in await talk_en.say("Shevchenkivskyi district")
    assert talk_en.labels[0] == "Shevchenkivskyi raion · Kyiv"


async def test_an_oblast_alone_is_asked_about(talk: Talk, talk_en: Talk) -> None:
    text = await talk.say("Київська область")
    assert text.endswith(
        "Київська обл.: у якому населеному пункті шукати?\n"
        "Напишіть його назву або виберіть зі списку."
    )
    assert talk.labels[0] == "Біла Церква · Білоцерківський р-н, Київська обл."
    await talk.press("Далі")
    assert "Київська обл.: у якому" in talk.text
    assert "Білоцерківський" not in talk.labels[0]
    await talk.press("Назад")
    assert (await talk.press("Бровари")).splitlines()[0] == "Бровари"
    text = await talk_en.say("Kyiv oblast")
    assert text.endswith(
        "Kyivska oblast: in which town or village?\nWrite its name or choose from the list."
    )
    assert talk_en.labels[0] == "Bila Tserkva · Bilotserkivskyi raion, Kyivska oblast"


async def test_a_raion_alone_is_asked_about(talk: Talk) -> None:
    text = await talk.say("Бучанський район")
    assert "Бучанський р-н, Київська обл.: у якому населеному пункті шукати?" in text
    assert talk.labels[0].startswith("Ірпінь · ")


async def test_hromadas_of_one_name_are_not_taken_for_one(talk: Talk) -> None:
    await talk.say("Миколаївська громада")
    assert "Є кілька населених пунктів із назвою Миколаїв." in talk.text
