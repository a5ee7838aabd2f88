from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.keys import glued, skeleton, skeletons, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Бровари!! ", "бровари"),
        ("Івано-Франківськ", "івано франківськ"),
        ("Кам’янське", "камянське"),
        ("Кам'янське", "камянське"),
        ("Камʼянське", "камянське"),
        ("Кам`янське", "камянське"),
        ("«Київ», 📍", "київ"),
        ("Lwów", "lwow"),
        ("Łódź", "lodz"),
        ("Кара́джи", "караджи"),
        ("Ки\u200bїв", "київ"),
        ("й", "й"),
        ("и\u0306", "й"),
        ("\x00\u202eКиїв", "київ"),
        ("漢字 Суми", "суми"),
        ("📍🙏", ""),
    ],
)
def test_written(text: str, expected: str) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    "spellings",
    [
        ("Київ", "Киiв", "Kyiv", "Киів", "Киив", "КИЇВ", "Kyyiv"),
        ("Кам’янське", "Камянське", "Kamianske", "Kamyanske"),
        ("Вінниця", "Винница", "Vinnytsia", "Вінніця"),
        ("Запоріжжя", "Zaporizhzhia", "Запоріжя"),
        ("Ґалаґан", "Галаган", "Galagan", "Halahan"),
        ("Єнакієве", "Енакиеве", "Yenakiieve"),
        ("Березнегуватське", "Bereznehuvatske"),
        ("Згорани", "Zghorany"),
        ("Щастя", "Shchastia"),
    ],
)
def test_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(written(spelling)) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Суми", "Сарни"), ("Бровари", "Бори"), ("Ямпіль", "Яблуня")]
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert skeleton(written(one)) != skeleton(written(other))


def test_glued() -> None:
    assert glued("біла церква") == "білацерква"


@given(st.lists(st.text("абвгдеєжзиіїйклмнопрстуфхцчшщьюя'- ABCxyz", min_size=1), min_size=1))
def test_many_at_once_are_as_one_by_one(names: list[str]) -> None:
    one_by_one = [skeleton(written(name)) for name in names]
    assert [glued(key) for key in skeletons(names)] == [glued(key) for key in one_by_one]


@given(st.text())
def test_a_written_form_is_its_own_written_form(text: str) -> None:
    assert written(written(text)) == written(text)


@given(st.text("абвгдеєжзиіїйклмнопрстуфхцчшщьюяABCDEFabcdef ", min_size=1))
def test_a_skeleton_falls_word_by_word(text: str) -> None:
    words = written(text).split()
    assert skeleton(" ".join(words)) == " ".join(skeleton(word) for word in words)
