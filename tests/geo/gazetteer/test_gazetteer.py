from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DataError
from geo.gazetteer.everyday import is_foreign
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.keys import written
from geo.gazetteer.ranking import likelihood
from geo.gazetteer.settlement import Category
from geo.gazetteer.vocabulary import (
    HROMADA_WORDS,
    KINDS,
    NO_PLACE,
    OBLAST_WORDS,
    PREPOSITIONS,
    RAION_WORDS,
    STREETS,
)


@pytest.mark.parametrize("code", ["UA32060050010081797", "UA3206005001", "UA32060050010000000"])
def test_a_code_is_joined_on_its_first_12_characters(gazetteer: Gazetteer, code: str) -> None:
    settlement = gazetteer.by_code(code)
    assert settlement is not None
    assert settlement.name_uk == "Бровари"


@pytest.mark.parametrize("code", ["", "UA", "UA99999999999999999", "Бровари"])
def test_an_unknown_code_is_nothing(gazetteer: Gazetteer, code: str) -> None:
    assert gazetteer.by_code(code) is None


def test_a_missing_table_is_a_data_error(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        Gazetteer.load(tmp_path / "none.tsv.gz")


@given(data=st.data())
def test_namesakes_are_the_others(gazetteer: Gazetteer, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(gazetteer.settlements) - 1))
    settlement = gazetteer.settlements[number]
    namesakes = gazetteer.namesakes(settlement)
    assert settlement not in namesakes
    assert {other.name_uk for other in namesakes} <= {settlement.name_uk}
    assert all(settlement in gazetteer.namesakes(other) for other in namesakes)


def test_namesakes_stand_in_order_of_likelihood(gazetteer: Gazetteer) -> None:
    nowhere = replace(gazetteer.settlements[0], name_uk="Миколаїв", code="")
    namesakes = gazetteer.namesakes(nowhere)
    assert namesakes[0].code.startswith("UA48")
    people = [likelihood(settlement) for settlement in namesakes]
    assert people == sorted(people, reverse=True)
    assert people[0] > people[-1]


def test_no_town_is_called_by_a_word_that_is_no_place(gazetteer: Gazetteer) -> None:
    words = NO_PLACE | PREPOSITIONS | KINDS | STREETS
    words |= OBLAST_WORDS | RAION_WORDS | HROMADA_WORDS
    towns = [
        settlement.name_uk
        for settlement in gazetteer.settlements
        if settlement.category is Category.CITY or settlement.population >= 5_000
    ]
    assert not [name for name in towns if written(name) in words or is_foreign(written(name))]


def test_the_words_are_in_the_form_they_are_compared_in() -> None:
    for words in (NO_PLACE, PREPOSITIONS, KINDS, STREETS, OBLAST_WORDS):
        assert {written(word) for word in words} - {""} == words
