"""Refreshes lists from their sources by itself, and tells admins when that fails or data grow old.

A list that is refused, unreadable or out of reach leaves what is published as it is.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.desk import Desk, Progress, RefusedByGuardError, StaleDraftError
from bot.fetching import Fetched, Fetcher
from bot.i18n import Words, words_in
from bot.storage.breaker import StoreUnavailableError
from bot.storage.turns import Turns
from bot.views.alert import old_alert, refused_alert, unreadable_alert
from geo.errors import PointsFileError, UnavailableError
from geo.refresh.draft import Draft
from geo.refresh.edition import Edition
from geo.refresh.sources import Form, ListSource

WHO: Final = "refresh"
PAUSE_S = 60.0
AGAIN = timedelta(minutes=15)
SAME_FOR = timedelta(days=1)
"""A list without a change is published again after this time, for its date."""
OLD = timedelta(days=7)

Alert = Callable[[str], Awaitable[None]]
"""Sends a text to the admins; it may raise nothing."""

_log = logging.getLogger(__name__)


class Refreshing:
    """Looks at each source when it is due, and at the age of all that is published."""

    def __init__(  # noqa: PLR0913, PLR0917 - what it takes to refresh
        self,
        desk: Desk,
        sources: Iterable[ListSource],
        fetcher: Fetcher,
        turns: Turns,
        alert: Alert,
        clock: Clock,
    ) -> None:
        self._desk = desk
        self._sources = tuple(sources)
        self._fetcher = fetcher
        self._turns = turns
        self._alert = alert
        self._clock = clock
        self._words: Words = words_in("uk")

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            try:
                await self.look()
            except StoreUnavailableError:
                _log.warning("no source is looked at: redis doesn't answer")
            except Exception as error:  # noqa: BLE001 - one bad list must not end the others
                _log.error("looking at the sources failed", exc_info=error)
            await asyncio.sleep(PAUSE_S * random.uniform(0.8, 1.2))  # noqa: S311

    async def look(self) -> None:
        """Refresh what is due; tell of what has grown old."""
        for source in self._sources:
            if await self._turns.take(source.id, source.every):
                await self._refresh(source)
        for edition in (await self._desk.status()).editions:
            await self._watch(edition)

    async def _refresh(self, source: ListSource) -> None:
        try:
            fetched = await self._fetcher.fetch(source, await self._turns.known(source.id))
            if fetched is not None:
                await self._publish(source, fetched)
        except (UnavailableError, StaleDraftError) as error:
            _log.warning("source %s is looked at again soon: %s", source.id, type(error).__name__)
            await self._turns.again(source.id, min(AGAIN, source.every))
        except PointsFileError as error:
            _log.warning("source %s gave no list: %s", source.id, error.code)
            await self._tell(source.id, "unreadable", unreadable_alert(self._words, source, error))

    async def _publish(self, source: ListSource, fetched: Fetched) -> None:
        try:
            draft = await check_fetched(self._desk, source, fetched, self._clock())
            if await is_news(self._desk, draft):
                await self._desk.publish(draft, WHO)
        except RefusedByGuardError as error:
            _log.warning("source %s is refused: %s", source.id, error)
            alert = refused_alert(self._words, source, error.verdicts)
            await self._tell(source.id, "refused", alert)
        # Not before: a list that could not be published must come again, not "unchanged".
        await self._turns.know(source.id, fetched.validators)

    async def _watch(self, edition: Edition) -> None:
        now = self._clock()
        if now - (edition.as_of or edition.fetched_at) > OLD:
            await self._tell(edition.source_id, "old", old_alert(self._words, edition, now))

    async def _tell(self, source_id: str, what: str, text: str) -> None:
        if await self._turns.may_tell(source_id, what):
            await self._alert(text)


async def check_fetched(  # noqa: PLR0913 - who asks, beside what was fetched
    desk: Desk,
    source: ListSource,
    fetched: Fetched,
    now: datetime,
    *,
    progress: Progress | None = None,
    publisher: str = "",
) -> Draft:
    """The draft of what was fetched; a layer is a live database, as of now.

    A `publisher` at a terminal answers for it in the audit; of the bot's own fetching admins are
    alerted, once a day. Raises what `Desk.check` does.
    """
    return await desk.check(
        fetched.content,
        fetched.name,
        source.id,
        source=source.publisher,
        licence=source.licence,
        as_of=now if source.form is Form.ARCGIS else None,
        mapping=source.columns or None,
        progress=progress,
        who=publisher,
        to_publish=bool(publisher),
    )


async def is_news(desk: Desk, draft: Draft) -> bool:
    """Whether rows differ, or the date by a day: five editions are kept, not five dates."""
    standing = await desk.history(draft.source_id)
    if (
        not standing
        or draft.refused
        or any(
            change.added or change.gone or change.moved or change.changed
            for change in draft.diff.per_oblast.values()
        )
    ):
        return True
    as_of, before = draft.manifest.as_of, standing[0].as_of
    return as_of is not None and (before is None or as_of - before >= SAME_FOR)
