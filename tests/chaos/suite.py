"""Runs a fault under load and sets down what came of it."""

from __future__ import annotations

from tests.chaos.faults import Scenario
from tests.chaos.house import House
from tests.chaos.report import Row


async def run(house: House, scenario: Scenario, seconds: float, rate: float) -> Row:
    """One row; a house that was left broken is mended first."""
    await house.mend()
    numbers = house.load(seconds, rate, shuffled=scenario.shuffled)
    try:
        healed_s = await scenario.fault(house)
        await house.load_over()
    finally:
        house.restore()
    return Row.of(scenario.name, house.ledger.of(numbers), healed_s)


def complaints(scenario: Scenario, row: Row, patience: float = 1.0) -> list[str]:
    """What must not be; with `patience`, so many times the time that answers may take."""
    said = []
    if row.lost or row.doubled:
        said.append(f"{row.fault}: {row.lost} lost, {row.doubled} doubled")
    if scenario.p99_ms is not None and row.p99_ms > scenario.p99_ms * patience:
        said.append(f"{row.fault}: p99 {row.p99_ms:,.0f} ms")
    return said
