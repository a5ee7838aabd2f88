"""What `make chaos` complains of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.chaos.faults import SCENARIOS, Scenario, nothing
from tests.chaos.ledger import Ledger
from tests.chaos.report import Row
from tests.chaos.suite import complaints

BOUND = Scenario("a fault", nothing, p99_ms=1_000, healed_s=2.0)
GOOD = Row("a fault", 10, 0, 0, 0, 5.0, 990.0, 1.9)


def test_what_keeps_its_bounds_is_not_complained_of() -> None:
    assert complaints(BOUND, GOOD) == []
    assert complaints(Scenario("a fault", nothing), replace(GOOD, p99_ms=9e9, healed_s=None)) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (replace(GOOD, lost=1), "1 lost, 0 doubled"),
        (replace(GOOD, doubled=2), "0 lost, 2 doubled"),
        (replace(GOOD, p99_ms=1_100.0), "p99 1,100 ms"),
        (replace(GOOD, healed_s=2.2), "healed after 2.20 s"),
        (replace(GOOD, healed_s=None), "nobody saw it heal"),
    ],
)
def test_each_bound_is_held(row: Row, said: str) -> None:
    (complaint,) = complaints(BOUND, row)
    assert complaint == f"a fault: {said}"


def test_patience_is_for_times_only() -> None:
    slow = replace(GOOD, p99_ms=4_000.0, healed_s=8.0)
    assert complaints(BOUND, slow, patience=5) == []
    assert complaints(BOUND, replace(slow, doubled=1), patience=5)


def test_every_fault_of_redis_and_of_a_list_has_its_bounds() -> None:
    bounded = {each.name: (each.p99_ms, each.healed_s) for each in SCENARIOS}
    assert all(
        None not in bounds
        for name, bounds in bounded.items()
        if name.startswith(("Redis", "snapshot", "publish"))
    )
    assert bounded["publish under load"] == (1_000, 2.0)


@pytest.mark.parametrize("method", ["sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup"])
def test_what_is_sent_twice_is_doubled(method: str) -> None:
    ledger = Ledger()
    ledger.offer(1, 0.0)
    ledger.acknowledge(1, 1.0)
    for _ in range(2):
        ledger.show(1, method, {"chat_id": 7})
    (record,) = ledger.of([1])
    assert (record.lost, record.doubled) == (False, 1)
