from __future__ import annotations

import pytest

from geo.gazetteer.layout import other_layouts, retyped


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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ajynfyrf j,suhsd", "фонтанка обігрів"),
        ("lt gjuhsnbcz d ,hjdfhf[", "де погрітися в броварах"),
        ("цруку сфт ш срфкпу", "where can i charge"),
        ("j,suhsd", ""),
        ("де погрітися", ""),
        ("where can i charge", ""),
        ("123 45", ""),
    ],
)
def test_everyday_words_tell_the_layout(typed: str, meant: str) -> None:
    assert retyped(typed) == meant
