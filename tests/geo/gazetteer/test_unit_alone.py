"""Oblasts, raions and hromadas that are named instead of a settlement."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.query import words_of
from geo.gazetteer.unit_alone import may_name_unit

KYIV_OBLAST, ODESA_OBLAST, CRIMEA = "UA32", "UA51", "UA01"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Київська область", KYIV_OBLAST),
        ("в Київській області", KYIV_OBLAST),
        ("Київ обл.", KYIV_OBLAST),
        ("Київ. обл.", KYIV_OBLAST),
        ("Київська", KYIV_OBLAST),
        ("Київщина", KYIV_OBLAST),
        ("Kyiv oblast", KYIV_OBLAST),
        ("Kyivska", KYIV_OBLAST),
        ("Kyiv region", KYIV_OBLAST),
        ("киевская область", KYIV_OBLAST),
        ("Киевщина", KYIV_OBLAST),
        ("Одещина", ODESA_OBLAST),
        ("на Одещині", ODESA_OBLAST),
        ("де погрітися в Одеській області", ODESA_OBLAST),
        ("Сумська область, Україна", "UA59"),
        ("Хмельниччина", "UA68"),
        ("Франківщина", "UA26"),
        ("на Закарпатті", "UA21"),
        ("Волинь", "UA07"),
        ("Буковина", "UA73"),
        ("Крим", CRIMEA),
        ("в Криму", CRIMEA),
        ("АР Крим", CRIMEA),
        ("Автономна Республіка Крим", CRIMEA),
        ("Crimea", CRIMEA),
        ("Бучанський район", "UA3208"),
        ("Бучанський р-н Київської області", "UA3208"),
        ("Сумський р-н", "UA5908"),
        ("Броварська громада", "UA3206005"),
        ("Броварська міська територіальна громада", "UA3206005"),
    ],
)
def test_a_unit_by_itself(gazetteer: Gazetteer, text: str, head: str) -> None:
    assert gazetteer.unit_alone(text) == (head,)


def test_hromadas_that_share_a_name(gazetteer: Gazetteer) -> None:
    heads = gazetteer.unit_alone("Миколаївська громада")
    assert len(heads) > 5
    assert list(heads) == sorted(heads)
    assert gazetteer.unit_alone("Миколаївська громада Львівської області") == ("UA4610011",)


@pytest.mark.parametrize(
    "text",
    [
        "Київ",
        "Іванівка Київ обл",
        "Іванівка, Одещина",
        "Бровари Київська область",
        "Запоріжжя",
        "область",
        "яка область",
        "цей район",
        "наш район без світла",
        "спальний район",
        "прифронтовий район",
        "гарна громада",
        "сільська громада",
        "крім того",
        "бувальщина",
        "Садова",
        "Шевченківський район Харкова",
        "",
    ],
)
def test_no_unit_by_itself(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.unit_alone(text) == ()


def test_most_texts_are_not_looked_up() -> None:
    assert may_name_unit(words_of("на Одещині"))
    assert not may_name_unit(words_of("де зарядити телефон у Броварах"))


def test_the_largest_places_of_a_unit(gazetteer: Gazetteer) -> None:
    largest = gazetteer.largest((KYIV_OBLAST,), 3)
    names = [each.settlement.name_uk for each in largest]
    assert names == ["Біла Церква", "Бровари", "Ірпінь"]
    scores = [each.score for each in largest]
    assert scores == sorted(scores, reverse=True)
    (first, *rest) = gazetteer.largest(("UA3206005",), 24)
    assert first.settlement.name_uk == "Бровари"
    assert all(each.settlement.code.startswith("UA3206005") for each in rest)
    assert len(rest) < 23
