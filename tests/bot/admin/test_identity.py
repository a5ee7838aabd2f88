"""Who is an admin: numbers, scopes, labels; anything doubtful is no admin at all."""

from __future__ import annotations

import pytest

from bot.admin.identity import Admin, AdminsError, read_admins


def test_admins_have_numbers_scopes_and_labels() -> None:
    assert read_admins(" 123456789=all:Черговий; 987654321=UA18,UA21:Житомир  і Закарпаття;") == (
        Admin(123456789, "Черговий"),
        Admin(987654321, "Житомир і Закарпаття", frozenset({"UA18", "UA21"})),
    )
    assert read_admins("") == ()


@pytest.mark.parametrize(
    "text",
    [
        "@duty=all:Черговий",
        "0=all:Черговий",
        "-100123=all:Черговий",
        "١٢٣=all:Черговий",
        "1=:Черговий",
        "1=UA1:Черговий",
        "1=UA18000000000012345:Черговий",
        "1=all,UA18:Черговий",
        "1=all:",
        "1=all: ",
        "1=all:" + "х" * 41,
        "1=all:\u202eадмін",
        "1=all",
        "1=all:А; 1=UA18:Б",
        "1=all:Черговий; 2=UA18:черговий",
    ],
)
def test_what_is_not_clear_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(AdminsError) as caught:
        read_admins(text)
    assert text not in str(caught.value)


def test_an_oblast_admin_touches_nothing_outside() -> None:
    admin = Admin(1, "Житомир", frozenset({"UA18", "UA21"}))
    assert admin.may_touch(["UA18", "UA21020010010012345"])
    assert not admin.may_touch(["UA18020010010012345", "UA32"])
    assert not admin.may_touch([""])
    assert not admin.may_touch(["UA1"])
    assert Admin(2, "Черговий").may_touch(["UA32", ""])
