"""How often the bot speaks in one group: Telegram takes 20 messages a minute, of all replicas.

BURST at once and one in INTERVAL_MS after that make 20 in no minute more. When Redis doesn't
answer, or there is none, each process counts for itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from cachetools import TTLCache

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.pseudonym import pseudonym
from bot.storage.script import Script

BURST = 10
INTERVAL_MS = 6_000
AHEAD_MS = (BURST - 1) * INTERVAL_MS
MAX_KEPT = 20_000

# As with a provider's turns; only that a turn may be taken so much ahead of its time.
_TURN = Script(Path(__file__).with_name("geocoding.lua"), INTERVAL_MS=INTERVAL_MS)


class Pace:
    """Gives turns to speak; `secret` keys the pseudonyms, `clock` counts seconds here."""

    def __init__(
        self,
        secret: bytes,
        store: Breaker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._secret = secret
        self._store = store
        self._clock = clock
        self._own: TTLCache[str, float] = TTLCache(MAX_KEPT, BURST * INTERVAL_MS / 1000, clock)

    async def take(self, chat_id: int) -> bool:
        """Whether the bot may speak in the group now; it then counts as spoken."""
        who = pseudonym(self._secret, chat_id)
        if self._store is not None:
            keys = [f"nezlamnist:group:{who}:pace"]
            try:
                given = await self._store.call(lambda redis: _TURN.run(redis, keys, [AHEAD_MS]))
            except StoreUnavailableError:
                pass
            else:
                return int(given) >= 0
        return self._take_own(who)

    def _take_own(self, who: str) -> bool:
        now = self._clock() * 1000
        turn = max(self._own.get(who, 0.0), now)
        if turn - now > AHEAD_MS:
            return False
        self._own[who] = turn + INTERVAL_MS
        return True
