"""Admins' buttons: read back as written; anything else, and to the rest of the bot, nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.admin.callbacks import Act, Explain, FixPoint, PickSource, Press, pack, unpack
from bot.callbacks import MAX_BYTES
from bot.callbacks import unpack as unpack_public

PRESSES = (Act("A" * 16), Explain("a_-Z" * 4), PickSource("a" * 24), FixPoint("Kyiv.1-_" * 5))


@pytest.mark.parametrize("press", PRESSES)
def test_a_button_is_read_back(press: Press) -> None:
    packed = pack(press)
    assert unpack(packed) == press
    assert len(packed.encode()) <= MAX_BYTES
    assert unpack_public(packed) is None


@given(st.text(max_size=64) | st.from_regex(r"A\|[snex]\|[a-zA-Z0-9_|-]{0,30}", fullmatch=True))
def test_what_is_read_is_what_would_be_written(data: str) -> None:
    press = unpack(data)
    assert press is None or pack(press) == data
