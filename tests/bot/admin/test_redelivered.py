"""A press that Telegram delivers again, since it heard no answer: its order is given, and once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiogram.types import CallbackQuery

from bot.ordering import Ordering
from geo.orders import Reach
from tests.office import DUTY, AdminTalk


async def delivered(talk: AdminTalk, data: str, press: str = "77") -> str:
    """The text under the button after a press with this id."""
    query = CallbackQuery(
        id=press, from_user=talk.telegram.person, chat_instance="1", data=data, message=talk.last
    )
    await talk.telegram.deliver(talk.dispatcher, callback_query=query)
    return talk.text


async def orders_logged(talk: AdminTalk) -> list[tuple[str, str]]:
    entries = await talk.office.audit.last(10)
    return [(entry.action, entry.outcome) for entry in entries]


async def test_an_order_whose_answer_was_lost_is_told_again(talk: AdminTalk) -> None:
    await talk.say("/close Ліцей № 3")
    button = talk.data("✅")
    first = await delivered(talk, button)
    assert "віддано" in first
    assert "ще не віддано" not in first
    (order,) = await talk.office.ordering.standing()
    assert (order.reach, order.who) == (Reach.POINT, DUTY.label)
    assert order.id in await delivered(talk, button)
    assert await talk.office.ordering.standing() == (order,)
    assert await orders_logged(talk) == [("order", "done")]


async def test_an_order_that_a_killed_process_had_only_begun_is_given(
    talk: AdminTalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give = Ordering.give

    async def killed(*_arguments: Any) -> None:
        raise asyncio.CancelledError

    await talk.say("/close Ліцей № 3")
    button = talk.data("✅")
    monkeypatch.setattr(Ordering, "give", killed)
    with pytest.raises(asyncio.CancelledError):
        await delivered(talk, button)
    monkeypatch.setattr(Ordering, "give", give)
    await delivered(talk, button)
    assert len(await talk.office.ordering.standing()) == 1


async def test_another_press_is_still_refused(talk: AdminTalk) -> None:
    await talk.say("/close Ліцей № 3")
    button = talk.data("✅")
    await delivered(talk, button)
    await delivered(talk, button, "78")
    assert len(await talk.office.ordering.standing()) == 1
    assert await orders_logged(talk) == [("press", "refused"), ("order", "done")]
