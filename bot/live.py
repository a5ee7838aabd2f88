"""The guide that answers now; other points, orders or reports may change between two updates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from threading import Lock

from geo.guide import Guide
from geo.orders import Order
from geo.reports import NO_REPORTS, Reports
from geo.snapshot import Snapshot


class Live:
    """Holds the current guide; an update that has begun keeps the guide it began with.

    Thousands of points under new orders take a tenth of a second, so these changes may be made in
    threads, at once too: what answers then has both. Reports are cheap: nothing is worked out anew.
    """

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._published = guide
        self._ordered = guide
        self._orders: tuple[Order, ...] = ()
        self._reports = NO_REPORTS
        self._lock = Lock()

    def take(self, snapshot: Snapshot) -> None:
        """Answer from this snapshot from now on; the gazetteer, the outlines and orders stay."""
        self._published = replace(self._published, snapshot=snapshot)
        self._answer()

    def order(self, orders: Iterable[Order]) -> None:
        """Answer under these orders from now on, instead of any before."""
        orders = tuple(orders)
        if orders != self._orders:
            self._orders = orders
            self._answer()

    def tell(self, reports: Reports) -> None:
        """Tell of these reports from now on, instead of any before."""
        if reports != self._reports:
            with self._lock:
                self._reports = reports
                self._put(self._ordered)

    def _answer(self) -> None:
        """Put both together; again, if another thread has changed one meanwhile."""
        while True:
            published, orders = self._published, self._orders
            guide = published.under(orders) if orders else published
            with self._lock:
                if published is self._published and orders is self._orders:
                    self._put(guide)
                    return

    def _put(self, ordered: Guide) -> None:
        self._ordered = ordered
        told = self._reports != NO_REPORTS
        self.guide = ordered.told(self._reports) if told else ordered
