"""Sources looked at by one replica at a time, through a real Redis."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.turns import Turns
from bot.validators import NOTHING_KNOWN, Validators

SOON = timedelta(milliseconds=80)


async def test_one_of_many_replicas_looks(store: Breaker) -> None:
    took = await asyncio.gather(*(Turns(store).take("kyiv", timedelta(hours=6)) for _ in range(8)))
    assert sum(took) == 1


async def test_a_source_is_due_again(store: Breaker) -> None:
    turns = Turns(store)
    assert await turns.take("kyiv", SOON)
    assert not await turns.take("kyiv", SOON)
    await asyncio.sleep(0.1)
    assert await turns.take("kyiv", SOON)


async def test_after_a_failure_it_is_due_sooner(store: Breaker) -> None:
    turns = Turns(store)
    await turns.take("kyiv", timedelta(hours=6))
    await turns.again("kyiv", SOON)
    await asyncio.sleep(0.1)
    assert await turns.take("kyiv", SOON)


async def test_validators_are_remembered_by_source(store: Breaker) -> None:
    turns = Turns(store)
    assert await turns.known("kyiv") == NOTHING_KNOWN
    said = Validators('"v1"', "Tue, 17 Mar 2026 10:00:00 GMT")
    await turns.know("kyiv", said)
    assert await turns.known("kyiv") == said
    assert await turns.known("lviv") == NOTHING_KNOWN


async def test_admins_are_told_once_a_day(store: Breaker) -> None:
    turns = Turns(store)
    assert await turns.may_tell("kyiv", "refused")
    assert not await turns.may_tell("kyiv", "refused")
    assert await turns.may_tell("kyiv", "old")
    assert await turns.may_tell("lviv", "refused")


async def test_without_a_store_nobody_looks() -> None:
    with pytest.raises(StoreUnavailableError):
        await Turns(None).take("kyiv", SOON)
