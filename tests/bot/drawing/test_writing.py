"""Texts in the room they have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.drawing.pdf import Paper
from bot.drawing.sheet import NO_BREAK
from bot.drawing.writing import fitting, wrapped

PAPER = Paper("", "uk")
texts = st.text(st.sampled_from("абвґєії №’—1 "), max_size=120)


@given(texts, st.floats(40, 300))
def test_no_line_is_longer_and_nothing_is_lost(text: str, width: float) -> None:
    lines = wrapped(PAPER, text, 12, width)
    assert all(PAPER.text_width(line, 12) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_number_stays_with_its_sign() -> None:
    assert all(
        "№\N{NO-BREAK SPACE}1" in line or "№" not in line
        for line in wrapped(PAPER, "аб № 1 " * 9, 12, 50)
    )


def test_what_is_joined_stays_in_one_line_if_any_holds_it() -> None:
    joined = f"сб–нд:{NO_BREAK}зачинено"
    assert wrapped(PAPER, f"пн–пт: 08:00–18:00; {joined}", 12, 150)[1:] == (joined,)
    assert wrapped(PAPER, joined, 12, 60) == ("сб–нд:", "зачинено")


def test_a_long_line_is_written_smaller() -> None:
    assert fitting(PAPER, "Бровари", 30, 400) == 30
    size = fitting(PAPER, "Бровари " * 5, 30, 300)
    assert PAPER.text_width("Бровари " * 5, size, bold=True) <= 300.01
