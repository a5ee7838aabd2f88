"""The last net: what must be taken out, and what operators need to read."""

from __future__ import annotations

import ast
import re
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.redaction import MAX_LENGTH, redact

ROOT = Path(__file__).parents[2]
TOKEN = "77001122:" + "CanaryToken" * 4

# As an operator meets them: %s is a name or a class, %d a count or a port.
SAID = {"s": "TimeoutError", "d": "13464", "g": "2.5"}


@pytest.mark.parametrize(
    ("text", "canary"),
    [
        (f"POST https://api.example/bot{TOKEN}/getMe", "CanaryToken"),
        (f"/file/bot{TOKEN}/photos/1.jpg", "CanaryToken"),
        (f"token {TOKEN} refused", "CanaryToken"),
        (f"77001122：{'CanaryToken' * 4}", "CanaryToken"),
        ("WEBHOOK_SECRET=hunter2", "hunter2"),
        ("'password': hunter2", "hunter2"),
        ("redis://user:hunter2@redis:6379/0", "hunter2"),
        ("redis://user:hunter2%0A@redis:6379/0", "hunter2"),
        ("redis%3A%2F%2Fuser:hunter2@redis:6379/0", "hunter2"),
        ("rediss://:hunter2@redis", "hunter2"),
        (f"redis://:{'x' * MAX_LENGTH}@redis", "xxxx"),
        ("write to olena.k+bot@example.org now", "olena"),
        ("write to olena@пошта.укр", "olena"),
        ("said by @canary_username", "canary"),
        ("at 50.51, 30.79", "30.79"),
        ("at 50,5110; 30,7901", "50,51"),
        ("(50.511077,30.790133)", "50.511"),
        ('{"latitude": 50.51, "longitude": 30.79}', "50.51"),
        ("50.51° N, 30.79° E", "50.51"),
        ("٥٠.٥١١٠٧٧,٣٠.٧٩٠١٣٣", "٥١١"),
        ("lat=50.511", "50.5"),
        ("lon=-30.79013", "30.79"),
        ("$GPGLL,5030.66,N,03047.41,E", "30.66"),
        ("50 30.662N 30 47.408E", "30.662"),
        ("50 30.6N 30 47.4E", "30.6"),
        ("50°27′01″N 30°31′25″E", "27′"),
        ("9G2G8GXG+2C", "8GXG"),
        ("call +380 (67) 123-45-67", "123-45"),
        ("call 067 123 45 67", "123"),
        ("call 8(067)1234567", "1234"),
        ("call 067.123.45.67", "123"),
        ("call 38067 123 45 67E", "123"),
        ("call 380671234567", "671234"),
        ("call +48 601 234 567", "601"),
        ("chat -1001234567890", "1234567"),
        ("person 123456", "123456"),
        ("person id880055001f", "880055"),
        ("nezlamnist:{0123456789abcdef0123456789abcdef}:spent", "0123456789"),
        ("near Канарківці, вул. Канаркова", "Канарк"),
        ("near İzmir", "İ"),
        ("near 9g2g8gxg+2c", "8gxg"),
    ],
)
def test_what_is_nobodys_business_is_named_instead(text: str, canary: str) -> None:
    assert canary in text
    assert canary not in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "polling starts: 13464 points",
        "redis at 10.0.0.12:6379 answers again after 3 s",
        "operations: port 65535 is not ours",
        "aiohttp 3.14.5, Python 3.11.7",
        "snapshot 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "list 3fa9c2d1b07e",
        "data of 2026-03-17T18:00:00+02:00",
        "p99 = 12.5 ms, 64 in flight, 0.25 s",
        "unix:///run/nezlamnist/redis.sock",
        "Wrong response from the webhook: 503 Service Unavailable",
        "SSL error {error:1416F086:SSL routines:certificate verify failed}",
    ],
)
def test_what_operators_need_stays(text: str) -> None:
    assert redact(text) == text


def own_messages() -> Iterator[str]:
    """Whatever the bot writes into its log, with arguments of the usual sort."""
    for file in [*ROOT.glob("bot/**/*.py"), *ROOT.glob("geo/**/*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="_log")),
                    args=[ast.Constant(value=str(message)), *_],
                ):
                    yield re.sub("%([sdg])", lambda blank: SAID[blank[1]], message)


def test_every_message_of_the_bots_own_stays() -> None:
    messages = [*own_messages()]
    assert len(messages) > 40
    assert [each for each in messages if redact(each) != each] == []


letters = st.text(st.characters(categories=["L"]), max_size=3)
# By category, but for what ends a line or a word.
invisible = st.characters(categories=["Cc", "Cf", "Co", "Mn"]).filter(lambda c: not c.isspace())
apart = st.sampled_from([", ", ",", "; ", " ", "/", "|", "\n", "&lon=", " N, ", "°; ", "\t", ""])
# ㋀ is «1月» in other letters, and a digit apart makes another number; «@» makes an address.
other_apart = st.text(
    st.characters(categories=["L", "P", "S", "Z"]), min_size=1, max_size=9
).filter(lambda text: re.fullmatch(r"[^\d@]{1,20}", unicodedata.normalize("NFKC", text)))


@st.composite
def written(draw: st.DrawFn, text: str) -> str:
    """The text as a log may hold it: glued to words, percent-encoded, with unseen marks in it."""
    where = draw(st.integers(0, len(text)))
    text = text[:where] + draw(st.just("") | invisible) + text[where:]
    text = draw(letters) + text + draw(letters)
    for _ in range(draw(st.integers(0, 2))):
        text = quote(text, safe="")
    return text


@given(
    st.data(),
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.integers(2, 7),
    apart.filter(bool) | other_apart,
    st.sampled_from([".", ","]),
)
def test_no_coordinate_passes(
    data: st.DataObject, lat: float, lon: float, decimals: int, between: str, point: str
) -> None:
    parts = [f"{each:.{decimals}f}".replace(".", point) for each in (lat, lon)]
    shown = redact(data.draw(written(between.join(parts))))
    assert not any(part.lstrip("-") in shown for part in parts)


@given(st.data(), st.integers(10**5, 10**20), st.sampled_from(["", "", " ", "_", ".", "-", "'"]))
def test_no_id_passes(data: st.DataObject, number: int, apart: str) -> None:
    said = f"{number:_}".replace("_", apart)
    assert said not in redact(data.draw(written(said)))


@given(
    st.data(),
    st.sampled_from(["067", "+38067", "38067", "8067", "(067)", "+38(067)", "+48601", "04594"]),
    st.characters(categories=["Zs", "Pd"]) | st.sampled_from(["", ".", "/", " - ", "_"]),
)
def test_no_telephone_passes(data: st.DataObject, code: str, apart: str) -> None:
    shown = redact(data.draw(written(apart.join((code, "123", "45", "67")))))
    assert not re.search(r"\d\D{0,3}1\D?2\D?3", shown)


@given(st.data(), st.from_regex(r"[0-9]{8,10}:[A-Za-z0-9_-]{35}", fullmatch=True))
def test_no_token_passes(data: st.DataObject, token: str) -> None:
    shown = redact(data.draw(written(token)) + " " + data.draw(written(f"/bot{token}/getMe")))
    assert token.partition(":")[2][:8] not in shown


printable = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=300)


@given(printable, printable)
def test_no_password_passes(before: str, after: str) -> None:
    assert "hunter2" not in redact(f"no redis://user:{before}hunter2{after}@host:6379/0 here")


@given(st.text())
def test_one_visible_line_whatever_comes(text: str) -> None:
    shown = redact(text)
    assert len(shown) <= MAX_LENGTH
    assert all(" " <= char <= "~" for char in shown)


@given(invisible)
def test_nothing_invisible_passes(mark: str) -> None:
    assert redact(f"1{mark}2") == "12"


@pytest.mark.parametrize(
    "piece",
    ["1", "1.", "a@", "://", "0 ", "bot1:", "+1(", "1°", "-9.99 ", "%25", "ї ", "1 ", "\ufdfa"],
)
def test_no_text_takes_long(piece: str) -> None:
    began = time.perf_counter()
    shown = redact(piece * 100_000)
    assert time.perf_counter() - began < 5
    assert len(shown) <= MAX_LENGTH
