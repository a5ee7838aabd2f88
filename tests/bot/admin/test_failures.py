"""When something beside the bot fails, an admin is told, and nothing is half done."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from redis.asyncio import Redis

from bot.desk import Override, Progress, Receipt
from geo.refresh.draft import Draft
from tests.office import AdminTalk, MadeDesk, made_list

NO_STORE = "Сховище не відповідає"


async def test_without_redis_every_command_says_so(talk: AdminTalk, redis: Redis) -> None:
    await talk.send_file(made_list(3), caption="#kyiv")
    publish, report = talk.data("Опублікувати"), talk.last
    await redis.shutdown(nosave=True)
    await talk.press_data(publish, report)
    assert NO_STORE in (talk.telegram.messages[report.message_id].text or "")
    assert NO_STORE in await talk.send_file(made_list(3), caption="#kyiv")
    for command in ("/orders", "/open UA32"):
        assert NO_STORE in await talk.say(command), command
    assert await talk.office.desk.history() == ()
    assert "Бровари" in await talk.say("Бровари"), "residents are answered all the same"


async def test_what_is_cut_short_by_an_end_says_so(
    talk: AdminTalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def never(*_: Any, **__: Any) -> Draft:
        begun.set()
        await asyncio.sleep(60)
        raise AssertionError

    monkeypatch.setattr(MadeDesk, "check", never)
    document = talk.telegram.attach(made_list(3), "list.csv")
    sending = talk.telegram.send(talk.dispatcher, document=document, caption="#kyiv")
    await asyncio.wait_for(sending, 5)
    await asyncio.wait_for(begun.wait(), 5)
    await talk.office.background.drain(0.01)
    assert "Роботу перервано" in talk.text
    assert len(talk.office.background) == 0


async def test_a_mistake_of_ours_is_told_and_logged_without_words(
    talk: AdminTalk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: Any, **__: Any) -> Draft:
        raise RuntimeError("canary")

    monkeypatch.setattr(MadeDesk, "check", fail)
    assert "через помилку в боті" in await talk.send_file(made_list(3), caption="#kyiv")
    assert "an admin's task failed" in [record.message for record in caplog.records]


async def test_progress_is_shown_while_the_work_goes_on(
    talk: AdminTalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.admin.status.TICK_S", 0.01)
    seen: list[str] = []
    put = MadeDesk.publish

    async def slow(
        self: MadeDesk,
        draft: Draft,
        who: str,
        override: Override | None = None,
        progress: Progress | None = None,
    ) -> Receipt:
        if progress is not None:
            progress("merge", 1, 4)
        await asyncio.sleep(0.05)
        seen.append(talk.text)
        return await put(self, draft, who, override, progress)

    monkeypatch.setattr(MadeDesk, "publish", slow)
    await talk.send_file(made_list(3), caption="#kyiv")
    assert "Опубліковано" in await talk.press("Опублікувати")
    assert seen == ["Поєдную з іншими джерелами… 25 %"]
