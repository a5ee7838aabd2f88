from __future__ import annotations

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geo.gazetteer.everyday import is_foreign
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.keys import written
from geo.gazetteer.resolution import Resolution, ResolutionOutcome
from geo.gazetteer.settlement import Settlement
from geo.gazetteer.vocabulary import HROMADA_WORDS, KINDS, NO_PLACE, STREETS

EVERYDAY = NO_PLACE | KINDS | HROMADA_WORDS | STREETS
FOUND, AMBIGUOUS = ResolutionOutcome.FOUND, ResolutionOutcome.AMBIGUOUS
NOT_FOUND = ResolutionOutcome.NOT_FOUND


def _first(resolution: Resolution) -> str:
    return resolution.candidates[0].settlement.name_uk if resolution.candidates else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Бровари", "Бровари"),
        ("Kiev", "Київ"),
        ("у Кривому Розі", "Кривий Ріг"),
        ("<hjdfhb", "Бровари"),
        ("rb]d", "Київ"),
        ("лншм", "Київ"),
        ("d [fhmrjdt", "Харків"),
        ("ijkj[jdt", "Шолохове"),
        (",hjdfhs", "Бровари"),
        ("v. rb]d", "Київ"),
        (",hjdfhb rb]dcmrf j,k", "Бровари"),
        ("лншм щидфіе икщмфкн", "Бровари"),
        ("Криве Озер", "Криве Озеро"),
        ("у Броварах", "Бровари"),
        ("Krivoy Rog", "Кривий Ріг"),
        ("Днепропетровск", "Дніпро"),
        ("Червоноград", "Шептицький"),
        ("Івано Франківськ", "Івано-Франківськ"),
        ("Kamianske", "Кам’янське"),
        ("Кам'янське", "Кам’янське"),
        ("Камʼянське", "Кам’янське"),
        ("Кам`янське", "Кам’янське"),
        ("Камянське", "Кам’янське"),
        ("Білацерква", "Біла Церква"),
        ("в Харькове", "Харків"),
        ("у Конотопі", "Конотоп"),
        ("Бровари, Київська 168", "Бровари"),
        ("вул. Хрещатик 22 Київ", "Київ"),
        ("бровраи", "Бровари"),
        ("в Ільниця", "Ільниця"),
        ("у Мені", "Мена"),
        (",fh", "Бар"),
        ("Хрещатик 22, Київ", "Київ"),
        ("Shevchenka St 12, Lviv", "Львів"),
        ("Сумська 25 Харків", "Харків"),
        ("Tscherniwzi", "Чернівці"),
        ("Czernihów", "Чернігів"),
        ("біля Сум", "Суми"),
        ("Станція Бровари, де тепло", "Бровари"),
    ],
)
def test_found(gazetteer: Gazetteer, text: str, name: str) -> None:
    resolution = gazetteer.resolve(text)
    assert resolution.outcome is FOUND
    assert _first(resolution) == name
    assert len(resolution.candidates) <= 8


@pytest.mark.parametrize(
    ("text", "homonyms"), [("Іванівка", 119), ("Городище", 34), ("Городок", 11), ("Южне", 3)]
)
def test_all_homonyms_are_listed_likeliest_first(
    gazetteer: Gazetteer, text: str, homonyms: int
) -> None:
    candidates = gazetteer.resolve(text).candidates
    scores = [candidate.score for candidate in candidates]
    assert len(candidates) == homonyms
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    populations = [candidate.settlement.population for candidate in candidates]
    assert populations[0] == max(populations)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Миколаїв", "UA48"),
        ("Рівне", "UA56"),
        ("Суми", "UA59"),
        ("Київ", "UA80"),
        ("Львів", "UA46"),
    ],
)
def test_a_dominant_city_is_meant_at_once(gazetteer: Gazetteer, text: str, code: str) -> None:
    resolution = gazetteer.resolve(text)
    first = resolution.candidates[0].settlement
    assert resolution.outcome is FOUND
    assert first.code.startswith(code)
    assert resolution.namesakes == len(gazetteer.namesakes(first))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Миколаїв Львівська", "UA46"),
        ("Городок, Хмельницька обл.", "UA68"),
        ("Городок на Львівщині", "UA46"),
        ("Brovary, Kyiv oblast", "UA32"),
        ("Золочів Львів", "UA46"),
        ("Золочів Харківської області", "UA63"),
        ("Кривий Ріг Криворізький р-н", "UA1206"),
        ("Калинівка Броварської громади", ""),
    ],
)
def test_a_unit_chooses_among_namesakes(gazetteer: Gazetteer, text: str, code: str) -> None:
    candidates = gazetteer.resolve(text).candidates
    assert candidates[0].settlement.code.startswith(code)


def test_a_unit_without_such_a_place_doesnt_hide_the_place(gazetteer: Gazetteer) -> None:
    assert _first(gazetteer.resolve("Бровари Львівська область")) == "Бровари"


@pytest.mark.parametrize(
    "text",
    [
        *("привіт", "дякую", "тепло", "світло", "вокзал", "біля мене", "де світло", "hello"),
        *("Warszawa", "Москва", "Берлін", "asdfgh", "", "   ", "!!!", "📍🙏", "10:30", "123"),
        *("Львівська область", "вул. Шевченка 5", "/start", "ghbdsn", "цілодобово"),
    ],
)
def test_no_place(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.resolve(text) == Resolution(NOT_FOUND)


@pytest.mark.parametrize("text", ["Кропивн", "Черніг", "Дрогоб", "Івано-Фр"])
def test_the_beginning_of_a_name_is_never_taken_unasked(gazetteer: Gazetteer, text: str) -> None:
    resolution = gazetteer.resolve(text)
    assert resolution.outcome is AMBIGUOUS
    assert len(resolution.candidates) <= 8


def test_an_official_name_beats_a_towns_other_name(gazetteer: Gazetteer) -> None:
    names = {c.settlement.name_uk for c in gazetteer.resolve("Новоолександрівка").candidates}
    assert names == {"Новоолександрівка"}


@pytest.mark.parametrize("text", ["вишня", "Луків", "Станіслав", "Черкас", "Кропивн"])
def test_what_may_be_two_things_is_asked_about(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.resolve(text).outcome is AMBIGUOUS


@pytest.mark.parametrize(
    "text",
    [
        *("печиво", "коляска", "хто грає в шахи", "де мої ключі", "пусто в лісі", "у мені"),
        *("сковородка", "у Варшаві", "квиток до Праги", "скільки людей у черзі"),
        *("my dog is hungry", "Good luck", "в подвале сыро"),
    ],
)
def test_everyday_words_are_no_misspelt_villages(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.resolve(text) == Resolution(NOT_FOUND)


def test_everyday_words_are_villages_where_it_is_said(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("добре").outcome is AMBIGUOUS
    assert gazetteer.resolve("дуже добре").outcome is NOT_FOUND
    assert {c.settlement.name_uk for c in gazetteer.resolve("с. Добре").candidates} == {"Добре"}


@given(text=st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_answered(gazetteer: Gazetteer, text: str) -> None:
    resolution = gazetteer.resolve(text)
    assert bool(resolution.candidates) is (resolution.outcome is not NOT_FOUND)


@pytest.mark.parametrize(
    "text",
    [
        "а" * 4096,
        "і" + "\u0301\u0316\u0489" * 1500,
        "\u202e\u200fКиїв" * 800,
        "\x00" * 4096,
        "1" * 10_000,
        "📍" * 4096,
        "у " * 2048,
        "київ " * 800,
        "район " * 600,
        "нова " * 600,
        "обл. львівська " * 300,
        "'" * 4096,
        "ський" * 800,
        "ивановка " * 400,
        "(" * 4096,
        "вул " * 1000,
        "schtsch" * 30,
        "sz " * 60,
        "Ганнівка Нова Гребля Левків Гайсин Липовиця Зайцеве Одеса Рівне Нижні Млини Львів " * 3,
    ],
    ids=lambda text: f"{text[:12]}×{len(text)}",
)
def test_no_text_takes_long(gazetteer: Gazetteer, text: str) -> None:
    gazetteer.resolve(text)
    fastest = min(_seconds(gazetteer, text) for _ in range(3))
    # 20 ms on an idle core; tests run beside others and are traced.
    assert fastest < 1.0


def _seconds(gazetteer: Gazetteer, text: str) -> float:
    start = time.process_time()
    gazetteer.resolve(text)
    return time.process_time() - start


def _index(settlements: tuple[Settlement, ...]) -> st.SearchStrategy[int]:
    return st.integers(0, len(settlements) - 1)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_name_with_its_raion_and_oblast_is_always_offered(
    gazetteer: Gazetteer, data: st.DataObject
) -> None:
    settlement = gazetteer.settlements[data.draw(_index(gazetteer.settlements))]
    # Громада, Площі: words of addresses.
    assume(written(settlement.name_uk) not in HROMADA_WORDS | STREETS)
    text = f"{settlement.name_uk}, {settlement.raion_uk}, {settlement.oblast_uk}"
    resolution = gazetteer.resolve(text)
    assert settlement in [candidate.settlement for candidate in resolution.candidates]
    first = resolution.candidates[0].settlement
    assert (first.name_uk, first.raion_uk) == (settlement.name_uk, settlement.raion_uk)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_case_apostrophes_and_hyphens_make_no_difference(
    gazetteer: Gazetteer, data: st.DataObject
) -> None:
    name = gazetteer.settlements[data.draw(_index(gazetteer.settlements))].name_uk
    assume(written(name) not in EVERYDAY and not is_foreign(written(name)))
    apostrophe = data.draw(st.sampled_from("'ʼ`´‘"))
    hyphen = data.draw(st.sampled_from("- –‑"))
    varied = name.replace("’", apostrophe).replace("-", hyphen)
    shaped = data.draw(st.sampled_from([str.upper, str.lower, str.title]))(varied)
    assert gazetteer.resolve(shaped) == gazetteer.resolve(name)
    assert name in {c.settlement.name_uk for c in gazetteer.resolve(name).candidates}


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_the_official_romanisation_is_the_name(gazetteer: Gazetteer, data: st.DataObject) -> None:
    settlement = gazetteer.settlements[data.draw(_index(gazetteer.settlements))]
    # сг reads as ш in Latin, тщ as ч.
    assume(settlement.name_uk not in {"Петерсгаген", "Тщенець"})
    candidates = gazetteer.resolve(settlement.name_en).candidates
    assert settlement.name_en in {candidate.settlement.name_en for candidate in candidates}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gjpyfym", "Познань"),
        ("Могилів-Поді", "Могилів-Подільський"),
        ("Слава", "Слава"),
        ("hsd", "Рів"),
    ],
)
def test_what_may_be_meant_is_asked_about_first(gazetteer: Gazetteer, text: str, name: str) -> None:
    resolution = gazetteer.resolve(text)
    assert resolution.outcome is AMBIGUOUS
    assert _first(resolution) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("недалеко від міста Гребінки", "Гребінка"),
        ("в м. Кадіївці", "Кадіївка"),
        ("с. Малинів", "Малинів"),
        ("с Малинів", "Малинів"),
        ("село Київ", "Київ"),
        ("Старий Угринів, будь ласка", "Старий Угринів"),
        ("С т а р и й   Л ю б а р", "Старий Любар"),
        ("Manhuš", "Мангуш"),
        ("lt gjuhsnbcz d ,hjdfhf[", "Бровари"),
    ],
)
def test_what_stands_around_a_name_is_heard(gazetteer: Gazetteer, text: str, name: str) -> None:
    resolution = gazetteer.resolve(text)
    assert resolution.outcome is FOUND
    assert _first(resolution) == name


def test_a_village_called_as_a_city_is_a_village(gazetteer: Gazetteer) -> None:
    kyiv = gazetteer.resolve("село Київ").candidates[0].settlement
    assert kyiv.oblast_uk == "Миколаївська область"


@pytest.mark.parametrize("text", ["тримаймо стрій", "малина в саду", "золоте серце", "сарана"])
def test_everyday_words_are_not_taken_for_towns(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.resolve(text).outcome is not FOUND


@pytest.mark.parametrize(
    ("text", "name"),
    [("lyaghj", "Дніпро"), (";bnjvb", "Житомир"), (",hjdfhv", "Бровари")],
)
def test_a_slip_in_the_other_layout_is_asked_about(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    resolution = gazetteer.resolve(text)
    assert resolution.outcome is AMBIGUOUS
    assert _first(resolution) == name


@pytest.mark.parametrize("text", ["asdfgh", "blah my qwerty zxcvb", "lyaghj thanks"])
def test_gibberish_is_no_slip(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.resolve(text).outcome is NOT_FOUND
