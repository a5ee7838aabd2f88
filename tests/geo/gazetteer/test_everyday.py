from __future__ import annotations

from pathlib import Path

import pytest

from geo.gazetteer.everyday import EVERYDAY, FOREIGN, WordList, is_everyday, is_foreign
from geo.gazetteer.keys import written


@pytest.mark.parametrize("word", ["вишня", "вишню", "мандаринів", "пиріжки", "guitars", "снега"])
def test_everyday_words_are_known_in_their_forms(word: str) -> None:
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["бровари", "житомирі", "київ", "одесса", "lviv", "козичанка"])
def test_towns_are_not_everyday_words(word: str) -> None:
    assert not is_everyday(word)


@pytest.mark.parametrize("word", ["варшава", "варшаві", "берліні", "москвы", "warszawa", "london"])
def test_places_abroad_are_known_in_their_forms(word: str) -> None:
    assert is_foreign(word)
    assert not is_foreign("полтаві")


def test_a_star_makes_a_stem(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# нове\nсніг*\nлис\n", encoding="utf-8")
    words = WordList(path)
    assert words.holds("снігом")
    assert words.holds("лис")
    assert not words.holds("лисом")
    assert not words.holds("нове")


@pytest.mark.parametrize("path", [EVERYDAY, FOREIGN])
def test_the_words_are_in_the_form_they_are_compared_in(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    words = " ".join(line for line in lines if not line.startswith("#")).replace("*", "").split()
    assert [written(word) for word in words] == words
