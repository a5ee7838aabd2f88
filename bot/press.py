"""Puts one source's edition in place among all others, in one step."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.preparing import Preparing, Recovered
from bot.storage.audit import Entry
from bot.storage.breaker import Breaker
from bot.storage.ledger import EARLIER, Books, Ledger, StaleLedgerError, Swap
from bot.storage.snapshots import DamagedSnapshotError, SnapshotStore
from geo.errors import PointsFileError
from geo.refresh.checking import Progress
from geo.refresh.combining import heads_of
from geo.refresh.edition import Edition
from geo.refresh.guards import Ruling, Verdict


class RefusedByGuardError(Exception):
    """Guards keep the list from being published; `verdicts` are those that refuse."""

    def __init__(self, verdicts: tuple[Verdict, ...]) -> None:
        super().__init__(", ".join(verdict.code for verdict in verdicts))
        self.verdicts = verdicts


class StaleDraftError(Exception):
    """Another list of the source was published since this one was checked: check it again."""


class NothingToRollBackError(Exception):
    """The source has no such earlier edition."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was published: the source's edition, and what all sources make together.

    `points` counts the public points that people see now, `merged` those shown once for two
    sources, `hromadas` those with withheld points.
    """

    edition: Edition
    points: int
    standby: int
    merged: int
    hromadas: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Published:
    """The books with what they name; `heads` has the sha256 of each source's list."""

    books: Books
    blob: bytes = field(repr=False)
    heads: Mapping[str, str]


class Press:
    """Knows what is published, and changes it; all methods raise StoreUnavailableError."""

    def __init__(self, store: Breaker | None, preparing: Preparing, clock: Clock) -> None:
        self._snapshots = SnapshotStore(store)
        self._ledger = Ledger(store)
        self._preparing = preparing
        self._clock = clock

    async def now(self) -> Published:
        """The books, the packed snapshot, and which list of each source it is made of."""
        books = await self._ledger.read()
        if books.publication is None:
            return Published(books, b"", {})
        try:
            blob = await self._snapshots.fetch(books.publication.sha256)
            heads = await asyncio.to_thread(heads_of, blob)
        except (DamagedSnapshotError, PointsFileError):
            # The snapshot itself is lost: the lists that it was made of stand in the ledger.
            current = {name: kept[0].sha256 for name, kept in books.editions.items() if kept}
            return Published(books, b"", current)
        return Published(books, blob, {name: sha256 for name, (sha256, _) in heads.items()})

    async def listed(self, sha256: str) -> bytes:
        """The packed list of this name, empty where it is lost."""
        if not sha256:
            return b""
        try:
            return await self._snapshots.fetch(sha256)
        except DamagedSnapshotError:
            return b""

    async def earlier(
        self, published: Published, source_id: str, to: str | None
    ) -> tuple[Edition, bytes]:
        """A source's edition that can be taken up again, and its packed list.

        It is the one whose sha256 starts with `to`, else the one that stood before the current
        one did: after a rollback the one before the list that was taken up again, not the list
        that was rolled back. Raises NothingToRollBackError.
        """
        kept = published.books.editions.get(source_id, ())
        target = _earlier(kept, published.heads.get(source_id, ""), to)
        blob = await self.listed(target.sha256) if target else b""
        if target is None or not blob:
            raise NothingToRollBackError
        return target, blob

    async def put(
        self,
        new: Edition,
        blob: bytes,
        attempt: Entry,
        progress: Progress | None = None,
    ) -> Receipt:
        """Publish an edition, packed in `blob`, over its parent; others may publish meanwhile.

        Raises StaleDraftError, RefusedByGuardError, PointsFileError, DataError.
        """
        await self._snapshots.lay(blob)
        while True:
            published = await self.now()
            if published.heads.get(new.source_id, "") != new.parent:
                raise StaleDraftError
            others = await self._others(published, new.source_id)
            prepared = await self._preparing.combine(
                published.blob, (new.sha256, blob), others, progress
            )
            if prepared.made_public:
                raise RefusedByGuardError((_withheld(prepared.made_public),))
            sha256 = await self._snapshots.lay(prepared.blob)
            recovered = [await self._recover(each) for each in prepared.recovered]
            editions = await self._editions(published, new, recovered)
            swap = Swap(sha256, len(prepared.blob), editions)
            with suppress(StaleLedgerError):
                await self._ledger.swap(published.books, swap, attempt)
                return Receipt(
                    edition=new,
                    points=prepared.points,
                    standby=prepared.standby,
                    merged=prepared.hidden,
                    hromadas=prepared.hromadas,
                    sha256=sha256,
                )

    async def _others(self, published: Published, source_id: str) -> dict[str, bytes]:
        """The packed lists of the other sources, but for those that are lost."""
        names = [sha256 for name, sha256 in published.heads.items() if name != source_id]
        lists = {sha256: await self.listed(sha256) for sha256 in names}
        return {sha256: blob for sha256, blob in lists.items() if blob}

    async def _recover(self, recovered: Recovered) -> Edition:
        now = self._clock()
        return Edition(
            source_id=recovered.source_id,
            sha256=await self._snapshots.lay(recovered.blob),
            parent="",
            source=recovered.source,
            as_of=recovered.as_of,
            fetched_at=now,
            published_at=now,
            points=recovered.points,
            standby=recovered.standby,
            withheld=0,
            errors=0,
            warnings=0,
            who="",
        )

    async def _editions(
        self, published: Published, new: Edition, recovered: Iterable[Edition]
    ) -> dict[str, tuple[Edition, ...]]:
        """Every source's editions, the current one first, as far as their lists are there."""
        books = published.books.editions
        current = {
            name: [each for each in books.get(name, ()) if each.sha256 == sha256][:1]
            for name, sha256 in published.heads.items()
        }
        current |= {each.source_id: [each] for each in recovered}
        current[new.source_id] = [new]
        return {
            name: (*found, *await self._kept(books.get(name, ()), found))
            for name, found in current.items()
            if found
        }

    async def _kept(self, books: Iterable[Edition], current: Sequence[Edition]) -> list[Edition]:
        earlier = [each for each in books if each not in current]
        there = [each for each in earlier if await self._snapshots.holds(each.sha256)]
        return there[:EARLIER]


def _withheld(count: int) -> Verdict:
    return Verdict("withheld-made-public", Ruling.REFUSE, count, 0, overridable=False)


def _earlier(kept: Sequence[Edition], current: str, to: str | None) -> Edition | None:
    if to is not None:
        found = (each for each in kept if to and each.sha256.startswith(to))
        return next((each for each in found if each.sha256 != current), None)
    places = [place for place, each in enumerate(kept) if each.sha256 == current]
    before = places[-1] + 1 if places else 0
    return kept[before] if before < len(kept) else None
