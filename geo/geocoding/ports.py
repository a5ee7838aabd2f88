"""What the geocoder needs from outside: who knows streets, a memory, a shared allowance."""

from __future__ import annotations

from typing import Protocol

from geo.coordinate import Coordinate


class Provider(Protocol):
    """Knows where addresses are; `attribution` is whom an answer must credit."""

    attribution: str

    async def find(self, query: str) -> tuple[Coordinate, ...]:
        """The places an address may be at, the likeliest first; empty when there are none.

        Raises RefusedError when it asks to be left alone, UnavailableError on any other failure.
        """


class Cache(Protocol):
    """Remembers what a provider answered, for all replicas."""

    async def get(self, query: str) -> tuple[Coordinate, ...] | None:
        """What was kept, empty for a known miss, None for nothing; raises UnavailableError."""

    async def keep(self, query: str, spots: tuple[Coordinate, ...]) -> None:
        """Keep an answer for its time; raises UnavailableError."""


class Budget(Protocol):
    """The provider's allowance, shared by all replicas."""

    async def reserve(self, within_s: float) -> float | None:
        """Seconds until a request's turn; None when that is later than `within_s` from now.

        Raises UnavailableError when nobody can tell: then no request may be made.
        """

    async def pause(self, for_s: float) -> None:
        """Let no replica ask for some seconds; raises UnavailableError."""
