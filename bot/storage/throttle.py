"""How often a person is answered, shared by all replicas: one script, one round trip.

The same script reads the chosen language, which every update needs too. When Redis doesn't answer,
or there is none, each process counts for itself by the same rule, for up to MAX_KEPT people and a
day at most.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from cachetools import TTLCache

from bot.i18n import is_language
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.languages import language_key
from bot.storage.pseudonym import pseudonym
from bot.storage.script import Script
from bot.storage.throttle_rule import (
    BURST_MS,
    DAY_MS,
    FILES_COST,
    INTERVAL_MS,
    PLACES_A_DAY,
    RESERVE_MS,
    TELL_AGAIN_MS,
    Admission,
    Request,
    Tally,
)
from bot.storage.together import Together

MAX_KEPT = 20_000

_RULE = Script(
    Path(__file__).with_name("throttle.lua"),
    INTERVAL_MS=INTERVAL_MS,
    BURST_MS=BURST_MS,
    RESERVE_MS=RESERVE_MS,
    PLACES_A_DAY=PLACES_A_DAY,
    DAY_MS=DAY_MS,
    TELL_AGAIN_MS=TELL_AGAIN_MS,
    FILES_COST=FILES_COST,
)


class Throttle:
    """Admits requests; `secret` keys the pseudonyms, `clock` counts seconds in this process."""

    def __init__(
        self,
        secret: bytes,
        store: Breaker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._secret = secret
        self._clock = clock
        self._own: TTLCache[str, Tally] = TTLCache(MAX_KEPT, DAY_MS / 1000, timer=clock)
        self._together = Together(partial(_admit_all, store)) if store else None

    async def admit(self, person_id: int, request: Request) -> Admission:
        """Decide whether to answer this person now."""
        who = pseudonym(self._secret, person_id)
        # Once Redis is back nothing else would ever clear what an outage left here.
        self._own.expire()
        if self._together is not None:
            try:
                return await self._together.ask((who, request))
            except StoreUnavailableError:
                pass
        return self._own.setdefault(who, Tally()).admit(request, int(self._clock() * 1000))


def throttle_keys(who: str) -> tuple[str, str]:
    """The keys of a pseudonym: what it has spent, and its places of the day."""
    return f"nezlamnist:{{{who}}}:spent", f"nezlamnist:{{{who}}}:places"


async def _admit_all(store: Breaker, asked: list[tuple[str, Request]]) -> list[Admission]:
    calls = [((*throttle_keys(who), language_key(who)), (request,)) for who, request in asked]
    replies = await store.call(lambda redis: _RULE.run_all(redis, calls))
    return [_admission(*reply) for reply in replies]


def _admission(allowed: int, notify: int, retry_after_ms: int, chosen: bytes | None) -> Admission:
    language = chosen.decode() if chosen else ""
    return Admission(
        allowed=bool(allowed),
        notify=bool(notify),
        retry_after_ms=retry_after_ms,
        language=language if is_language(language) else None,
        language_known=True,
    )
