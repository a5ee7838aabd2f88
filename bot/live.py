"""The guide that answers now; other points or orders may take their place between two updates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo.guide import Guide
from geo.orders import Order
from geo.snapshot import Snapshot


class Live:
    """Holds the current guide; an update that has begun keeps the guide it began with."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._published = guide
        self._orders: tuple[Order, ...] = ()

    def take(self, snapshot: Snapshot) -> None:
        """Answer from this snapshot from now on; the gazetteer, the outlines and orders stay."""
        self._published = replace(self.guide, snapshot=snapshot)
        self._answer()

    def order(self, orders: Iterable[Order]) -> None:
        """Answer under these orders from now on, instead of any before."""
        orders = tuple(orders)
        if orders != self._orders:
            self._orders = orders
            self._answer()

    def _answer(self) -> None:
        orders = self._orders
        self.guide = self._published.under(orders) if orders else self._published
