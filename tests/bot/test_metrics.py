"""The figures: what is counted, what is read at a scrape, and that nobody is in them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, User
from prometheus_client.parser import text_string_to_metric_families

from bot.live import Live
from bot.metrics import BreakerState, Metrics
from bot.middlewares.metrics import OUTCOME, MetricsMiddleware
from geo.guide import Guide
from geo.snapshot import Snapshot

PERSON = User(id=880_055_001, is_bot=False, first_name="Канарка")
CHAT = Chat(id=PERSON.id, type="private")
MESSAGE = Message(message_id=1, date=datetime.now(UTC), chat=CHAT, text="Канарківці")
PRESS = CallbackQuery(id="1", from_user=PERSON, chat_instance="1", data="o|0")


class Store:
    state: BreakerState = "closed"


def samples(metrics: Metrics) -> dict[tuple[str, ...], float]:
    """Name and labels' values → value."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(metrics.exposition().decode())
        for sample in family.samples
    }


async def handle(metrics: Metrics, event: TelegramObject, ending: Any, **data: Any) -> Any:
    async def handler(_event: TelegramObject, shared: dict[str, Any]) -> Any:
        assert samples(metrics)[("nezlamnist_updates_in_flight",)] == 1
        shared |= data
        if isinstance(ending, BaseException):
            raise ending
        return ending

    return await MetricsMiddleware(metrics)(handler, event, {})


@pytest.mark.parametrize(
    ("ending", "data", "outcome"),
    [
        ("reply", {}, "answered"),
        (None, {}, "answered"),
        (None, {OUTCOME: "refused"}, "refused"),
        (UNHANDLED, {}, "ignored"),
        (ValueError("50.511077"), {}, "failed"),
        (TimeoutError(), {}, "late"),
        (asyncio.CancelledError(), {}, "late"),
    ],
)
@pytest.mark.parametrize(("event", "kind"), [(MESSAGE, "message"), (PRESS, "callback_query")])
async def test_every_update_is_counted_by_its_end(
    event: TelegramObject, kind: str, ending: Any, data: dict[str, Any], outcome: str
) -> None:
    metrics = Metrics()
    if isinstance(ending, BaseException):
        with pytest.raises(type(ending)):
            await handle(metrics, event, ending, **data)
    else:
        assert await handle(metrics, event, ending, **data) is ending
    found = samples(metrics)
    assert found[("nezlamnist_updates_total", kind, outcome)] == 1
    assert sum(value for (name, *_), value in found.items() if name.endswith("updates_total")) == 1
    assert found[("nezlamnist_update_seconds_count", kind)] == 1
    assert found[("nezlamnist_updates_in_flight",)] == 0
    assert "880055001" not in metrics.exposition().decode()
    assert "Канар" not in metrics.exposition().decode()


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


def test_the_breaker_is_in_one_state(guide: Guide, noon: datetime) -> None:
    metrics, store = Metrics(), Store()
    metrics.observe(Live(guide), store, lambda: noon)
    for state in ("closed", "open", "half_open"):
        store.state = state
        found = samples(metrics)
        assert found[("nezlamnist_breaker", state)] == 1
        assert sum(found[("nezlamnist_breaker", s)] for s in ("closed", "open", "half_open")) == 1


def test_without_a_store_nothing_is_said_of_it(guide: Guide) -> None:
    metrics = Metrics()
    metrics.observe(Live(guide))
    assert "breaker" not in metrics.exposition().decode()
