"""The faults inside one process: an update that breaks a layer, a clock that jumps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram.types import Update

import bot.answers
import bot.handlers.errors
import bot.handlers.refine
import bot.webhook
from bot.clock import kyiv_now
from bot.handlers.origin import AsksForPlace
from bot.handlers.refine import Presses
from bot.middlewares.guide import GuideMiddleware
from bot.session import JsonSession
from bot.storage.throttle import Throttle
from geo.clock import KYIV
from geo.guide import Guide
from tests.chaos.report import Row
from tests.chaos.room import Room, poisoned
from tests.load.traffic import FIRST_PERSON, mixed

Layers = tuple[tuple[Any, str], ...]

EVERY = 5
ALWAYS = 1_000
RATE = 200.0


@dataclass(frozen=True, slots=True)
class Poison:
    """A layer that raises, for an update at most so many `times`."""

    layer: str
    attributes: Layers
    times: int = ALWAYS

    @property
    def name(self) -> str:
        return f"poison update: {self.layer}"


POISONS = (
    Poison("parsing", ((Update, "model_validate"),)),
    Poison("filter", ((AsksForPlace, "__call__"), (Presses, "__call__"))),
    Poison("middleware", ((GuideMiddleware, "__call__"),)),
    Poison("storage", ((Throttle, "admit"),)),
    Poison("handler", ((Guide, "near"), (Guide, "card"))),
    Poison("view", ((bot.answers, "render"), (bot.handlers.refine, "render"))),
    Poison("session, its own calls", ((JsonSession, "make_request"),)),
    Poison("session, the response", ((bot.webhook, "method_body"),), times=1),
    Poison("handler and apology", ((Guide, "near"), (bot.handlers.errors, "words_in"))),
)


def jumps() -> Iterator[datetime]:
    """A machine without a battery wakes in 1970; a wrong server of time sends it anywhere."""
    now = kyiv_now()
    yield now
    for days in (1, -1, -400, 36_500):
        yield now + timedelta(days=days)
    yield datetime(1970, 1, 1, tzinfo=UTC).astimezone(KYIV)
    yield now


def night(year: int, month: int, day: int) -> Iterator[datetime]:
    """Every quarter of an hour around 01:00 UTC, when Kyiv's clocks are changed."""
    change = datetime(year, month, day, 1, 0, tzinfo=UTC)
    for quarter in range(-6, 7):
        yield (change + timedelta(minutes=15 * quarter)).astimezone(KYIV)


CLOCKS: tuple[tuple[str, Callable[[], Iterable[datetime]]], ...] = (
    ("clock jumps: a day, a century, 1970", jumps),
    ("the night to summer time", lambda: night(2026, 3, 29)),
    ("the night to winter time", lambda: night(2026, 10, 25)),
)


async def poison_row(guide: Guide, poison: Poison, count: int) -> tuple[Row, list[str]]:
    """Every EVERY-th update breaks this layer; no other one may notice, and none may come again."""
    with poisoned(poison.attributes, EVERY, poison.times):
        row, wrong = await _row(guide, poison.name, [kyiv_now()], count)
    if not 0 < row.apologies <= count // EVERY:
        wrong.append(f"{row.fault}: {row.apologies} apologies for {count // EVERY} updates")
    return row, wrong


async def clock_row(
    guide: Guide, name: str, instants: Iterable[datetime], count: int
) -> tuple[Row, list[str]]:
    """The same load at each instant, by a clock that goes there in one step."""
    row, wrong = await _row(guide, name, list(instants), count)
    if row.apologies:
        wrong.append(f"{name}: {row.apologies} apologies")
    return row, wrong


async def _row(
    guide: Guide, name: str, instants: list[datetime], count: int
) -> tuple[Row, list[str]]:
    present = instants[0]
    points = tuple(point.id for point in guide.snapshot.points)
    # The same people at each instant: what the bot noted of them lies in another time then.
    people = range(FIRST_PERSON, FIRST_PERSON + count)
    async with Room(guide, lambda: present) as room:
        for turn, instant in enumerate(instants):
            present = instant
            updates = mixed(count, points, turn, first=turn * count + 1, people=people)
            await room.actor.send((body for _, body in updates), RATE)
        row = Row.of(name, room.ledger.records.values())
        wrong = (
            [f"{name}: {row.lost} lost, {row.doubled} doubled"] if row.lost + row.doubled else []
        )
        if room.actor.failed_at:
            wrong.append(f"{name}: an update had to come again")
    return row, wrong
