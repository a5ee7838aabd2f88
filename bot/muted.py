"""Who has been refused, and told so, a moment ago: what they send is dropped before it is parsed.

The throttle refuses a person for seconds, and to refuse each update anew costs nearly as much as
to answer it: somebody who writes fifty times a second would slow the others down. Kept in memory
only, until the refusal ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from cachetools import TTLCache

from bot.storage.throttle_rule import BURST_MS

KEPT = 4096
# A refusal for hours is for places only: whoever is over the day's may still ask for the rest.
LONGEST_MS = BURST_MS


class Muted:
    """The refused by their ids, or by their group's where they write in its name.

    `dropped` is told of each message, `clock` counts seconds.
    """

    def __init__(
        self,
        dropped: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._dropped = dropped
        self._clock = clock
        self._until: TTLCache[int, float] = TTLCache(KEPT, LONGEST_MS / 1000, clock)
        self._wholly_until: TTLCache[int, float] = TTLCache(KEPT, LONGEST_MS / 1000, clock)

    def mute(self, sender_id: int, for_ms: int, *, wholly: bool) -> None:
        """Drop what they send for so long; shared locations too where `wholly`."""
        if for_ms > LONGEST_MS:
            return
        until = self._clock() + for_ms / 1000
        self._until[sender_id] = until
        if wholly:
            self._wholly_until[sender_id] = until

    def drops(self, raw: dict[str, Any]) -> bool:
        """Whether this message is to be dropped, unparsed."""
        if not self._until:
            return False
        match raw:
            case {"message": {"sender_chat": {"id": int(sender_id)}} as message} | {
                "message": {"from": {"id": int(sender_id)}} as message
            }:
                pass
            case _:
                return False
        is_location = "location" in message or "venue" in message
        refused = self._wholly_until if is_location else self._until
        if refused.get(sender_id, 0.0) <= self._clock():
            return False
        self._dropped()
        return True
