"""What is sealed reads back under its key only, and shows nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.sealed import DamagedSealError, seal, unseal

KEYS = st.binary(min_size=32, max_size=32)
TEXT = b"[[50.511077, 30.790133]]"
KEY = bytes(32)


@given(KEYS, st.binary(max_size=300))
def test_it_reads_back(key: bytes, text: bytes) -> None:
    assert unseal(key, seal(key, text)) == text


def test_it_shows_nothing_and_never_looks_the_same() -> None:
    one, other = seal(KEY, TEXT), seal(KEY, TEXT)
    assert TEXT not in one
    assert not any(a == b for a, b in zip(_pieces(one), _pieces(other), strict=True))


def _pieces(sealed: bytes) -> list[bytes]:
    return [sealed[at : at + 8] for at in range(0, len(sealed), 8)]


@given(st.integers(0, len(TEXT) + 31), st.integers(1, 255))
def test_a_changed_byte_is_seen(at: int, by: int) -> None:
    sealed = bytearray(seal(KEY, TEXT))
    sealed[at] ^= by
    with pytest.raises(DamagedSealError):
        unseal(KEY, bytes(sealed))


@pytest.mark.parametrize(
    "sealed",
    [b"", b"short", seal(b"\1" * 32, TEXT), seal(KEY, TEXT)[:-1]],
    ids=["empty", "short", "another key", "cut"],
)
def test_anything_else_is_damaged(sealed: bytes) -> None:
    with pytest.raises(DamagedSealError):
        unseal(KEY, sealed)
