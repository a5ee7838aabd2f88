"""/forget: what is kept under a pseudonym is deleted, and the bot says only what is true."""

from __future__ import annotations

from pathlib import Path

from redis.asyncio import Redis

from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.languages import Languages
from tests.talk import MakeTalk


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
