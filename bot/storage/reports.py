"""What residents report of points, for all replicas; of who reported only that it counts once.

A report says which point, what and at which minute, with a random mark. A person's mark at a point
lies under a keyed hash of both, so nothing tells that two reports are of one person; it names the
report, which the next one replaces. Once an admin has answered, nobody can repeat theirs before the
day is over. When Redis doesn't answer, no report is taken.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar, cast

from redis.asyncio import Redis

from bot.storage.audit import AUDIT, FIELD, Entry
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.pseudonym import pseudonym
from bot.storage.script import Script
from bot.storage.snapshots import CHANNEL, SnapshotStore
from geo.clock import KYIV
from geo.reports import KEPT, Fault, Report

REPORTS: Final = "nezlamnist:{points}:reports"
TOLD: Final = "nezlamnist:{points}:reports:told"
MARK_BYTES = 9

_KEPT_MS = int(KEPT.total_seconds() * 1000)
_ADD = Script(Path(__file__).with_name("report.lua"))
_ANSWER = Script(Path(__file__).with_name("answer_reports.lua"))

T = TypeVar("T")


class ReportStore:
    """Takes and gives reports; every method raises StoreUnavailableError."""

    def __init__(self, secret: bytes, store: Breaker | None = None) -> None:
        self._secret = secret
        self._store = store

    async def add(self, person_id: int, report: Report) -> bool:
        """Count the report in place of this person's former one of the point.

        False where that one was answered within the day: then this one doesn't count.
        """
        mark = secrets.token_urlsafe(MARK_BYTES)
        told = f"{report.point_id} {report.fault} {mark}"
        keys = (self._key(person_id, report.point_id), REPORTS)
        arguments = (told, _ms(report.at), _KEPT_MS, CHANNEL)
        return bool(await self._call(lambda redis: _ADD.run(redis, keys, arguments)))

    async def recent(self, now: datetime) -> tuple[Report, ...]:
        """All reports of the last day, the oldest first."""
        since = _ms(now) - _KEPT_MS
        told = await self._call(
            lambda redis: redis.zrange(REPORTS, f"({since}", "+inf", byscore=True, withscores=True)
        )
        found = (_report(*each) for each in cast("list[tuple[bytes, float]]", told))
        return tuple(report for report in found if report is not None)

    async def answer(self, point_id: str, entry: Entry) -> int:
        """Take out the reports of a point, with an entry in the audit log; how many there were."""
        arguments = (f"{point_id} ", CHANNEL, FIELD, entry.as_text())
        run = self._call(lambda redis: _ANSWER.run(redis, (REPORTS, AUDIT), arguments))
        return cast("int", await run)

    async def may_tell(self, again_after: timedelta) -> bool:
        """Whether the admins' chat wasn't told for so long; it counts as told now."""
        ms = int(again_after.total_seconds() * 1000)
        return bool(await self._call(lambda redis: redis.set(TOLD, 1, nx=True, px=ms)))

    def changes(self) -> AbstractAsyncContextManager[Callable[[float], Awaitable[None]]]:
        """As of the snapshots, which tell of changes in the same channel."""
        return SnapshotStore(self._store).changes()

    def _key(self, person_id: int, point_id: str) -> str:
        return (
            f"nezlamnist:{{points}}:reporter:{pseudonym(self._secret, f'{person_id} {point_id}')}"
        )

    async def _call(self, operation: Callable[[Redis], Awaitable[T]]) -> T:
        if self._store is None:
            raise StoreUnavailableError("there is none")
        return await self._store.call(operation)


def _ms(instant: datetime) -> int:
    return int(instant.timestamp() * 1000)


def _report(told: bytes, at_ms: float) -> Report | None:
    try:
        point_id, fault, _ = told.decode().split(" ")
        at = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(KYIV)
        return Report(point_id, Fault(fault), at)
    except (ValueError, OverflowError):
        return None
