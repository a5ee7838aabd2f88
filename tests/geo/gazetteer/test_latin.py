from __future__ import annotations

import pytest

from geo.gazetteer.keys import skeleton, written
from geo.gazetteer.latin import respelt


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Schytomyr", "Житомир"),
        ("Tschernihiw", "Чернігів"),
        ("Winnyzja", "Вінниця"),
        ("Chotiw", "Хотів"),
        ("Rzyszczów", "Ржищів"),
        ("Drohobycz", "Дрогобич"),
        ("Użhorod", "Ужгород"),
        ("Łuck", "Луцьк"),
    ],
)
def test_german_and_polish_spellings_are_read(spelling: str, name: str) -> None:
    assert skeleton(written(name)) in respelt(written(spelling))


@pytest.mark.parametrize(
    ("spelling", "name"),
    [("Hmelnytskyi", "Хмельницький"), ("Xarkiv", "Харків"), ("Jmerynka", "Жмеринка")],
)
def test_informal_spellings_are_read(spelling: str, name: str) -> None:
    assert skeleton(written(name)) in respelt(written(spelling))


def test_cyrillic_has_no_other_spelling() -> None:
    assert respelt("бровари") == ()


def test_readings_are_bounded() -> None:
    assert 0 < len(respelt("sz" * 20)) <= 96
    assert respelt("sz" * 21) == ()
