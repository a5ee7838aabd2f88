"""The admins' chat hears what several people report, once an hour at most."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from redis.asyncio import Redis

from bot.digest import Digest
from bot.live import Live
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.reports import ReportStore
from geo.guide import Guide
from geo.reports import Fault, new_report

MINUTE = timedelta(minutes=1)


class Chat:
    """A digest over a real Redis; `heard` is what was sent."""

    def __init__(self, guide: Guide, reports: ReportStore, noon: datetime) -> None:
        self.now = noon
        self.heard: list[str] = []
        self.reports = reports
        self.digest = Digest(Live(guide), reports, self._hear, lambda: self.now)

    async def _hear(self, text: str) -> None:
        self.heard.append(text)

    async def report(self, point_id: str, people: int, fault: Fault = Fault.CLOSED) -> None:
        for person in range(people):
            await self.reports.add(person, new_report(point_id, fault, self.now))


@pytest.fixture
def chat(guide: Guide, noon: datetime, store: Breaker) -> Chat:
    return Chat(guide, ReportStore(b"a secret of sixteen", store), noon)


async def test_what_several_people_report_is_told_once(chat: Chat) -> None:
    await chat.report("p1", 2)
    await chat.report("p3", 1)
    await chat.report("gone", 3)
    for _ in range(2):
        await chat.digest.look()
    (heard,) = chat.heard
    assert heard == (
        "Що повідомляють люди:\n"
        "• Ліцей № 3, Бровари, вул. Зразкова, 1: зачинено: 2\n"
        "Відповісти можна командою /reports у приватному чаті зі мною."
    )


async def test_a_digest_follows_at_most_an_hour_later(chat: Chat, redis: Redis) -> None:
    await chat.report("p1", 2)
    await chat.digest.look()
    (told,) = [key async for key in redis.scan_iter("*:told")]
    assert 3_590 < await redis.ttl(told) <= 3_600
    await redis.delete(told)  # an hour later
    chat.now += 60 * MINUTE
    await chat.digest.look()
    assert len(chat.heard) == 1, "nobody has reported anything since"
    await chat.report("p3", 2, Fault.NO_HEAT)
    await chat.digest.look()
    assert "Бібліотека" in chat.heard[-1]
    assert "Ліцей" not in chat.heard[-1]


async def test_many_points_fit_into_one_message(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.views.reports.MOST_TOLD", 3)
    for number in range(1, 7):
        await chat.report(f"p{number}", 2)
    await chat.digest.look()
    assert chat.heard[0].count("•") == 3
    assert "І ще 3 пункти." in chat.heard[0]


async def test_without_redis_nothing_is_looked_at(guide: Guide, noon: datetime) -> None:
    dark = Chat(guide, ReportStore(b"secret"), noon)
    with pytest.raises(StoreUnavailableError):
        await dark.digest.look()
