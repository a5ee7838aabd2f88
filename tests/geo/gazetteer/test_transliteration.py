from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.transliteration import romanise

# One name for each row of the official table, initial and inner forms apart.
OFFICIAL = {
    "Алушта": "Alushta",
    "Борщагівка": "Borshchahivka",
    "Вишгород": "Vyshhorod",
    "Гадяч": "Hadiach",
    "Ґалаґан": "Galagan",
    "Донецьк": "Donetsk",
    "Рівне": "Rivne",
    "Єнакієве": "Yenakiieve",
    "Житомир": "Zhytomyr",
    "Закарпаття": "Zakarpattia",
    "Іршава": "Irshava",
    "Їжакевич": "Yizhakevych",
    "Кадіївка": "Kadiivka",
    "Йосипівка": "Yosypivka",
    "Стрий": "Stryi",
    "Київ": "Kyiv",
    "Лебедин": "Lebedyn",
    "Миколаїв": "Mykolaiv",
    "Ніжин": "Nizhyn",
    "Одеса": "Odesa",
    "Полтава": "Poltava",
    "Решетилівка": "Reshetylivka",
    "Суми": "Sumy",
    "Тетерів": "Teteriv",
    "Ужгород": "Uzhhorod",
    "Фастів": "Fastiv",
    "Харків": "Kharkiv",
    "Біла Церква": "Bila Tserkva",
    "Чернівці": "Chernivtsi",
    "Шостка": "Shostka",
    "Гоща": "Hoshcha",
    "Юрій": "Yurii",
    "Крюківка": "Kriukivka",
    "Яготин": "Yahotyn",
    "Ічня": "Ichnia",
    "Знам’янка": "Znamianka",
}


@pytest.mark.parametrize(("uk", "en"), OFFICIAL.items())
def test_official_table(uk: str, en: str) -> None:
    assert romanise(uk) == en


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("Згорани", "Zghorany"),
        ("Розгон", "Rozghon"),
        ("ЗГОРАНИ", "ZGhORANY"),
        ("Кам'янець-Подільський", "Kamianets-Podilskyi"),
        ("Камʼянське", "Kamianske"),
        ("Нова Юрківка", "Nova Yurkivka"),
        ("Нижній-Яр", "Nyzhnii-Yar"),
    ],
)
def test_zgh_apostrophes_and_word_starts(uk: str, en: str) -> None:
    assert romanise(uk) == en


def test_latin_and_digits_stay() -> None:
    assert romanise("Kyiv 24/7") == "Kyiv 24/7"


@given(st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ’ -"))
def test_ukrainian_becomes_ascii(text: str) -> None:
    assert romanise(text).isascii()
