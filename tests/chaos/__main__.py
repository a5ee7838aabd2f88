"""Every fault and its figures, as Markdown: `python -m tests.chaos [part of a fault's name] …`."""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.assembly import load_guide, load_snapshot
from bot.clock import kyiv_now
from tests.bench.report import machine
from tests.chaos.children import nginx_binary
from tests.chaos.faults import SCENARIOS, Scenario
from tests.chaos.house import House
from tests.chaos.insides import CLOCKS, POISONS, clock_row, poison_row
from tests.chaos.report import Row, rows_table
from tests.chaos.suite import complaints, run

POINTS = 13_464
SECONDS = 3.0
RATE = 100.0
POISONED, TICKING = 200, 25

Figures = tuple[list[Row], list[str]]
Wanted = Callable[[str], bool]


def main(parts: list[str]) -> Iterator[str]:
    """Do the wanted faults, all of them by default; ends the process with 1 if one hurt."""

    def wanted(name: str) -> bool:
        return not parts or any(part in name for part in parts)

    rows, wrong = asyncio.run(_inside(wanted))
    scenarios = [each for each in SCENARIOS if wanted(each.name)]
    if scenarios:
        with tempfile.TemporaryDirectory() as folder:
            more_rows, more_wrong = asyncio.run(_outside(Path(folder), scenarios))
        rows, wrong = more_rows + rows, more_wrong + wrong
    yield f"{kyiv_now():%Y-%m-%d}, {machine()}"
    yield f"Two replicas, nginx, Redis, {POINTS:,} points; {RATE:.0f} updates a second.\n"
    yield from rows_table(rows)
    if wrong:
        sys.exit("\n".join(("", *wrong)))


async def _outside(folder: Path, scenarios: list[Scenario]) -> Figures:
    rows: list[Row] = []
    wrong: list[str] = []
    async with House(folder, POINTS) as house:
        for scenario in scenarios:
            _tell(scenario.name)
            row = await run(house, scenario, SECONDS, RATE)
            rows.append(row)
            wrong += complaints(scenario, row)
    return rows, wrong


async def _inside(wanted: Wanted) -> Figures:
    rows: list[Row] = []
    wrong: list[str] = []
    guide = load_guide(load_snapshot())
    logging.disable(logging.CRITICAL)
    for poison in POISONS:
        if wanted(poison.name):
            _tell(poison.name)
            row, complaint = await poison_row(guide, poison, POISONED)
            rows.append(row)
            wrong += complaint
    for name, instants in CLOCKS:
        if wanted(name):
            _tell(name)
            row, complaint = await clock_row(guide, name, instants(), TICKING)
            rows.append(row)
            wrong += complaint
    return rows, wrong


def _tell(name: str) -> None:
    print(name, file=sys.stderr, flush=True)


if __name__ == "__main__":
    if nginx_binary() is None:
        sys.exit("nginx is needed: apt-get install nginx-light")
    for line in main(sys.argv[1:]):
        print(line)
