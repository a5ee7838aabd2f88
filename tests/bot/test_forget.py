"""/forget: what is kept under a pseudonym is deleted, and the bot says only what is true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.app import build_dispatcher
from bot.chats import Chats
from bot.live import Live
from bot.middlewares.throttle import ThrottleMiddleware
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.drafts import Drafts
from bot.storage.effects import Effects
from bot.storage.languages import Languages
from bot.storage.nonces import Nonces
from bot.storage.pseudonym import pseudonym
from bot.storage.reports import ReportStore
from bot.storage.throttle import Throttle, throttle_keys
from bot.storage.throttle_rule import DAY_MS, PLACES_A_DAY
from bot.terminal.emulator import EmulatedTelegram
from geo.guide import Guide
from geo.reports import Fault, Report
from tests.drafts import made_draft
from tests.redis_keys import row_of
from tests.talk import MakeTalk, Talk


async def test_the_chosen_language_is_deleted(
    make_talk: MakeTalk, redis: Redis, store: Breaker
) -> None:
    talk = make_talk(languages=Languages(b"secret", store))
    await talk.say("/language")
    await talk.press("English")
    assert await redis.keys()
    assert await talk.say("/forget") == (
        "Done. I no longer know which language you chose; I answer in the language of your "
        "Telegram.\n\nOnly what keeps anyone from overloading me or reporting twice stays: the "
        "count of your questions, without places, and your marks on points that you reported. It "
        "ends by itself within a day.\n\nTo leave no trace of your place "
        "either, delete your messages in this chat."
    )
    assert await redis.keys() == []
    assert "Вітаю" in await talk.say("/start")


async def test_without_redis_the_process_forgets(make_talk: MakeTalk) -> None:
    talk = make_talk()
    await talk.say("/language")
    await talk.press("English")
    assert "Done." in await talk.say("/forget")
    assert "Готово." in await talk.say("/forget")


async def test_nothing_is_promised_while_redis_is_away(make_talk: MakeTalk, tmp_path: Path) -> None:
    redis = connect(f"unix://{tmp_path}/nobody")
    talk = make_talk(languages=Languages(b"secret", Breaker(redis)))
    assert "/forget ще раз" in await talk.say("/forget")
    await redis.aclose()


async def test_a_choice_is_kept_in_one_place(redis_socket: Path) -> None:
    redis = connect(f"unix://{redis_socket}")
    one, other = (Languages(b"secret", Breaker(redis)) for _ in range(2))
    await one.choose(1, "en")
    await other.forget(1)
    await redis.aclose()
    one._store = None
    assert await one.chosen(1) is None


@dataclass
class House:
    """The whole bot as it runs: with a throttle, with reports, over one Redis."""

    talk: Talk
    reports: ReportStore
    redis: Redis

    async def keys(self) -> set[str]:
        """What stands in Redis, by its rows in PRIVACY.md."""
        keys = [key for key in await self.redis.keys() if isinstance(key, bytes)]
        rows = [row_of(key.decode()) for key in keys]
        assert all(rows)
        return {row.name.removeprefix("nezlamnist:") for row in rows if row}

    async def report(self) -> None:
        await self.talk.say("Бровари")
        await self.talk.telegram.press(self.talk.dispatcher, self.talk.last, "r|closed|p1")


@pytest.fixture
def house(guide: Guide, noon: datetime, redis: Redis, store: Breaker) -> House:
    languages, reports = Languages(b"secret", store), ReportStore(b"secret", store)
    around = (ThrottleMiddleware(Throttle(b"secret", store)),)
    dispatcher = build_dispatcher(
        Live(guide), languages, lambda: noon, around, reports=reports, chats=Chats()
    )
    return House(Talk(dispatcher, EmulatedTelegram()), reports, redis)


GUARDS = {"{<hash>}:spent", "{<hash>}:places", "{points}:reporter:<hash>"}


async def test_only_guards_stay_and_end_within_a_day(house: House) -> None:
    await house.report()
    await house.talk.say("/language")
    await house.talk.press("English")
    tied_to_nobody = {"{points}:reports"}
    assert await house.keys() == {"{<hash>}:language"} | GUARDS | tied_to_nobody
    assert "Done." in await house.talk.say("/forget")
    assert await house.keys() == GUARDS | tied_to_nobody
    for key in await house.redis.keys():
        assert 0 < await house.redis.ttl(key) <= DAY_MS / 1000


async def test_who_is_forgotten_is_still_guarded_against(house: House, noon: datetime) -> None:
    person = house.talk.telegram.person.id
    await house.report()
    spent, places = throttle_keys(pseudonym(b"secret", person))
    await house.redis.set(places, PLACES_A_DAY, ex=3600)
    await house.talk.say("/forget")
    assert "за добу" in await house.talk.say("Бровари"), "the day's places are not given anew"
    assert await house.redis.exists(spent)
    await house.reports.add(person, Report("p1", Fault.CLOSED, noon))
    assert len(await house.reports.recent(noon)) == 1, "nobody reports twice"


async def test_nothing_else_is_found_under_a_person(house: House, store: Breaker) -> None:
    """What an admin was shown and what was done once lie under hashes of random names."""
    person = house.talk.telegram.person.id
    await Nonces(b"secret", store).issue(person, {"act": "publish"})
    await Drafts(b"secret", store).keep(made_draft(b"list"))
    async with Effects(b"secret", store).once("update:1"):
        pass
    await house.talk.say("/forget")
    who = pseudonym(b"secret", person).encode()
    left = [key for key in await house.redis.keys() if who in key]
    assert left == [f"nezlamnist:{{{who.decode()}}}:spent".encode()]
    minutes = [await house.redis.ttl(key) for key in await house.redis.keys() if who not in key]
    assert len(minutes) == 3
    assert max(minutes) <= 600
