"""Keeps the guide under the orders that stand, and those on the disk for a start without Redis."""

from __future__ import annotations

import asyncio
import logging
import random
from pathlib import Path

from bot.live import Live
from bot.storage.breaker import StoreUnavailableError
from bot.storage.kept_orders import KeptOrders
from bot.storage.order_text import Standing
from bot.storage.orders import OrderStore

POLL_S = 30.0
RETRY_S = 1.0

_log = logging.getLogger(__name__)


class StandingOrders:
    """Makes `live` answer under the orders that are given.

    The channel tells of a change at once; asking every `poll_s` seconds catches what it missed.
    """

    def __init__(
        self, live: Live, store: OrderStore, state_dir: Path, *, poll_s: float = POLL_S
    ) -> None:
        self._live = live
        self._store = store
        self._kept = KeptOrders(state_dir)
        self._poll_s = poll_s
        self._held = Standing()

    async def start(self) -> None:
        """Take what the disk keeps, then what Redis has; call it before the first answer."""
        try:
            await self._take(await asyncio.to_thread(self._kept.read))
        except OSError as error:
            _log.warning("the kept orders can't be read: %s", type(error).__name__)
        try:
            await self.follow()
        except StoreUnavailableError as error:
            _log.warning("no orders are asked for: %s", error)

    async def run(self) -> None:
        """Follow the orders until cancelled; a Redis that is gone is asked again."""
        while True:
            try:
                async with self._store.changes() as change:
                    await self.follow()
                    await change(self._poll_s)
            except StoreUnavailableError:
                await asyncio.sleep(RETRY_S * random.uniform(0.8, 1.2))  # noqa: S311

    async def follow(self) -> None:
        """Take what is newer; what Redis has lost of it is given back."""
        standing = await self._store.standing()
        if standing.at_ms < self._held.at_ms:
            _log.warning("redis has lost the orders: they are given back")
            standing = await self._store.give_back(self._held)
        if standing.at_ms > self._held.at_ms:
            await self._take(standing)
            await self._keep(standing)

    async def _take(self, standing: Standing) -> None:
        self._held = standing
        await asyncio.to_thread(self._live.order, standing.orders)
        _log.info("%d orders are kept", len(standing.orders))

    async def _keep(self, standing: Standing) -> None:
        try:
            await asyncio.to_thread(self._kept.write, standing)
        except OSError as error:
            _log.warning("the orders aren't kept on the disk: %s", type(error).__name__)
