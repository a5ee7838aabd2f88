"""What an admin writes after a command."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.admin.wish import LONGEST_WHERE, Wish, WishError, read_wish
from geo.clock import KYIV
from geo.orders import Effect

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
WEDNESDAY = datetime(2026, 3, 18, 8, 0, tzinfo=KYIV)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Житомирська область", Wish(Effect.OPEN, "Житомирська область")),
        ("Житомирська  до ср 08:00", Wish(Effect.OPEN, "Житомирська", WEDNESDAY)),
        ("UA18 until Wed 08:00", Wish(Effect.OPEN, "UA18", WEDNESDAY)),
        ("UA18 до скасування", Wish(Effect.OPEN, "UA18")),
        ("UA18 24/7 до ср 08:00", Wish(Effect.ALWAYS, "UA18", WEDNESDAY)),
        ("цілодобово UA18", Wish(Effect.ALWAYS, "UA18")),
        ("Дорога до моря", Wish(Effect.OPEN, "Дорога до моря")),
        ("UA18\nвхід\n із  двору", Wish(Effect.OPEN, "UA18", None, "вхід із двору")),
        ("х" * 500, Wish(Effect.OPEN, "х" * LONGEST_WHERE)),
        ("", Wish(Effect.OPEN, "")),
    ],
)
def test_a_wish_names_where_until_when_and_why(text: str, wish: Wish) -> None:
    assert read_wish(Effect.OPEN, text, NOON) == wish


@pytest.mark.parametrize(
    ("effect", "text", "code"),
    [
        (Effect.OPEN, "UA18 до 32.13 08:00", "when"),
        (Effect.OPEN, "UA18 до 16.03.2026 08:00", "when"),
        (Effect.NOTE, "UA18", "no-note"),
        (Effect.CLOSE, "UA18\n" + "х" * 201, "long-note"),
    ],
)
def test_what_is_not_clear_is_an_error(effect: Effect, text: str, code: str) -> None:
    with pytest.raises(WishError) as caught:
        read_wish(effect, text, NOON)
    assert caught.value.code == code
