"""Who changed what people are shown, when and why: a stream to which entries are only added.

It names admins by their labels, never by ids, and points by what was done to them, never a
resident. What can't be written down isn't done: when Redis doesn't answer, `record` raises, and
whoever acts records first or in the same step.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypeVar, cast

from redis.asyncio import Redis

from bot.storage.breaker import Breaker, StoreUnavailableError

# In the slot of the published points: a script can change both in one step.
AUDIT: Final = "nezlamnist:{points}:audit"
FIELD: Final = "entry"
LONGEST_TEXT = 500

T = TypeVar("T")


class Outcome(StrEnum):
    """How an attempt ended: REFUSED by a rule, FAILED by a fault."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One attempt to change something; `at` is aware.

    `who` is an admin's label or `cli:<user>`, for two who agreed `first + second`. `action` is a
    short word (`publish`, `rollback`, `order`, `cancel`, …), `target` what it is done to: a
    source's id, an order's. `before` and `after` are short texts, such as hashes and counts.
    """

    at: datetime
    who: str
    action: str
    target: str
    before: str = ""
    after: str = ""
    reason: str = ""
    outcome: Outcome = Outcome.DONE

    def as_text(self) -> str:
        """One JSON object, its texts cut to LONGEST_TEXT: the value of FIELD in the stream."""
        texts = {name: str(value)[:LONGEST_TEXT] for name, value in asdict(self).items()}
        return json.dumps(texts | {"at": self.at.isoformat()}, ensure_ascii=False)


class AuditLog:
    """The log of all replicas and of the command line; every method raises StoreUnavailableError.

    Without a store there is no log, and so nothing may be done.
    """

    def __init__(self, store: Breaker | None) -> None:
        self._store = store

    async def record(self, entry: Entry) -> None:
        """Add an entry; none is ever changed or taken out."""
        text = entry.as_text()
        await self._call(lambda redis: redis.xadd(AUDIT, {FIELD: text}))

    async def last(self, count: int) -> tuple[Entry, ...]:
        """The latest entries, the newest first; one that can't be read is left out."""
        told = await self._call(lambda redis: redis.xrevrange(AUDIT, count=count))
        found = (
            _entry(fields) for _, fields in cast("list[tuple[bytes, dict[bytes, bytes]]]", told)
        )
        return tuple(entry for entry in found if entry is not None)

    async def _call(self, operation: Callable[[Redis], Awaitable[T]]) -> T:
        if self._store is None:
            raise StoreUnavailableError("there is none")
        return await self._store.call(operation)


def _entry(fields: dict[bytes, bytes]) -> Entry | None:
    try:
        told: dict[str, Any] = json.loads(fields[FIELD.encode()])
        return Entry(
            **told | {"at": datetime.fromisoformat(told["at"]), "outcome": Outcome(told["outcome"])}
        )
    except (KeyError, ValueError, TypeError):
        return None
