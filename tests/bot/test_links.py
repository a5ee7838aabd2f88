"""Links into the bot come back as what they stood for, and forged ones as nothing."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.links import MAX_PAYLOAD, Links, ToPoint, ToTown, payload, read_payload

_IDS = st.from_regex(r"[A-Za-z0-9_.-]{1,40}", fullmatch=True)


@given(_IDS)
def test_every_point_has_a_link(point_id: str) -> None:
    text = payload(ToPoint(point_id))
    assert re.fullmatch(rf"[A-Za-z0-9_-]{{1,{MAX_PAYLOAD}}}", text)
    assert read_payload(text) == ToPoint(point_id)


@given(st.from_regex(r"UA[0-9]{17}", fullmatch=True))
def test_every_town_has_a_link(code: str) -> None:
    assert read_payload(payload(ToTown(code))) == ToTown(code)


@given(st.text(max_size=100))
def test_what_anybody_may_type_is_read_or_nothing(text: str) -> None:
    read = read_payload(text)
    assert read is None or read_payload(payload(read)) == read


def test_forged_payloads_mean_nothing() -> None:
    for text in ("", "t_", "t_UA1", "p_", "p_a.b", "b_*", "b_IQ", "x_1", "t_UA" + "0" * 18):
        assert read_payload(text) is None


def test_a_bot_without_a_name_has_no_links() -> None:
    assert Links().to(ToTown("UA32060050010081797")) == Links().into_group() == ""
    link = Links("demo_bot").to(ToTown("UA32060050010081797"))
    assert link == "https://t.me/demo_bot?start=t_UA32060050010081797"
