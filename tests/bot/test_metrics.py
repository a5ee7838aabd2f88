"""The figures: what is counted, what is read at a scrape, and that nobody is in them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, get_args

import pytest
from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import TelegramObject
from prometheus_client.parser import text_string_to_metric_families

from bot.handlers.errors import apologise
from bot.intake import Intake
from bot.live import Live
from bot.metrics import BreakerState, Metrics
from bot.middlewares.throttle import ThrottleMiddleware
from bot.storage.throttle import Throttle
from bot.storage.throttle_rule import BURST
from geo.guide import Guide
from geo.snapshot import Snapshot

CANARY = "Канарківці"
PERSON = {"id": 880_055_001, "is_bot": False, "first_name": "Канарка", "language_code": "uk"}
CHAT = {"id": 880_055_001, "type": "private"}
GROUP = {"id": -1_001, "type": "supergroup", "title": CANARY}
MESSAGE = {"message_id": 1, "date": 1, "chat": CHAT, "from": PERSON, "text": CANARY}
KINDS = {
    "message": MESSAGE,
    "callback_query": {"id": "1", "from": PERSON, "chat_instance": "1", "data": CANARY},
    "inline_query": {"id": "1", "from": PERSON, "query": CANARY, "offset": ""},
    "my_chat_member": {
        "chat": GROUP,
        "from": PERSON,
        "date": 1,
        "old_chat_member": {"status": "left", "user": PERSON},
        "new_chat_member": {"status": "member", "user": PERSON},
    },
}


class Store:
    state: BreakerState = "closed"


def samples(metrics: Metrics) -> dict[tuple[str, ...], float]:
    """Name and labels' values → value."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(metrics.exposition().decode())
        for sample in family.samples
    }


def outcomes(metrics: Metrics) -> dict[tuple[str, ...], float]:
    """Kind and outcome → how many updates."""
    found = samples(metrics)
    return {key[1:]: value for key, value in found.items() if key[0] == "nezlamnist_updates_total"}


def intake_of(handler: Callable[..., Any], *around: BaseMiddleware) -> Intake:
    """An intake whose every kind of update comes to one handler."""
    dispatcher = Dispatcher(disable_fsm=True)
    for kind in KINDS:
        observer = dispatcher.observers[kind]
        observer.register(handler)
        for middleware in around:
            observer.outer_middleware(middleware)
    dispatcher.errors.register(apologise)
    return Intake(dispatcher, Bot("424242:" + "A" * 35))


@pytest.mark.parametrize(
    ("end", "outcome"),
    [
        (None, "answered"),
        (SkipHandler(), "ignored"),
        (ValueError("50.511077"), "failed"),
        (TimeoutError(), "late"),
    ],
    ids=["answered", "ignored", "failed", "late"],
)
@pytest.mark.parametrize("kind", KINDS)
async def test_every_update_is_counted_once_by_its_end(
    kind: str, end: Exception | None, outcome: str
) -> None:
    async def handle(_: TelegramObject) -> None:
        if end:
            raise end

    intake = intake_of(handle)
    await intake.answer({"update_id": 1, kind: KINDS[kind]})
    assert outcomes(intake.metrics) == {(kind, outcome): 1}
    assert samples(intake.metrics)["nezlamnist_update_seconds_count", kind] == 1
    assert "880055001" not in intake.metrics.exposition().decode()
    assert "Канар" not in intake.metrics.exposition().decode()


async def test_what_is_cut_off_is_late() -> None:
    async def hang(_: TelegramObject) -> None:
        await asyncio.sleep(30)

    intake = intake_of(hang)
    task = asyncio.create_task(intake.answer({"update_id": 1, "message": MESSAGE}))
    await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert outcomes(intake.metrics) == {("message", "late"): 1}


async def test_what_the_throttle_refuses_is_refused() -> None:
    async def handle(_: TelegramObject) -> None:
        pass

    intake = intake_of(handle, ThrottleMiddleware(Throttle(b"secret")))
    for number in range(BURST + 3):
        await intake.answer({"update_id": number, "callback_query": KINDS["callback_query"]})
    assert outcomes(intake.metrics) == {
        ("callback_query", "answered"): BURST,
        ("callback_query", "refused"): 3,
    }


@pytest.mark.parametrize("update", [{"message": {"chat": {"id": 7}, "text": 5}}, {"message": []}])
async def test_what_cannot_be_parsed_has_failed(update: dict[str, Any]) -> None:
    intake = intake_of(apologise)
    await intake.answer({"update_id": 1, **update})
    assert outcomes(intake.metrics) == {("message", "failed"): 1}


async def test_kinds_that_are_not_handled_are_one() -> None:
    intake = intake_of(apologise)
    for kind in ("poll", "mind_reading", "880055001"):
        await intake.answer({"update_id": 1, kind: {}})
    assert outcomes(intake.metrics) == {("other", "ignored"): 3}


def test_what_is_in_flight_is_counted_where_it_is_let_in(guide: Guide) -> None:
    metrics, in_flight = Metrics(), [1, 2]
    metrics.observe(Live(guide), in_flight)
    assert samples(metrics)["nezlamnist_updates_in_flight",] == 2
    in_flight.pop()
    assert samples(metrics)["nezlamnist_updates_in_flight",] == 1


def test_points_are_counted_by_state_when_asked(guide: Guide, noon: datetime) -> None:
    metrics, now = Metrics(), [noon]
    metrics.observe(Live(guide), clock=lambda: now[0])
    states = {key[1]: value for key, value in samples(metrics).items() if "points" in key[0]}
    assert states == {
        "open": 4,
        "opens_at": 0,
        "closed": 0,
        "standby": 1,
        "restricted": 0,
        "unknown": 1,
        "being_opened": 0,
    }
    now[0] = noon + timedelta(hours=10)
    states = {key[1]: value for key, value in samples(metrics).items() if "points" in key[0]}
    assert states["open"] == 2
    assert states["opens_at"] == 2


def test_the_data_age_and_the_snapshot_follow_what_is_live(
    guide: Guide, noon: datetime, snapshot: Snapshot
) -> None:
    metrics, live = Metrics(), Live(guide)
    metrics.observe(live, clock=lambda: noon)
    found = samples(metrics)
    assert found[("nezlamnist_data_age_seconds",)] == 18 * 3600
    assert found[("nezlamnist_snapshot_info", "false", "0" * 64)] == 1
    undated = replace(snapshot.manifest, sha256="f" * 64, as_of=None, demo=True)
    live.take(replace(snapshot, manifest=undated))
    found = samples(metrics)
    assert ("nezlamnist_data_age_seconds",) not in found
    assert found[("nezlamnist_snapshot_info", "true", "f" * 64)] == 1


def test_each_breaker_is_in_one_state() -> None:
    metrics, redis, provider = Metrics(), Store(), Store()
    metrics.watch("redis", redis)
    metrics.watch("provider", provider)
    for state in get_args(BreakerState):
        redis.state = state
        found = samples(metrics)
        for before, current in (("redis", state), ("provider", "closed")):
            told = {s: found["nezlamnist_breaker", before, s] for s in get_args(BreakerState)}
            assert told == {s: float(s == current) for s in get_args(BreakerState)}


def test_without_a_breaker_nothing_is_said_of_one() -> None:
    assert "nezlamnist_breaker{" not in Metrics().exposition().decode()
