"""Keeps the guide at the published snapshot, and that one on the disk for a start without Redis.

What is published comes before the file of POINTS. A snapshot that can't be trusted, its bytes
damaged or its points made up, is refused: the one before goes on answering.
"""

from __future__ import annotations

import asyncio
import logging
import random
from pathlib import Path

from bot.live import Live
from bot.storage.breaker import StoreUnavailableError
from bot.storage.kept import KeptSnapshot
from bot.storage.pointer import Publication
from bot.storage.snapshots import DamagedSnapshotError, SnapshotStore
from geo.errors import DataError
from geo.refresh.packing import unpack

POLL_S = 30.0
RETRY_S = 1.0

Held = tuple[Publication, bytes]
"""A publication and its blob."""

_log = logging.getLogger(__name__)


class Publishing:
    """Makes `live` take what is published; made-up points only with `demo`.

    The channel tells of a change at once; asking every `poll_s` seconds catches what it missed.
    `held` is what `live` was given last.
    """

    def __init__(
        self,
        live: Live,
        store: SnapshotStore,
        state_dir: Path,
        *,
        demo: bool = False,
        poll_s: float = POLL_S,
    ) -> None:
        self.held: Held | None = None
        self._live = live
        self._store = store
        self._kept = KeptSnapshot(state_dir)
        self._demo = demo
        self._poll_s = poll_s
        self._refused = ""

    async def start(self, held: Held | None = None) -> None:
        """Take what the disk keeps, then what Redis has; call it before the first answer.

        `held` is what `live` has already, from another's start.
        """
        self.held = held
        try:
            kept = await asyncio.to_thread(self._kept.read)
        except OSError as error:
            _log.warning("the kept snapshot can't be read: %s", type(error).__name__)
            kept = None
        if kept is not None and (self.held is None or kept[0].at_ms > self.held[0].at_ms):
            await self._take(*kept)
        try:
            await self._follow()
        except StoreUnavailableError as error:
            _log.warning("no published snapshot is asked for: %s", error)

    async def run(self) -> None:
        """Follow what is published until cancelled; a Redis that is gone is asked again."""
        while True:
            try:
                async with self._store.changes() as change:
                    await self._follow()
                    await change(self._poll_s)
            except StoreUnavailableError:
                await asyncio.sleep(RETRY_S * random.uniform(0.8, 1.2))  # noqa: S311

    async def _follow(self) -> None:
        """Take what is newer."""
        try:
            current = await self._current()
            if current is None or current.sha256 == self._refused:
                return
            if self.held is not None and current == self.held[0]:
                return
            blob = await self._store.fetch(current.sha256)
        except DamagedSnapshotError:
            _log.error("the published snapshot is damaged: the one before stays")
            return
        if await self._take(current, blob):
            await self._keep(current, blob)

    async def _current(self) -> Publication | None:
        """What is published; what Redis has lost of it is given back."""
        current = await self._store.current()
        if self.held is None:
            return current
        held, blob = self.held
        if current is not None and current.at_ms > held.at_ms:
            return current
        if current == held and await self._store.has(held.sha256, len(blob)):
            return current
        _log.warning("redis has lost the published snapshot: it is given back")
        return await self._store.publish(blob, held.at_ms)

    async def _take(self, publication: Publication, blob: bytes) -> bool:
        """Answer from this blob from now on, unless it is refused."""
        try:
            snapshot = await asyncio.to_thread(unpack, blob)
        except DataError as error:
            return self._refuse(publication, f"it can't be read: {error}")
        except Exception as error:  # noqa: BLE001 - nothing in it may end the following
            return self._refuse(publication, f"it can't be read: {type(error).__name__}")
        if snapshot.manifest.demo and not self._demo:
            return self._refuse(publication, "its points are made up, without --demo")
        self.held = (publication, blob)
        await asyncio.to_thread(self._live.take, snapshot)
        _log.info("the published snapshot answers: %d points", len(snapshot.points))
        return True

    def _refuse(self, publication: Publication, why: str) -> bool:
        """Leave it aside until another is published."""
        self._refused = publication.sha256
        _log.error("the published snapshot is refused: %s", why)
        return False

    async def _keep(self, publication: Publication, blob: bytes) -> None:
        try:
            await asyncio.to_thread(self._kept.write, publication, blob)
        except OSError as error:
            _log.warning("the snapshot isn't kept on the disk: %s", type(error).__name__)
