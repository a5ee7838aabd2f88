from __future__ import annotations

import pytest

from geo.gazetteer.layout import other_layouts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("<hjdfhb", "бровари"),
        (",hjdfhb", "бровари"),
        ("rb]d", "київ"),
        ("RB}D", "київ"),
        ("rhbdbq hsu", "кривий ріг"),
        ("[fhmrjd", "харьков"),
        ("лншм", "kyiv"),
        ("вышвщ", "dsido"),
        ("ghbdsn", "привіт"),
        ("v. rb]d", "м  київ"),
    ],
)
def test_the_same_keys(typed: str, meant: str) -> None:
    assert meant in other_layouts(typed)


def test_digits_alone_have_no_other_layout() -> None:
    assert other_layouts("123 45") == ()
