"""The last net: what must be taken out, and what operators need to read."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.redaction import MAX_LENGTH, redact

TOKEN = "77001122:" + "CanaryToken" * 4


@pytest.mark.parametrize(
    ("text", "canary"),
    [
        (f"POST https://api.example/bot{TOKEN}/getMe", "CanaryToken"),
        (f"/file/bot{TOKEN}/photos/1.jpg", "CanaryToken"),
        (f"token {TOKEN} refused", "CanaryToken"),
        ("redis://user:hunter2@redis:6379/0", "hunter2"),
        ("rediss://:hunter2@redis", "hunter2"),
        ("write to olena.k+bot@example.org now", "olena"),
        ("at 50.51, 30.79", "30.79"),
        ("at 50,5110; 30,7901", "50,51"),
        ("(50.511077,30.790133)", "50.511"),
        ("lat=50.5110", "50.51"),
        ("lon=-30.79013", "30.79"),
        ("q=50.45/30.52", "50.45"),
        ("50°27′01″N 30°31′25″E", "27′"),
        ("call +380 (67) 123-45-67", "123-45"),
        ("call 067 123 45 67", "123"),
        ("call 380671234567", "671234"),
        ("call +48 601 234 567", "601"),
        ("chat -1001234567890", "1234567"),
        ("person 880055001", "880055001"),
    ],
)
def test_what_is_nobodys_business_is_named_instead(text: str, canary: str) -> None:
    assert canary in text
    assert canary not in redact(text)
    assert "<" in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "polling starts: 13464 points",
        "redis at 10.0.0.12:6379 answers again after 3 s",
        "aiohttp 3.14.5, Python 3.11.7",
        "snapshot 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "data of 2026-03-17T18:00:00+02:00",
        "p99 = 12.5 ms, 64 in flight",
        "unix:///run/nezlamnist/redis.sock",
    ],
)
def test_what_operators_need_stays(text: str) -> None:
    assert redact(text) == text


@given(
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.integers(4, 9),
    st.sampled_from([", ", ",", "; ", " ", "/"]),
    st.sampled_from([".", ","]),
)
def test_no_coordinate_passes(
    lat: float, lon: float, decimals: int, between: str, point: str
) -> None:
    parts = [f"{each:.{decimals}f}".replace(".", point) for each in (lat, lon)]
    shown = redact(f"x {between.join(parts)} y")
    assert not any(part.lstrip("-") in shown for part in parts)


@given(st.integers(10**6, 10**20))
def test_no_id_passes(number: int) -> None:
    assert str(number) not in redact(f"chat={number}")


@given(st.text())
def test_one_visible_line_whatever_comes(text: str) -> None:
    shown = redact(text)
    assert len(shown.splitlines()) <= 1
    assert not set("\x00\x1b\x7f\u200b\u202e\u2066\ufeff\ud800") & set(shown)


@pytest.mark.parametrize("piece", ["1", "1.", "a@", "://", "0 ", "bot1:", "+1(", "1°", "-9.99 "])
def test_no_text_takes_long(piece: str) -> None:
    began = time.perf_counter()
    shown = redact(piece * 100_000)
    assert time.perf_counter() - began < 5
    assert len(shown) < 2 * MAX_LENGTH
