from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.inflection import nominatives
from geo.gazetteer.keys import skeleton, written
from geo.gazetteer.russian import ukrainian

# Nominative: its forms in the other cases, with the alternations that matter.
FORMS = {
    "Бровари": "Броварів Броварам Броварами Броварах",
    "Київ": "Києва Києву Києвом Києві",
    "Львів": "Львова Львову Львовом Львові",
    "Житомир": "Житомира Житомиру Житомиром Житомирі",
    "Ріг": "Рогу Рогові Рогом Розі",
    "Церква": "Церкви Церкві Церкву Церквою",
    "Кременчук": "Кременчука Кременчуку Кременчуком Кременчуці",
    "Вінниця": "Вінниці Вінницю Вінницею",
    "Шостка": "Шостки Шостці Шостку Шосткою",
    "Запоріжжя": "Запоріжжі Запоріжжю Запоріжжям",
    "Тернопіль": "Тернополя Тернополю Тернополем Тернополі",
    "Рівне": "Рівного Рівному Рівним",
    "Хмельницький": "Хмельницького Хмельницькому Хмельницьким",
    "Кам’янець": "Кам’янця Кам’янцю Кам’янцем Кам’янці",
    "Городок": "Городка Городку Городком",
    "Стрий": "Стрия Стрию Стриєм Стриї",
    "Дніпро": "Дніпра Дніпру Дніпром Дніпрі",
    "Умань": "Умані Уманню",
    "Олександрія": "Олександрії Олександрію Олександрією",
    "Самбір": "Самбора Самбору Самбором Самборі",
    "Чернівці": "Чернівців Чернівцям Чернівцями Чернівцях",
    "Черкаси": "Черкас Черкасам Черкасах",
    "Лубни": "Лубен Лубнам Лубнах",
    "Ірпінь": "Ірпеня Ірпеню Ірпенем Ірпені",
    "Нові": "Нових Новим Новими",
    "Біла": "Білої Білій Білу Білою",
}


def _key(word: str) -> str:
    return skeleton(written(word))


@pytest.mark.parametrize(
    ("form", "nominative"),
    [(form, nominative) for nominative, forms in FORMS.items() for form in forms.split()],
)
def test_back_to_the_nominative(form: str, nominative: str) -> None:
    assert _key(nominative) in nominatives(_key(form))


@pytest.mark.parametrize(
    ("russian", "name"),
    [
        ("Ивановка", "Іванівка"),
        ("Белая", "Біла"),
        ("Каменское", "Кам’янське"),
        ("Подгорное", "Підгірне"),
        ("Раздольное", "Роздольне"),
        ("Андреевка", "Андріївка"),
        ("Александровка", "Олександрівка"),
        ("Николаевка", "Миколаївка"),
        ("Сергеевка", "Сергіївка"),
        ("Речки", "Річки"),
        ("Лесное", "Лісне"),
        ("Мостовое", "Мостове"),
        ("Черноморское", "Чорноморське"),
    ],
)
def test_russian_into_ukrainian(russian: str, name: str) -> None:
    assert _key(name) in ukrainian(_key(russian))


@given(st.text("abvhdejziklmnoprstufxcqwy", min_size=1, max_size=60))
def test_the_word_itself_comes_first_and_readings_are_few(word: str) -> None:
    assert nominatives(word)[0] == word
    assert ukrainian(word)[0] == word
    assert len(nominatives(word)) <= 40
    assert len(ukrainian(word)) <= 200
