"""Runs a fault under load and sets down what came of it."""

from __future__ import annotations

from dataclasses import replace

from tests.chaos.deeds import Deed
from tests.chaos.faults import Scenario
from tests.chaos.house import House
from tests.chaos.report import Row


async def run(house: House, scenario: Scenario, seconds: float, rate: float) -> Row:
    """One row; a house that was left broken is mended first."""
    await house.mend()
    deeds: list[Deed] = []
    if scenario.deeds:
        numbers, deeds = await house.load_deeds(seconds, rate, files=scenario.files)
    else:
        numbers = house.load(seconds, rate, shuffled=scenario.shuffled)
    try:
        healed_s = await scenario.fault(house)
        await house.load_over()
    finally:
        house.restore()
    lost, doubled = await house.until_done(deeds)
    row = Row.of(scenario.name, house.ledger.of(numbers), healed_s)
    return replace(
        row,
        lost=row.lost + len(lost),
        doubled=row.doubled + len(doubled),
        kinds=", ".join(sorted({deed.kind for deed in (*lost, *doubled)})),
    )


def complaints(scenario: Scenario, row: Row, patience: float = 1.0) -> list[str]:
    """What must not be; with `patience`, so many times the time that things may take."""
    said = []
    if row.lost or row.doubled:
        kinds = f" ({row.kinds})" if row.kinds else ""
        said.append(f"{row.fault}: {row.lost} lost, {row.doubled} doubled{kinds}")
    if scenario.p99_ms is not None and row.p99_ms > scenario.p99_ms * patience:
        said.append(f"{row.fault}: p99 {row.p99_ms:,.0f} ms")
    if scenario.healed_s is not None:
        if row.healed_s is None:
            said.append(f"{row.fault}: nobody saw it heal")
        elif row.healed_s > scenario.healed_s * patience:
            said.append(f"{row.fault}: healed after {row.healed_s:.2f} s")
    return said
