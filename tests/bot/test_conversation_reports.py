"""People report that a point is closed: others are told, and it goes below the others."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from aiogram import Dispatcher
from aiogram.types import User

from bot.app import build_dispatcher
from bot.live import Live
from bot.reporting import Reporting
from bot.storage.audit import Entry
from bot.storage.breaker import Breaker
from bot.storage.languages import Languages
from bot.storage.reports import ReportStore
from bot.terminal.emulator import EmulatedTelegram
from geo.guide import Guide
from geo.reports import Fault
from tests.talk import MakeTalk, Talk

WORDS = {
    "uk": ("Щось не так", "Зачинено", "Враховано: зачинено", "люд", "повідомили: зачинено"),
    "en": ("Something’s wrong", "Closed", "Counted: closed", "people", "reported: closed"),
}


class House:
    """The whole bot with a real Redis, and any number of people."""

    def __init__(self, guide: Guide, reports: ReportStore, noon: datetime) -> None:
        self.now = noon
        self.reports = reports
        live = Live(guide)
        self._reporting = Reporting(live, reports, lambda: self.now)
        self.dispatcher: Dispatcher = build_dispatcher(
            live, Languages(b"secret"), lambda: self.now, reports=reports
        )

    def visitor(self, number: int = 0, language: str = "uk") -> Talk:
        telegram = EmulatedTelegram(language)
        telegram.person = User(
            id=6_000_000 + number, is_bot=False, first_name="—", language_code=language
        )
        return Talk(self.dispatcher, telegram)

    async def report(self, number: int, language: str = "uk", fault: str = "") -> str:
        """A person asks for Brovary, opens the first point and says what is wrong."""
        wrong, closed, *_ = WORDS[language]
        talk = self.visitor(number, language)
        await talk.say("Бровари")
        await talk.press("🗺")
        await talk.press(wrong)
        said = await talk.press(fault or closed)
        await self._reporting.follow()
        return said


@pytest.fixture
def house(guide: Guide, noon: datetime, store: Breaker) -> House:
    return House(guide, ReportStore(b"a secret of sixteen", store), noon)


@pytest.mark.parametrize("language", ["uk", "en"])
async def test_from_two_people_on_everybody_is_told(house: House, language: str) -> None:
    *_, thanks, people, told = WORDS[language]
    talk = house.visitor(99, language)
    nearest = (await talk.say("Бровари")).splitlines()
    assert thanks in await house.report(1, language)
    assert told not in await talk.say("Бровари"), "one may be mistaken"
    await house.report(2, language)
    answer = await talk.say("Бровари")
    assert f"⚠️ 2 {people}" in answer
    assert told in answer
    assert [line for line in answer.splitlines() if "⚠️" not in line] == nearest, "the same order"
    await talk.press("🗺")
    venue = talk.last.venue
    assert venue is not None
    assert told in venue.address
    assert told in await talk.press("🕒")


@pytest.mark.parametrize("language", ["uk", "en"])
async def test_three_put_it_below_the_others_for_two_hours(house: House, language: str) -> None:
    talk = house.visitor(99, language)
    before = points(await talk.say("Бровари"))
    for number in range(3):
        await house.report(number, language)
    after = await talk.say("Бровари")
    assert before[0] not in points(after)
    assert f"⚠️ {'Ближче' if language == 'uk' else 'Closer'}: {before[0]}" in after, "not hidden"
    assert before[0] in await talk.press("Далі" if language == "uk" else "Further")
    house.now += timedelta(hours=2)
    later = await talk.say("Бровари")
    assert points(later) == before
    assert "⚠️ 3" in later


async def test_one_person_counts_once_whatever_they_press(house: House) -> None:
    for fault in ("Зачинено", "Зачинено", "Немає світла", "Немає тепла"):
        assert "Враховано" in await house.report(1, fault=fault)
    (report,) = await house.reports.recent(house.now)
    assert report.fault is Fault.NO_HEAT


async def test_what_was_answered_is_not_counted_again(house: House) -> None:
    await house.report(1)
    (report,) = await house.reports.recent(house.now)
    entry = Entry(house.now, "Черговий", "reports", report.point_id)
    assert await house.reports.answer(report.point_id, entry) == 1
    assert "уже перевірили" in await house.report(1)
    assert await house.reports.recent(house.now) == ()


async def test_without_redis_it_is_refused_politely(make_talk: MakeTalk) -> None:
    for language, sorry in (("uk", "Зараз не можу прийняти"), ("en", "can’t take reports")):
        wrong, closed, *_ = WORDS[language]
        talk = make_talk(language)
        await talk.say("Бровари")
        await talk.press("🗺")
        await talk.press(wrong)
        question = talk.text
        assert await talk.press(closed) == question, "the buttons stay, to be pressed again"
        assert sorry in (talk.notice or "")


async def test_points_that_nobody_can_see_are_not_reported(house: House) -> None:
    talk = house.visitor()
    await talk.say("Бровари")
    for data in ("w|p7", "r|closed|p7", "w|nowhere", "r|closed|nowhere"):
        await talk.telegram.press(talk.dispatcher, talk.last, data)
        assert "немає в даних" in (talk.notice or ""), data
    assert await house.reports.recent(house.now) == ()


async def test_words_are_not_kept(house: House) -> None:
    assert "1545" in await house.report(1, fault="Інше")
    (report,) = await house.reports.recent(house.now)
    assert report.fault is Fault.OTHER


def points(answer: str) -> list[str]:
    """The names of the listed points."""
    lines = answer.splitlines()
    return [line.split(". ", 1)[1] for line in lines if line[:3] in {"1. ", "2. ", "3. "}]
