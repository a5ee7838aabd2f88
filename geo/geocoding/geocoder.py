"""Places the streets that texts name, through a provider: the only step to an answer that waits.

Whatever the provider does, an answer comes within DEADLINE_S; where it fails, the outcome says so
and keeps the settlement.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from typing import Literal

from geo.coordinate import Coordinate, distance_m
from geo.errors import RefusedError, UnavailableError
from geo.gazetteer.settlement import Settlement
from geo.geocoding.outcome import (
    Found,
    Incomplete,
    Lack,
    Outcome,
    Place,
    Street,
    StreetState,
    Unavailable,
)
from geo.geocoding.ports import Budget, Cache, Provider
from geo.regions import Regions

DEADLINE_S = 3.0
WAIT_FOR_TURN_S = 1.5

FAILURES = 3
PAUSE_S = 30.0
REFUSED_S = 3_600.0
"""After FAILURES in a row nobody asks for PAUSE_S; after a refusal for as long as it says."""

# How far a street may be from its settlement's centre, and hits of one town from each other.
_REACH_M = 30_000.0
_REACH_APPROXIMATE_M = 50_000.0


class Geocoder:
    """Asks the cache, then the provider within its budget; each query once at a time."""

    def __init__(self, provider: Provider, cache: Cache, budget: Budget, regions: Regions) -> None:
        self._provider = provider
        self._cache = cache
        self._budget = budget
        self._regions = regions
        self._asking: dict[str, asyncio.Task[tuple[Coordinate, ...]]] = {}
        self._failures = 0
        self._resumes_at = 0.0

    @property
    def state(self) -> Literal["closed", "open"]:
        """Of its breaker: `open` while this process has the provider left alone."""
        return "open" if time.monotonic() < self._resumes_at else "closed"

    @property
    def source(self) -> str:
        """Whose data the provider answers from."""
        return self._provider.attribution

    async def place(self, outcome: Outcome) -> Outcome:
        """The outcome with its street placed, where it names one; any other as it is."""
        match outcome:
            case Found(Place(settlement=Settlement() as settlement, street=Street() as street)):
                return replace(outcome, place=await self._within(outcome.place, settlement, street))
            case Incomplete(Lack.STREET_WITHOUT_TOWN, Street() as street):
                return await self._anywhere(outcome, street)
        return outcome

    async def close(self) -> None:
        """End what is still being asked."""
        tasks = list(self._asking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _within(self, place: Place, settlement: Settlement, street: Street) -> Place:
        try:
            spots = await self._spots(_query(street, settlement))
        except UnavailableError:
            return replace(place, street=replace(street, state=StreetState.UNAVAILABLE))
        reach = _REACH_APPROXIMATE_M if settlement.approximate else _REACH_M
        near = [spot for spot in spots if distance_m(spot, settlement.coordinate) <= reach]
        if not near:
            return replace(place, street=replace(street, state=StreetState.MISSING))
        return replace(place, coordinate=near[0], street=self._found(street))

    async def _anywhere(self, outcome: Outcome, street: Street) -> Outcome:
        """A street that is in one town only is meant, though the town wasn't said."""
        try:
            spots = await self._spots(_query(street))
        except UnavailableError:
            return Unavailable()
        if not spots or any(distance_m(spot, spots[0]) > _REACH_M for spot in spots):
            return outcome
        return Found(Place(spots[0], street=self._found(street)))

    def _found(self, street: Street) -> Street:
        return replace(street, state=StreetState.FOUND, source=self.source)

    async def _spots(self, query: str) -> tuple[Coordinate, ...]:
        """Places in Ukraine, within DEADLINE_S; raises UnavailableError."""
        task = self._asking.get(query)
        if task is None:
            task = self._asking[query] = asyncio.create_task(self._ask(query))
            task.add_done_callback(lambda done: self._ended(query, done))
        try:
            # What this person can't wait for, the next one finds in the cache.
            async with asyncio.timeout(DEADLINE_S):
                spots = await asyncio.shield(task)
        except TimeoutError:
            raise UnavailableError("no answer in time") from None
        return tuple(spot for spot in spots if self._regions.oblast_of(spot))

    def _ended(self, query: str, task: asyncio.Task[tuple[Coordinate, ...]]) -> None:
        del self._asking[query]
        if not task.cancelled():
            task.exception()

    async def _ask(self, query: str) -> tuple[Coordinate, ...]:
        with suppress(UnavailableError):
            known = await self._cache.get(query)
            if known is not None:
                return known
        turn_s = await self._budget.reserve(WAIT_FOR_TURN_S)
        if turn_s is None:
            raise UnavailableError("no turn in time")
        await asyncio.sleep(turn_s)
        spots = await self._request(query)
        with suppress(UnavailableError):
            await self._cache.keep(query, spots)
        return spots

    async def _request(self, query: str) -> tuple[Coordinate, ...]:
        try:
            async with asyncio.timeout(DEADLINE_S):
                spots = await self._provider.find(query)
        except RefusedError as refusal:
            await self._pause(refusal.retry_after_s or REFUSED_S)
            raise
        except (UnavailableError, TimeoutError):
            self._failures += 1
            if self._failures >= FAILURES:
                self._failures = 0
                await self._pause(PAUSE_S)
            raise UnavailableError("the provider failed") from None
        self._failures = 0
        return spots

    async def _pause(self, for_s: float) -> None:
        self._resumes_at = time.monotonic() + for_s
        with suppress(UnavailableError):
            await self._budget.pause(for_s)


def _query(street: Street, settlement: Settlement | None = None) -> str:
    """«Київська 168, Бровари, Київська область»: no more of what the person wrote."""
    parts = [street.name]
    if settlement:
        parts.append(settlement.name_uk)
        if settlement.oblast_uk != settlement.name_uk:
            parts.append(settlement.oblast_uk)
    return ", ".join(" ".join(part.split()) for part in parts)
