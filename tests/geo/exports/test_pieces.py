"""Pieces for SMS: nothing lost, nothing longer than a message."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geo.exports.pieces import LINE_LENGTH, PIECE_LENGTH, pieces_of, units

words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)
short = st.lists(words.filter(lambda text: units(text) <= 40), max_size=40)


@given(short)
def test_every_entry_arrives_once_in_order(entries: list[str]) -> None:
    pieces = pieces_of(entries)
    lines = [line for piece in pieces for line in piece.split("\n")[1:]]
    assert lines == entries


@given(st.lists(st.text(max_size=400), max_size=30), st.integers(40, 250))
def test_no_piece_is_longer_than_a_message(entries: list[str], limit: int) -> None:
    pieces = pieces_of(entries, limit)
    for number, piece in enumerate(pieces, 1):
        assert units(piece) <= limit
        assert piece.startswith(f"{number}/{len(pieces)}\n")


def test_lines_share_a_piece_while_they_fit() -> None:
    assert pieces_of(["а" * 90, "б" * 90, "в"]) == (f"1/1\n{'а' * 90}\n{'б' * 90}\nв",)
    assert len(pieces_of(["а" * 150, "б" * 150])) == 2


def test_three_full_lines_share_a_piece_also_of_a_long_list() -> None:
    pieces = pieces_of(["а" * LINE_LENGTH] * 2_900)
    assert all(len(piece.split("\n")) == 1 + 3 for piece in pieces[:-1])


def test_a_line_for_itself_is_cut() -> None:
    (piece,) = pieces_of(["😀" * 300])
    assert units(piece) <= PIECE_LENGTH
    assert piece.endswith("…")
