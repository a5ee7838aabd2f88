"""What an admin does with lists of points, whichever face they use: check, publish, roll back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from geo.refresh.draft import Draft
from geo.refresh.edition import Edition
from geo.refresh.guards import Verdict

Progress = Callable[[str, int, int], None]
"""Told the stage (`read`, `place`, `fill`, `compare`, `pack`, `merge`, `test`), done and all."""


class RefusedByGuardError(Exception):
    """Guards keep the list from being published; `verdicts` are those that refuse."""

    def __init__(self, verdicts: tuple[Verdict, ...]) -> None:
        super().__init__(", ".join(verdict.code for verdict in verdicts))
        self.verdicts = verdicts


class StaleDraftError(Exception):
    """Another list of the source was published since this one was checked: check it again."""


class NothingToRollBackError(Exception):
    """The source has no such earlier edition."""


@dataclass(frozen=True, slots=True)
class Override:
    """Why a refused list is published all the same, and the label of the second admin."""

    reason: str
    second: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was published: the source's edition, and what all sources make together.

    `points` counts the public points that people see now, `merged` those shown once for two
    sources, `hromadas` those with withheld points.
    """

    edition: Edition
    points: int
    standby: int
    merged: int
    hromadas: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Status:
    """What is published now; `editions` has the current one of each source, by source.

    `published_at` is None where nothing was ever published; `kept` counts the earlier editions
    that can be taken up again.
    """

    editions: tuple[Edition, ...]
    published_at: datetime | None
    sha256: str
    kept: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The published points of an oblast at an instant; `oldest` is the date of the oldest data."""

    oblast: str
    points: int
    open_now: int
    standby: int
    unknown_hours: int
    approximate: int
    oldest: datetime | None


class Desk:
    """Checks, publishes and rolls back, one list at a time; every attempt goes to the audit.

    All methods raise StoreUnavailableError where Redis is needed and doesn't answer.
    """

    async def check(  # noqa: PLR0913 - what a file may not say of itself
        self,
        content: bytes,
        name: str,
        source_id: str,
        *,
        source: str = "",
        licence: str = "",
        as_of: datetime | None = None,
        mapping: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> Draft:
        """Read a list and compare it with what its source has published.

        `name` is the file's, `source` who publishes it, where the file doesn't say. Raises
        PointsFileError, also for a list that takes too long or too much memory (`too-hard`).
        """
        raise NotImplementedError

    async def publish(
        self,
        draft: Draft,
        who: str,
        override: Override | None = None,
        progress: Progress | None = None,
    ) -> Receipt:
        """Put the draft in the place of its source's current edition.

        Raises RefusedByGuardError, StaleDraftError.
        """
        raise NotImplementedError

    async def roll_back(
        self, source_id: str, who: str, to: str | None = None, reason: str = ""
    ) -> Receipt:
        """Take up the edition before the current one again, or the one whose sha256 starts so.

        Raises NothingToRollBackError, RefusedByGuardError (it would show a withheld point).
        """
        raise NotImplementedError

    async def history(self, source_id: str | None = None) -> tuple[Edition, ...]:
        """The editions kept, of one source or of all, newest first; the first is current."""
        raise NotImplementedError

    async def status(self) -> Status:
        """What is published now."""
        raise NotImplementedError

    async def coverage(self, instant: datetime) -> tuple[Coverage, ...]:
        """The published points by oblast, sorted by code; "" for those without one."""
        raise NotImplementedError
