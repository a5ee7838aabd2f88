"""Who an admin is: a number in a private chat; to everybody else the office isn't there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram.types import Chat, MessageOriginUser, User

from bot.admin.callbacks import Act, Explain, PickSource, pack
from tests.office import DUTY, OBLAST, STRANGER, AdminTalk, made_list

BOT = User(id=42, is_bot=True, first_name="bot")
NONCE = "A" * 16
PRESSES = (Act(NONCE), Explain(NONCE), PickSource("kyiv"))


@pytest.mark.parametrize("language", ["uk", "en"])
async def test_to_a_stranger_a_list_is_any_file(
    make_talks: Callable[[str], dict[int, AdminTalk]], language: str
) -> None:
    talk = make_talks(language)[STRANGER.id]
    unknown = await talk.send(sticker=None)
    assert await talk.send_file(made_list(3)) == unknown
    assert await talk.send_file(made_list(3), caption="#kyiv") == await talk.say("#kyiv")
    assert len(talk.office.background) == 0


@pytest.mark.parametrize("press", PRESSES)
async def test_to_a_stranger_an_admins_button_is_an_old_one(
    people: dict[int, AdminTalk], press: Any
) -> None:
    talk = people[STRANGER.id]
    await talk.say("Бровари")
    await talk.press_data("nonsense")
    unknown = talk.notice
    await talk.press_data(pack(press))
    assert talk.notice == unknown
    assert await talk.office.audit.last(5) == ()


async def test_a_stolen_nonce_is_of_no_use(people: dict[int, AdminTalk]) -> None:
    duty, stranger, oblast = (people[each.id] for each in (DUTY, STRANGER, OBLAST))
    await duty.send_file(made_list(3), caption="#kyiv")
    publish = duty.data("Опублікувати")
    await stranger.say("Бровари")
    await stranger.press_data(publish)
    assert stranger.notice == "Ця кнопка застаріла. Надішліть геопозицію або назву ще раз."
    await oblast.say("Бровари")
    await oblast.press_data(publish)
    assert "Кнопка вже не діє" in (oblast.notice or "")
    assert await duty.office.desk.history() == ()
    (refused,) = await duty.office.audit.last(5)
    assert (refused.who, refused.outcome) == (OBLAST.label, "refused")
    assert "Опубліковано" in await duty.press_data(publish)


async def test_a_button_works_once(talk: AdminTalk) -> None:
    await talk.send_file(made_list(3), caption="#kyiv")
    publish, message = talk.data("Опублікувати"), talk.last
    await talk.press_data(publish, message)
    await talk.press_data(publish, message)
    assert "Кнопка вже не діє" in (talk.notice or "")
    assert len(await talk.office.desk.history()) == 1


async def test_a_button_ends_after_ten_minutes(talk: AdminTalk, redis: Any) -> None:
    await talk.send_file(made_list(3), caption="#kyiv")
    keys = [key async for key in redis.scan_iter("nezlamnist:*")]
    waiting = [key for key in keys if b"nonce" in key or b"draft" in key]
    assert len(waiting) == 3
    for key in waiting:
        assert 0 < await redis.ttl(key) <= 600
    await redis.flushall()
    await talk.press("Опублікувати")
    assert "Кнопка вже не діє" in (talk.notice or "")


@pytest.mark.parametrize(
    "sent",
    [
        {"forward_origin": MessageOriginUser(date=datetime.now(UTC), sender_user=BOT)},
        {"sender_chat": Chat(id=-100, type="channel")},
        {"via_bot": BOT},
        {"sender_business_bot": BOT},
        {"business_connection_id": "x"},
        {"is_automatic_forward": True},
    ],
    ids=lambda sent: next(iter(sent)),
)
async def test_what_an_admin_did_not_write_themselves_is_nobodys(
    talk: AdminTalk, sent: dict[str, Any]
) -> None:
    unknown = await talk.send(sticker=None)
    assert await talk.send_file(made_list(3), **sent) == unknown


async def test_an_admin_in_a_group_is_one_of_the_people(talk: AdminTalk) -> None:
    await talk.send_file(made_list(3), caption="#kyiv")
    publish, report = talk.data("Опублікувати"), talk.last
    before = len(talk.calls)
    for group in (
        Chat(id=-1001, type="supergroup"),
        Chat(id=-1002, type="channel"),
        Chat(id=STRANGER.id, type="private"),
    ):
        talk.telegram.chat = group
        message = talk.telegram._keep(
            from_user=talk.telegram.person, document=talk.telegram.attach(b"x", "list.csv")
        )
        if group.type != "private":
            await talk.telegram.deliver(talk.dispatcher, message=message)
        moved = report.model_copy(update={"chat": group})
        talk.telegram.messages[report.message_id] = moved
        await talk.press_data(publish, moved)
        assert talk.notice == "Ця кнопка застаріла. Надішліть геопозицію або назву ще раз."
    assert len(talk.calls) == before + 3, "nothing but three notices"
    assert await talk.office.desk.history() == ()


async def test_a_button_whose_message_is_gone_does_nothing(talk: AdminTalk) -> None:
    await talk.send_file(made_list(3), caption="#kyiv")
    publish, report = talk.data("Опублікувати"), talk.last
    del talk.telegram.messages[report.message_id]
    await talk.telegram.press(talk.dispatcher, report, publish)
    assert talk.notice == "Ця кнопка застаріла. Надішліть геопозицію або назву ще раз."
    assert await talk.office.desk.history() == ()


async def test_admins_are_people_too(talk: AdminTalk) -> None:
    assert "Бровари" in await talk.say("Бровари")
    assert "Надішліть геопозицію" in await talk.say("/help") or "геопозицію" in talk.text
    assert await talk.say("/nonsense") == await talk.send(sticker=None)
