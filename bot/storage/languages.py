"""What /language chose, under a pseudonym, for half a year.

Where there is no Redis this process remembers for itself, up to MAX_KEPT people. When Redis only
doesn't answer, it remembers for an hour: /forget may be said to another replica, which can't reach
this memory. At worst the bot speaks the language of the person's Telegram again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from cachetools import TTLCache

from bot.i18n import Language, is_language
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.pseudonym import pseudonym

KEPT_FOR = timedelta(days=180)
OUTAGE_KEPT_FOR = timedelta(hours=1)
MAX_KEPT = 100_000


class Languages:
    """The languages people chose; `secret` keys the pseudonyms, `clock` counts seconds."""

    def __init__(
        self,
        secret: bytes,
        store: Breaker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._secret = secret
        self._store = store
        kept_for = OUTAGE_KEPT_FOR if store else KEPT_FOR
        self._own: TTLCache[str, Language] = TTLCache(
            MAX_KEPT, kept_for.total_seconds(), timer=clock
        )

    async def chosen(self, person_id: int) -> Language | None:
        """The language that the person chose, None if they didn't."""
        who = pseudonym(self._secret, person_id)
        if self._store is not None:
            try:
                stored = await self._store.call(lambda redis: redis.get(language_key(who)))
            except StoreUnavailableError:
                pass
            else:
                language = stored.decode() if isinstance(stored, bytes) else ""
                return language if is_language(language) else None
        return self._own.get(who)

    async def choose(self, person_id: int, language: Language) -> None:
        """Remember the choice; it expires."""
        who = pseudonym(self._secret, person_id)
        if self._store is not None:
            try:
                await self._store.call(
                    lambda redis: redis.set(language_key(who), language, ex=KEPT_FOR)
                )
            except StoreUnavailableError:
                pass
            else:
                # One place only: another replica, asked to forget, can't reach this memory.
                self._own.pop(who, None)
                return
        self._own[who] = language

    async def forget(self, person_id: int) -> None:
        """Delete the choice; raises StoreUnavailableError when Redis may still hold it."""
        who = pseudonym(self._secret, person_id)
        self._own.pop(who, None)
        if self._store is not None:
            await self._store.call(lambda redis: redis.delete(language_key(who)))


def language_key(who: str) -> str:
    """The key of a pseudonym's language."""
    return f"nezlamnist:{{{who}}}:language"
