"""What a monitoring system may know: how many, how fast, how old. Never who, never where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, Protocol, get_args

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from bot.clock import Clock, kyiv_now
from bot.live import Live
from geo.opening import State

Outcome = Literal["answered", "ignored", "refused", "dropped", "failed", "late"]
BreakerState = Literal["closed", "open", "half_open"]

# Seconds; the webhook's deadline for one update is the last.
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 8)


class Breaker(Protocol):
    """Whether the shared store is asked at all."""

    @property
    def state(self) -> BreakerState:
        """`closed` is the good one."""


class Metrics:
    """The counters of one process; each worker has its own, on a port of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._updates = Counter(
            "nezlamnist_updates",
            "Updates by kind and by how they ended.",
            ("kind", "outcome"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "nezlamnist_update_seconds",
            "How long an update took in this process.",
            ("kind",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._in_flight = Gauge(
            "nezlamnist_updates_in_flight",
            "Updates being answered now.",
            registry=self._registry,
        )
        # The library checks and locks at each look-up of labels; kinds and outcomes are few.
        self._counting = cache(self._updates.labels)
        self._timing = cache(self._seconds.labels)
        ProcessCollector(registry=self._registry)

    def update_handled(self, kind: str, outcome: Outcome, seconds: float) -> None:
        """Count an update of this kind (`message`, `callback_query`) and how long it took."""
        self._counting(kind, outcome).inc()
        self._timing(kind).observe(seconds)

    def message_dropped(self) -> None:
        """Count a message of somebody who was refused a moment ago."""
        self._counting("message", "dropped").inc()

    def in_flight(self, delta: int) -> None:
        """One more update is being answered, or one fewer."""
        self._in_flight.inc(delta)

    def observe(self, live: Live, breaker: Breaker | None = None, clock: Clock = kyiv_now) -> None:
        """Show the data and the breaker, read anew at every scrape; `breaker` None: no store."""
        self._registry.register(_Data(live, clock))
        if breaker is not None:
            self._registry.register(_Store(breaker))

    def exposition(self) -> bytes:
        """Every metric in Prometheus's text format."""
        return generate_latest(self._registry)


class _Data(Collector):
    """The snapshot that answers now: its checksum, its age, its points by state."""

    def __init__(self, live: Live, clock: Clock) -> None:
        self._live = live
        self._clock = clock

    def collect(self) -> Iterator[Metric]:
        snapshot, now = self._live.guide.snapshot, self._clock()
        manifest = snapshot.manifest
        yield InfoMetricFamily(
            "nezlamnist_snapshot",
            "The points that answer now.",
            {"sha256": manifest.sha256, "demo": str(manifest.demo).lower()},
        )
        age = GaugeMetricFamily(
            "nezlamnist_data_age_seconds",
            "Since the points were true, by their source; absent where it gives no date.",
        )
        if manifest.as_of is not None:
            age.add_metric((), (now - manifest.as_of).total_seconds())
        yield age
        points = GaugeMetricFamily(
            "nezlamnist_points", "Public points by their state now.", labels=("state",)
        )
        counts = snapshot.timetable.at(now).counts()
        for state in State:
            points.add_metric((state.value,), counts[state])
        yield points


class _Store(Collector):
    """The breaker before the shared store."""

    def __init__(self, breaker: Breaker) -> None:
        self._breaker = breaker

    def collect(self) -> Iterator[Metric]:
        current = self._breaker.state
        states = GaugeMetricFamily(
            "nezlamnist_breaker",
            "1 for the state the breaker before the store is in: closed is the good one.",
            labels=("state",),
        )
        for state in get_args(BreakerState):
            states.add_metric((state,), state == current)
        yield states
