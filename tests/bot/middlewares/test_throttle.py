"""What a person sees who asks too much, and what others send isn't counted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import Chat, Location

from bot.app import build_dispatcher
from bot.live import Live
from bot.middlewares.throttle import ThrottleMiddleware
from bot.storage.breaker import Breaker
from bot.storage.languages import Languages
from bot.storage.throttle import Throttle
from bot.storage.throttle_rule import BURST, FILES_COST, PLACES_A_DAY
from bot.terminal.emulator import EmulatedTelegram
from geo.guide import Guide
from tests.talk import MakeTalk, Talk

BROVARY = Location(latitude=50.5110, longitude=30.7900)
REFUSED = "Забагато запитів. Я відповім знову за 20 секунд."


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Clock:
    return Clock()


@pytest.fixture
def make_talk(guide: Guide, noon: datetime, seconds: Clock) -> MakeTalk:
    def make(language_code: str | None = "uk", chat_type: str = "private", **changes: Any) -> Talk:
        store = changes.get("store")
        languages = Languages(b"secret", store)
        around = (ThrottleMiddleware(Throttle(b"secret", store, seconds)),)
        dispatcher = build_dispatcher(Live(guide), languages, lambda: noon, around)
        return Talk(dispatcher, EmulatedTelegram(language_code, chat_type))

    return make


@pytest.fixture
def talk(make_talk: MakeTalk) -> Talk:
    return make_talk()


async def test_too_much_is_told_once_and_then_answered_again(talk: Talk, seconds: Clock) -> None:
    for _ in range(BURST):
        assert "Ліцей" in await talk.say("Бровари")
    assert await talk.say("Бровари") == REFUSED
    calls = len(talk.calls)
    await talk.say("Бровари")
    await talk.say("/start")
    assert len(talk.calls) == calls, "nothing more is said until then"
    seconds.now = 20
    assert "Ліцей" in await talk.say("Бровари")


async def test_a_location_is_still_answered(talk: Talk) -> None:
    for _ in range(BURST + 2):
        await talk.say("Бровари")
    for _ in range(BURST):
        assert "Ліцей" in await talk.send(location=BROVARY)
    calls = len(talk.calls)
    await talk.send(location=BROVARY)
    assert len(talk.calls) == calls


async def test_a_press_is_told_in_a_notice_and_never_spins(talk: Talk) -> None:
    await talk.say("Бровари")
    for _ in range(BURST - 1):
        await talk.say("Бровари")
    answer = talk.last
    for notice in (REFUSED, None):
        await talk.telegram.press(talk.dispatcher, answer, "v|p1")
        assert isinstance(talk.calls[-1], AnswerCallbackQuery)
        assert talk.notice == notice


@pytest.mark.parametrize("command", ["/poster ґґґґ", "/offline@demo_bot ґґґґ", "/POSTER ґґґґ"])
async def test_files_are_the_dearest(talk: Talk, command: str) -> None:
    for _ in range(BURST // FILES_COST):
        assert "Не впізнаю" in await talk.say(command)
    assert await talk.say("Бровари") == REFUSED


async def test_buttons_of_files_are_as_dear_and_maps_are_not(talk: Talk) -> None:
    await talk.say("Бровари")
    answer = talk.last
    for _ in range(BURST - 1 - FILES_COST):
        await talk.telegram.press(talk.dispatcher, answer, "map||1|3")
    await talk.telegram.press(talk.dispatcher, answer, "files|UA99")
    assert "немає оприлюднених" in talk.text
    assert await talk.say("Бровари") == REFUSED


async def test_the_notice_speaks_the_chosen_language(make_talk: MakeTalk, store: Breaker) -> None:
    talk = make_talk(store=store)
    await Languages(b"secret", store).choose(talk.telegram.person.id, "en")
    for _ in range(BURST + 2):
        await talk.say("Бровари")
    assert talk.text == "Too many requests. I will answer again in 20 seconds."


async def test_a_day_of_places_is_told_in_hours(talk: Talk, seconds: Clock) -> None:
    for _ in range(PLACES_A_DAY):
        seconds.now += 2
        assert "Ліцей" in await talk.send(location=BROVARY)
    seconds.now += 2
    told = "Забагато запитів за добу. Я відповім знову за 24 години."
    assert await talk.say("Бровари") == told
    assert "Пункти Незламності" in await talk.say("/start"), "what is no place goes on"


async def test_a_group_is_not_spoken_to_and_its_talk_not_counted(make_talk: MakeTalk) -> None:
    talk = make_talk(chat_type="group")
    for _ in range(5 * BURST):
        await talk.telegram.say(talk.dispatcher, "просто розмова")
    assert not talk.calls
    for _ in range(2 * BURST):
        await talk.say("/help")
    assert len(talk.calls) == BURST


async def test_a_report_counts_as_a_place_does(talk: Talk, seconds: Clock) -> None:
    await talk.say("Бровари")
    for _ in range(PLACES_A_DAY):
        seconds.now += 2
        await talk.telegram.press(talk.dispatcher, talk.last, "r|closed|p1")
    assert "за добу" in (talk.notice or ""), "nobody reports every point of the country"


async def test_anonymous_admins_count_with_their_own_group(make_talk: MakeTalk) -> None:
    """Telegram sends those of all groups as one user."""
    talk = make_talk(chat_type="supergroup")
    other = Chat(id=-2_002, type="supergroup", title="Інша")
    own = talk.telegram.chat
    for _ in range(BURST):
        assert "Ліцей" in await talk.send(text="/near Бровари", sender_chat=own)
    calls = len(talk.calls)
    await talk.send(text="/near Бровари", sender_chat=own)
    assert len(talk.calls) == calls, "a group is told of no refusal"
    assert "Ліцей" in await talk.send(text="/near Бровари", sender_chat=other)
    assert len(talk.calls) > calls
