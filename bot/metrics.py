"""What a monitoring system may know: how many, how fast, how old. Never who, never where."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from dataclasses import dataclass
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
FileOutcome = Literal["sent", "repeated", "refused", "failed", "late", "cut"]
BreakerState = Literal["closed", "open", "half_open"]

# Seconds; the webhook's deadline for one update is the last.
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 8)


@dataclass(slots=True)
class Handled:
    """How one update ended: answered, unless whoever ended it otherwise says so here."""

    outcome: Outcome = "answered"


class Breaker(Protocol):
    """Whether what may fail is asked at all."""

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
        self._files = Counter(
            "nezlamnist_files",
            "Posters, maps and lists by how their sending ended.",
            ("outcome",),
            registry=self._registry,
        )
        self._files_under_way = Gauge(
            "nezlamnist_files_under_way",
            "Files that wait or are being sent now.",
            registry=self._registry,
        )
        self._unsent = Counter(
            "nezlamnist_answers_unsent",
            "Answers that could not be written, or that polling could not send.",
            registry=self._registry,
        )
        self._refused_posts = Counter(
            "nezlamnist_webhook_refusals",
            "What came to the webhook and was not taken, by the status of the response.",
            ("status",),
            registry=self._registry,
        )
        # The library checks and locks at each look-up of labels; kinds and outcomes are few.
        self._counting = cache(self._updates.labels)
        self._timing = cache(self._seconds.labels)
        self._breakers = _Breakers()
        self._registry.register(self._breakers)
        ProcessCollector(registry=self._registry)

    def update_handled(self, kind: str, outcome: Outcome, seconds: float) -> None:
        """Count an update of this kind (`message`, `callback_query`) and how long it took."""
        self._counting(kind, outcome).inc()
        self._timing(kind).observe(seconds)

    def message_dropped(self) -> None:
        """Count a message of somebody who was refused a moment ago."""
        self._counting("message", "dropped").inc()

    def answer_unsent(self) -> None:
        """Count an answer that its update was not given."""
        self._unsent.inc()

    def post_refused(self, status: int) -> None:
        """Count what the webhook did not take."""
        self._refused_posts.labels(str(status)).inc()

    def file_ended(self, outcome: FileOutcome) -> None:
        """Count a file that was sent, or why it wasn't."""
        self._files.labels(outcome).inc()

    def files_under_way(self, delta: int) -> None:
        """One more file is to be sent, or one fewer."""
        self._files_under_way.inc(delta)

    def observe(
        self,
        live: Live,
        in_flight: Sized = (),
        clock: Clock = kyiv_now,
    ) -> None:
        """Show the data and how many updates are `in_flight`, read anew at every scrape."""
        self._registry.register(_Data(live, clock))
        self._registry.register(_InFlight(in_flight))

    def watch(self, before: str, breaker: Breaker | None) -> None:
        """Show the state of the breaker before this; None where there is none."""
        if breaker is not None:
            self._breakers.watched[before] = breaker

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


class _InFlight(Collector):
    """How full the process is, counted where updates are let in."""

    def __init__(self, updates: Sized) -> None:
        self._updates = updates

    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily(
            "nezlamnist_updates_in_flight", "Updates being answered now.", len(self._updates)
        )


class _Breakers(Collector):
    """The breakers before what may fail."""

    def __init__(self) -> None:
        self.watched: dict[str, Breaker] = {}

    def collect(self) -> Iterator[Metric]:
        states = GaugeMetricFamily(
            "nezlamnist_breaker",
            "1 for the state the breaker before this is in: closed is the good one.",
            labels=("before", "state"),
        )
        for before, breaker in self.watched.items():
            current = breaker.state
            for state in get_args(BreakerState):
                states.add_metric((before, state), state == current)
        yield states
