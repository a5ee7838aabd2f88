"""Who tries to change what people see, and what the audit is told where nothing comes of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from typing import Final

from bot.clock import Clock
from bot.press import NothingToRollBackError, RefusedByGuardError, StaleDraftError
from bot.settings import DemoRefusedError
from bot.storage.audit import AuditLog, Entry, Outcome
from bot.storage.breaker import StoreUnavailableError
from geo.errors import DataError

UNCONFIRMED: Final = "(named, not confirmed)"
"""What history and log hold after a second admin whom nobody asked."""


class SecondRefusedError(Exception):
    """An override names a second admin who may not agree to it.

    `code` is `unknown`, `labels` those whom it may name, or `outside`, `labels` the named one's.
    """

    def __init__(self, code: str, labels: str) -> None:
        super().__init__(f"the second admin is {code}")
        self.code = code
        self.labels = labels


@dataclass(frozen=True, slots=True)
class Override:
    """Why a refused list is published all the same, and the label of the second admin.

    At a terminal the second is only named: whether they agree is not confirmed.
    """

    reason: str
    second: str
    is_confirmed: bool = True

    @property
    def told(self) -> str:
        """The second admin, as history and log hold it."""
        return self.second if self.is_confirmed else f"{self.second} {UNCONFIRMED}"

    def counts(self, who: str) -> bool:
        """Whether it has a reason, and a second admin who isn't `who`."""
        return bool(self.reason.strip()) and bool(self.second) and self.second != who


_REFUSALS = (
    RefusedByGuardError,
    SecondRefusedError,
    StaleDraftError,
    NothingToRollBackError,
)


class Attempts:
    """Tells the audit of attempts that fail; one that is done says so itself, in the same step.

    An attempt for which nobody answers is not told, nor any while Redis doesn't answer.
    """

    def __init__(self, audit: AuditLog, clock: Clock) -> None:
        self._audit = audit
        self._clock = clock

    def begun(
        self, action: str, source_id: str, who: str, override: Override | None = None
    ) -> Entry:
        """Somebody's attempt, now; with an override two answer for it."""
        second = f" + {override.told}" if override else ""
        return Entry(
            at=self._clock(),
            who=f"{who}{second}",
            action=action,
            target=source_id,
            reason=override.reason if override else "",
        )

    @asynccontextmanager
    async def told(self, attempt: Entry) -> AsyncIterator[None]:
        """Have the audit know of it if what is done inside raises."""
        try:
            yield
        except _REFUSALS as error:
            await self.refused(attempt, error)
            raise
        except (DemoRefusedError, DataError) as error:
            await self._tell(attempt, Outcome.FAILED, error)
            raise

    async def refused(self, attempt: Entry, error: Exception) -> None:
        """Tell of an attempt that a rule forbids."""
        await self._tell(attempt, Outcome.REFUSED, error)

    async def _tell(self, attempt: Entry, outcome: Outcome, error: Exception) -> None:
        if not attempt.who:
            return
        why = "; ".join(filter(None, (attempt.reason, str(error) or type(error).__name__)))
        with suppress(StoreUnavailableError):
            await self._audit.record(replace(attempt, outcome=outcome, reason=why))
