"""How often one person is answered, as a rule over one tally; `throttle.lua` is its twin in Redis.

A bucket of BURST answers refills at one in INTERVAL_MS. Who empties it waits until it is full
again, which keeps anybody at 30 a minute. A shared location may overdraw it by as much again, wait
or no wait: it is the last to be refused. Files count as FILES_COST answers and as many places: they
take a second to make. PLACES_A_DAY bounds what one person can harvest.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.i18n import Language

BURST = 10
INTERVAL_MS = 2_000
PLACES_A_DAY = 200
FILES_COST = 5

BURST_MS = BURST * INTERVAL_MS
RESERVE_MS = 2 * BURST_MS
DAY_MS = 24 * 60 * 60 * 1000
# Who is over the day's places is told so once an hour.
TELL_AGAIN_MS = 60 * 60 * 1000


class Request(StrEnum):
    """What an update asks for: a place by a shared location, a place otherwise, files, or none."""

    LOCATION = "location"
    PLACE = "place"
    FILES = "files"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether to answer; if not, whether to say so (once a refusal) and when answers resume.

    `language` is what the person chose, where `language_known` says that Redis was asked for it.
    """

    allowed: bool
    notify: bool = False
    retry_after_ms: int = 0
    language: Language | None = None
    language_known: bool = False

    @property
    def retry_after_s(self) -> int:
        """Whole seconds until answers resume, rounded up."""
        return -(-self.retry_after_ms // 1000)


@dataclass(slots=True)
class Tally:
    """What one person has spent. Instants are milliseconds of any steady clock."""

    full_at: int = 0
    resumes_at: int = 0
    told_until: int = 0
    places: int = 0
    day_ends: int = 0

    def admit(self, request: Request, now: int) -> Admission:
        """Decide and write down."""
        counts = request is not Request.OTHER
        cost = FILES_COST if request is Request.FILES else 1
        if self.full_at > now + RESERVE_MS:
            # The clock was set back: nobody waits until it comes round again.
            self.full_at = self.resumes_at = self.told_until = 0
        if self.day_ends <= now:
            self.places = 0
        if counts and self.places >= PLACES_A_DAY:
            left = self.day_ends - now
            return self._refuse(now, left, min(left, TELL_AGAIN_MS))
        if not self._has_room(request, cost, now):
            if self.resumes_at <= now:
                overdrawn = self.full_at + cost * INTERVAL_MS - BURST_MS
                self.resumes_at = max(now + BURST_MS, overdrawn)
            left = self.resumes_at - now
            return self._refuse(now, left, left)
        self.full_at = max(self.full_at, now) + cost * INTERVAL_MS
        if counts:
            self.places += cost
            if self.places == cost:
                self.day_ends = now + DAY_MS
        return Admission(allowed=True)

    def _has_room(self, request: Request, cost: int, now: int) -> bool:
        spent = max(self.full_at, now) + cost * INTERVAL_MS - now
        if request is Request.LOCATION:
            return spent <= RESERVE_MS
        return spent <= BURST_MS and self.resumes_at <= now

    def _refuse(self, now: int, left: int, tell_again: int) -> Admission:
        notify = self.told_until <= now
        if notify:
            self.told_until = now + tell_again
        return Admission(allowed=False, notify=notify, retry_after_ms=left)
