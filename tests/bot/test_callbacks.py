"""Callback data: small, without coordinates, and never trusted."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import (
    MAX_BYTES,
    AskFault,
    Callback,
    Details,
    ListPlaces,
    Menu,
    Namesakes,
    Search,
    SendReport,
    SetLanguage,
    SetPlace,
    Share,
    SharePoint,
    ShowPoint,
    pack,
    unpack,
)
from geo.answer import Refinement
from geo.clock import KYIV
from geo.point import Service
from geo.reports import Fault

instants = st.integers(0, 50 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 6, 1, tzinfo=KYIV) + timedelta(minutes=minutes)
)
refinements = st.builds(
    Refinement,
    services=st.frozensets(st.sampled_from(Service)),
    at=st.none() | instants,
    until=st.none() | instants,
    page=st.integers(0, 999),
)
point_ids = st.from_regex(r"[A-Za-z0-9_.-]{1,40}", fullmatch=True)
codes = st.from_regex(r"UA[0-9]{17}", fullmatch=True)
places = st.just("") | codes
callbacks: st.SearchStrategy[Callback] = st.one_of(
    st.builds(Search, place=places, refinement=refinements, menu=st.sampled_from(Menu)),
    st.builds(Share, place=places, refinement=refinements),
    st.builds(SharePoint, point_ids),
    st.builds(Namesakes, st.integers(0, 999), places),
    st.builds(ShowPoint, point_ids, places),
    st.builds(Details, point_ids),
    st.builds(SetLanguage, st.sampled_from(("uk", "en"))),
    st.builds(SetPlace, codes),
    st.builds(ListPlaces, st.integers(0, 999), codes),
    st.builds(AskFault, point_ids),
    st.builds(SendReport, point_ids, st.sampled_from(Fault)),
)


@given(callbacks)
def test_what_is_packed_is_unpacked_and_fits(callback: Callback) -> None:
    data = pack(callback)
    assert len(data.encode()) <= MAX_BYTES
    assert unpack(data) == callback


@given(st.text(max_size=80) | st.text("n|olvgh0123456789abcfUAmsh-+_ ", max_size=70))
def test_forged_data_never_raises(data: str) -> None:
    callback = unpack(data)
    assert callback is None or len(data) <= MAX_BYTES


@pytest.mark.parametrize(
    "data",
    [
        "",
        "n",
        "n||0|||0",
        "n||0|||0|x",
        "n||4000|||0|m",
        "n||-1|||0|m",
        "n|UA1|0|||0|m",
        "n||0|ffffffffff||0|m",
        "n||0|||1000|m",
        "n||0|||-1|m",
        "o|",
        "o|0|UA1",
        "s|UA1|0|||0",
        "s||0|||1000",
        "p|<b>",
        "g|",
        "g|UA1",
        "h|0|",
        "h|-1|UA32060050010081797",
        "v|",
        "v|<b>",
        "v|p1|UA1",
        "l|ru",
        "w|",
        "r|closed",
        "r|flooded|p1",
        "r|closed|<b>",
        "z|1",
        "v|" + "a" * 63,
    ],
)
def test_what_no_version_made_is_refused(data: str) -> None:
    assert unpack(data) is None
