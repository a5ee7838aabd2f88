"""The ledger of what each source has published, swapped together with what people see.

A packed snapshot names the list of each source in it, so it is the snapshot that says what is
current; the ledger says who published it and what stood before. When Redis doesn't answer, nothing
is published or rolled back. A ledger that was lost begins anew: the lists are in the snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha1
from pathlib import Path
from typing import Final, TypeVar, cast

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from bot.storage.audit import AUDIT, FIELD, Entry
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.pointer import Publication, publication_of
from bot.storage.script import Argument, Script
from bot.storage.snapshots import BLOB, CHANNEL, KEPT_S, POINTER
from geo.refresh.edition import Edition

LEDGER: Final = "nezlamnist:{points}:ledger"
FORMAT = 1
EARLIER = 5
"""How many editions before the current one are kept of each source."""

# The server writes its file every second at most.
_WRITTEN_WITHIN = 10
_WAIT_MS = 200
_SWAP = Script(Path(__file__).with_name("swap.lua"))

T = TypeVar("T")


class StaleLedgerError(Exception):
    """Something else was published since the ledger was read: read it again."""


@dataclass(frozen=True, slots=True)
class Books:
    """What is published and the editions of each source, newest first; `raw` is for `swap`."""

    publication: Publication | None
    editions: Mapping[str, tuple[Edition, ...]]
    raw: tuple[bytes, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Swap:
    """What is to be published: the packed snapshot's sha256 and size, and all sources' editions."""

    sha256: str
    size: int
    editions: Mapping[str, tuple[Edition, ...]]


class Ledger:
    """Reads and swaps; every method raises StoreUnavailableError."""

    def __init__(self, store: Breaker | None) -> None:
        self._store = store

    async def read(self) -> Books:
        """The books as they are now; a ledger that can't be read counts as lost."""
        pointer, ledger = await self._call(_read_both)
        return Books(publication_of(pointer), _editions(ledger), (pointer, ledger))

    async def swap(self, books: Books, swap: Swap, audit: Entry) -> Publication:
        """Publish in one step with the audit's entry, and return once it is on the disk.

        Raises StaleLedgerError when the books have changed.
        """
        pointer, ledger = books.raw
        before = {each.sha256 for each in _every(books.editions)}
        after = {each.sha256 for each in _every(swap.editions)}
        read = (sha1(ledger, usedforsecurity=False).hexdigest(), pointer)
        snapshot = (_written(swap), swap.sha256, swap.size)
        lists: tuple[Argument, ...] = (len(after), *sorted(after), *sorted(before - after))
        arguments = (*read, *snapshot, CHANNEL, KEPT_S, FIELD, audit.as_text(), *lists)
        keys = (POINTER, LEDGER, AUDIT, BLOB + swap.sha256)
        one = await self._call(_one_connection)
        try:
            told = await self._call(lambda _: _SWAP.run(one, keys, arguments))
            if told == b"stale":
                raise StaleLedgerError
            published = publication_of(told)
            if published is None:
                raise StoreUnavailableError("a list is incomplete")
            with suppress(StoreUnavailableError):
                await self._written(one)
            return published
        finally:
            await one.aclose()

    async def _written(self, one: Redis) -> None:
        """Wait until the disk has what this connection wrote, where the server keeps a file."""
        for _ in range(_WRITTEN_WITHIN):
            if await self._call(lambda _: _wait_for_file(one)):
                return

    async def _call(self, operation: Callable[[Redis], Awaitable[T]]) -> T:
        if self._store is None:
            raise StoreUnavailableError("there is none")
        return await self._store.call(operation)


async def _read_both(redis: Redis) -> tuple[bytes, bytes]:
    pointer, ledger = cast("list[bytes | None]", await redis.mget(POINTER, LEDGER))
    return pointer or b"", ledger or b""


async def _one_connection(redis: Redis) -> Redis:
    return await redis.client().initialize()


async def _wait_for_file(one: Redis) -> bool:
    try:
        local, _ = await one.execute_command("WAITAOF", 1, 0, _WAIT_MS)  # type: ignore[no-untyped-call]
    except ResponseError:
        return True  # no file is kept, or the server is older than 7.2
    return bool(local)


def _every(editions: Mapping[str, tuple[Edition, ...]]) -> Iterable[Edition]:
    return (each for kept in editions.values() for each in kept)


def _written(swap: Swap) -> str:
    sources = {
        source_id: [edition.as_json() for edition in kept]
        for source_id, kept in swap.editions.items()
    }
    return json.dumps({"format": FORMAT, "sources": sources}, ensure_ascii=False)


def _editions(ledger: bytes) -> dict[str, tuple[Edition, ...]]:
    try:
        told = json.loads(ledger)
        if told["format"] != FORMAT:
            return {}
        return {
            source_id: tuple(Edition.from_json(each) for each in kept)
            for source_id, kept in told["sources"].items()
        }
    except (ValueError, TypeError, LookupError, AttributeError):
        return {}
