"""Published text: what is stripped, folded, cut and compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.refresh.text import LABEL_LENGTH, label, tidy, words


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("", ""),
        ("Ліцей № 3", "Ліцей № 3"),
        ("  Ліцей\t№\u00a03\r\n ", "Ліцей № 3"),
        ("\u202eЛіцей\u202c\u200b № 3\x00\x1b", "Ліцей № 3"),
        ("и\u0306од", "йод"),
        ("null", ""),
        (" NULL ", ""),
        ("Nullстрит", "Nullстрит"),
    ],
)
def test_tidy(published: str, shown: str) -> None:
    assert tidy(published) == shown


@given(st.text())
def test_a_tidy_text_is_printable_and_stays_as_it_is(text: str) -> None:
    once = tidy(text)

    assert once.isprintable()
    assert once == " ".join(once.split())
    assert tidy(once) == once


@pytest.mark.parametrize(
    ("length", "shown"),
    [(LABEL_LENGTH, "я" * LABEL_LENGTH), (LABEL_LENGTH + 1, "я" * (LABEL_LENGTH - 1) + "…")],
)
def test_a_label_is_cut_with_an_ellipsis(length: int, shown: str) -> None:
    assert label("я" * length) == shown


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Мобільний зв’язок", "мобільний звязок"),
        ("Мобільний зв'язок!", "мобільний звязок"),
        ("hasInternet", "has internet"),
        ("first_aid", "first aid"),
        ("Графік роботи ⏰:", "графік роботи"),
        ("Wi-Fi", "wi fi"),
        ("ПН", "пн"),
    ],
)
def test_words(text: str, folded: str) -> None:
    assert words(text) == folded
