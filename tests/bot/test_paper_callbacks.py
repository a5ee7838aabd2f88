"""What the buttons for maps, posters and files carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import MAX_BYTES, unpack
from bot.paper_callbacks import (
    LANGUAGES_OF_POSTERS,
    DrawMap,
    MakeFiles,
    MakePoster,
    PaperCallback,
    pack_paper,
    unpack_paper,
)

codes = st.from_regex(r"UA[0-9]{17}", fullmatch=True)
heads = st.from_regex(r"UA[0-9]{2,17}", fullmatch=True)
callbacks = (
    st.builds(DrawMap, codes | st.just(""), st.integers(0, 9999), st.integers(0, 9999))
    | st.builds(MakePoster, codes, st.sampled_from(LANGUAGES_OF_POSTERS))
    | st.builds(MakeFiles, heads)
)


@given(callbacks)
def test_what_is_packed_is_unpacked(callback: PaperCallback) -> None:
    data = pack_paper(callback)
    assert len(data.encode()) <= MAX_BYTES
    assert unpack_paper(data) == callback
    assert unpack(data) is None, "no other handler takes it for its own"


@given(st.text(max_size=80))
def test_anything_else_is_nothing(data: str) -> None:
    callback = unpack_paper(data)
    assert callback is None or pack_paper(callback)


@pytest.mark.parametrize(
    "data", ["map|UA1|1|3", "map||-1|3", "map||1|99999", "poster||uk", "files|", "files|UA", "map"]
)
def test_a_forged_one_is_nothing(data: str) -> None:
    assert unpack_paper(data) is None
