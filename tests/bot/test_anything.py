"""Whatever a person sends is answered, once, in words that Telegram takes."""

from __future__ import annotations

import asyncio

from aiogram.methods import SendMessage
from aiogram.types import Location
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.talk import MakeTalk

WORDS = st.sampled_from(
    ["у", "Броварах", "Іванівка", "обл.", "50.45,", "30.52", "<b>", "&", "geo:", "’", "😀"]
)
texts = st.text(min_size=1, max_size=60) | st.lists(WORDS, min_size=1).map(" ".join)
places = st.builds(
    Location, latitude=st.floats(-90, 90, width=32), longitude=st.floats(-180, 180, width=32)
)
bounded = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@bounded
@given(text=texts, language=st.sampled_from(["uk", "en"]))
def test_any_text_is_answered_once(make_talk: MakeTalk, text: str, language: str) -> None:
    talk = make_talk(language)
    answer = asyncio.run(talk.say(text))
    assert answer
    assert [type(call) for call in talk.calls] == [SendMessage]
    assert "Не вдалося" not in answer
    assert "could not" not in answer


@bounded
@given(place=places, language=st.sampled_from(["uk", "en"]))
def test_any_place_on_earth_is_answered_once(
    make_talk: MakeTalk, place: Location, language: str
) -> None:
    talk = make_talk(language)
    answer = asyncio.run(talk.send(location=place))
    assert "Не вдалося" not in answer
    assert "could not" not in answer
    assert [type(call) for call in talk.calls] == [SendMessage]


@bounded
@given(data=st.text(max_size=64) | st.text("nodvl|0123456789abcfUAmsh", max_size=64))
def test_any_button_is_answered(make_talk: MakeTalk, data: str) -> None:
    talk = make_talk()

    async def press() -> None:
        await talk.send(location=Location(latitude=50.511, longitude=30.79))
        await talk.telegram.press(talk.dispatcher, talk.last, data)

    asyncio.run(press())
    assert talk.calls[-1].callback_query_id
