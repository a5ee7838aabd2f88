"""What an admin does with lists of points, whichever face they use: check, publish, roll back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from bot.attempts import Attempts, Override
from bot.clock import Clock, kyiv_now
from bot.preparing import Preparing
from bot.press import (
    NothingToRollBackError,
    Press,
    Receipt,
    RefusedByGuardError,
    StaleDraftError,
)
from bot.settings import DemoRefusedError
from bot.storage.audit import AuditLog, Entry
from bot.storage.breaker import Breaker
from bot.storage.ledger import Ledger
from bot.storage.pointer import Publication
from geo.clock import KYIV
from geo.refresh.checking import Progress, Submission
from geo.refresh.draft import Draft
from geo.refresh.edition import Edition, source_slug
from geo.refresh.guards import Ruling, Verdict

__all__ = [
    "Desk",
    "NothingToRollBackError",
    "Override",
    "Progress",
    "Receipt",
    "RefusedByGuardError",
    "StaleDraftError",
    "Status",
]


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


class Desk:
    """Checks, publishes and rolls back, one list at a time.

    Every attempt to change what is published goes to the audit. All methods raise
    StoreUnavailableError where Redis doesn't answer, `publish` and `roll_back` PointsFileError and
    DataError where what people would see can't be put together. Made-up points are refused
    (DemoRefusedError) without `demo`.
    """

    def __init__(
        self,
        store: Breaker | None,
        preparing: Preparing,
        clock: Clock = kyiv_now,
        *,
        demo: bool = False,
    ) -> None:
        self._ledger = Ledger(store)
        self._press = Press(store, preparing, clock)
        self._audit = AuditLog(store)
        self._attempts = Attempts(self._audit, clock)
        self._preparing = preparing
        self._clock = clock
        self._demo = demo
        # A child process takes memory and a core: one at a time.
        self._busy = asyncio.Lock()

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
        who: str = "",
        to_publish: bool = False,
    ) -> Draft:
        """Read a list and compare it with what its source has published.

        `name` is the file's, `source` who publishes it, where the file doesn't say. With `who` the
        audit is told of a list that can't be read or that a guard refuses; where somebody is
        `to_publish` it at once, of a refusal `publish` tells. Raises
        PointsFileError, also for a list that takes too much memory or time (`too-hard`), and
        QueryError for what is no source's id.
        """
        slug = source_slug(source_id)
        submitted = Submission(content, name, slug, source, licence, as_of, mapping)
        async with self._busy:
            published = await self._press.now()
            parent = published.heads.get(slug, "")
            blobs = (parent, await self._press.listed(parent), published.blob)
            action = "publish" if to_publish else "check"
            attempt = replace(self._attempts.begun(action, slug, who), before=_short(parent))
            async with self._attempts.told(attempt):
                draft = await self._preparing.check(submitted, self._clock(), blobs, progress)
            if draft.refused and not to_publish:
                refused = RefusedByGuardError(_refusals(draft))
                attempt = replace(attempt, after=_short(draft.sha256))
                await self._attempts.refused(attempt, refused)
            return draft

    def attempted(self, source_id: str, who: str) -> AbstractAsyncContextManager[None]:
        """Have the audit know if a list that is `to_publish` can't even be had."""
        return self._attempts.told(self._attempts.begun("publish", source_id, who))

    async def publish(
        self,
        draft: Draft,
        who: str,
        override: Override | None = None,
        progress: Progress | None = None,
    ) -> Receipt:
        """Put the draft in the place of its source's current edition.

        An override counts where it has a reason, and a second admin who isn't `who`. Raises
        RefusedByGuardError, StaleDraftError.
        """
        attempt = self._attempts.begun("publish", draft.source_id, who, override)
        attempt = replace(attempt, before=_short(draft.parent), after=_short(draft.sha256))
        async with self._busy, self._attempts.told(attempt):
            if draft.manifest.demo and not self._demo:
                raise DemoRefusedError
            refusals = _refusals(draft)
            agreed = override is not None and override.counts(who)
            if refusals and not (draft.overridable and agreed):
                raise RefusedByGuardError(refusals)
            new = _edition(draft, self._clock(), who, override if refusals else None)
            return await self._press.put(new, draft.blob, attempt, progress)

    async def roll_back(
        self, source_id: str, who: str, to: str | None = None, reason: str = ""
    ) -> Receipt:
        """Take up the edition before the current one again, or the one whose sha256 starts so.

        Raises NothingToRollBackError, RefusedByGuardError (it would show a withheld point).
        """
        attempt = replace(self._attempts.begun("rollback", source_id, who), reason=reason)
        async with self._busy, self._attempts.told(attempt):
            published = await self._press.now()
            parent = published.heads.get(source_id, "")
            target, blob = await self._press.earlier(published, source_id, to)
            new = replace(
                target,
                parent=parent,
                published_at=self._clock(),
                who=who,
                second="",
                reason=reason,
                rolled_back=True,
            )
            attempt = replace(attempt, before=_short(parent), after=_short(new.sha256))
            return await self._press.put(new, blob, attempt)

    async def history(self, source_id: str | None = None) -> tuple[Edition, ...]:
        """The editions kept, of one source or of all, the latest published first."""
        editions = (await self._ledger.read()).editions
        kept = [
            edition
            for name, each in editions.items()
            if source_id in {None, name}
            for edition in each
        ]
        return tuple(sorted(kept, key=attrgetter("published_at"), reverse=True))

    async def status(self) -> Status:
        """What is published now."""
        books = await self._ledger.read()
        publication = books.publication
        current = (kept[0] for _, kept in sorted(books.editions.items()) if kept)
        return Status(
            editions=tuple(current),
            published_at=_at(publication) if publication else None,
            sha256=publication.sha256 if publication else "",
            kept={name: len(each) - 1 for name, each in books.editions.items()},
        )

    async def audit(self, last: int) -> tuple[Entry, ...]:
        """The latest entries of the audit, the newest first."""
        return await self._audit.last(last)


def _refusals(draft: Draft) -> tuple[Verdict, ...]:
    return tuple(each for each in draft.verdicts if each.severity is Ruling.REFUSE)


def _edition(draft: Draft, now: datetime, who: str, override: Override | None) -> Edition:
    return Edition(
        source_id=draft.source_id,
        sha256=draft.sha256,
        parent=draft.parent,
        source=draft.manifest.source,
        as_of=draft.manifest.as_of,
        fetched_at=draft.checked_at,
        published_at=now,
        points=draft.tally.public,
        standby=draft.tally.standby,
        withheld=draft.tally.withheld,
        errors=draft.errors,
        warnings=draft.warnings,
        who=who,
        second=override.told if override else "",
        reason=override.reason if override else "",
    )


def _at(publication: Publication) -> datetime:
    return datetime.fromtimestamp(publication.at_ms / 1000, tz=KYIV)


def _short(sha256: str) -> str:
    return sha256[:12]
