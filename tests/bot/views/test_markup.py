"""Escaping, one-line shortening, and the way back to plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.markup import bold, fitting, lines, paragraphs, plain, shorten, telegram_length
from bot.views.message import Message
from bot.views.plain import to_text


@given(st.text())
def test_text_survives_the_way_to_html_and_back(text: str) -> None:
    assert to_text(Message(plain(text))) == text
    assert to_text(Message(bold(text))) == text


def test_markup_in_a_text_is_no_markup() -> None:
    assert plain("<b>&</b>") == "&lt;b&gt;&amp;&lt;/b&gt;"
    assert bold("<i>") == "<b>&lt;i&gt;</b>"


def test_an_escaped_tag_stays_in_plain_text() -> None:
    assert to_text(Message(lines(bold("a"), plain("<b> &amp;")))) == "a\n<b> &amp;"


def test_empty_parts_leave_no_gap() -> None:
    assert bold("") == ""
    assert lines(plain("a"), plain(""), plain("b")) == "a\nb"
    assert paragraphs(plain(""), plain("a"), plain(""), plain("b")) == "a\n\nb"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("", ""),
        ("Ліцей", "Ліцей"),
        ("1234567890", "1234567890"),
        ("12345678901", "123456789…"),
        ("12345678 0123", "12345678…"),
        ("  два\n\tрядки ", "два рядки"),
        ("a\u202eb\u200fc\x00d", "a b c d"),
        ("\ud800", ""),
        ("😀" * 5, "😀" * 5),
        ("😀" * 6, "😀" * 4 + "…"),
    ],
)
def test_shorten(text: str, short: str) -> None:
    assert shorten(text, 10) == short


@given(st.text(), st.integers(2, 100))
def test_shortened_text_is_one_line_that_fits(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert telegram_length(short) <= limit
    assert short == " ".join(short.split())
    assert shorten(short, limit) == short
    short.encode()


@given(st.lists(st.text(min_size=1)), st.integers(1, 100))
def test_what_fits_comes_first_and_is_not_cut(parts: list[str], room: int) -> None:
    taken = fitting(parts, room)
    assert list(taken) == parts[: len(taken)]
    assert len(taken) >= min(1, len(parts))
    assert len(taken) <= 1 or telegram_length("\n\n".join(taken)) <= room
    if len(taken) < len(parts):
        assert telegram_length("\n\n".join(parts[: len(taken) + 1])) + 2 > room
