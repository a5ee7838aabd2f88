"""From a list's bytes to what people see: seconds, memory, and what answers cost meanwhile."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bot.assembly import load_snapshot
from bot.clock import kyiv_now
from bot.desk import Desk
from bot.preparing import Preparing
from bot.storage.at_hand import store_at_hand
from geo.coordinate import Coordinate
from geo.finder import rank
from geo.refresh.writing import to_csv
from geo.snapshot import Snapshot
from tests.bench.refresh import FOLDS, as_workbook, folded
from tests.bench.report import table

KYIV = Coordinate(50.45, 30.52)
PAUSE_S = 0.01


def report() -> Iterator[str]:
    """Each list through the desk into a Redis, as an admin's; answers are asked for meanwhile."""
    snapshot = load_snapshot()
    text, large = to_csv(snapshot.points), to_csv(folded(snapshot.points))
    workbook = as_workbook(text)
    count = len(snapshot.points)
    idle = asyncio.run(_answering_for(snapshot, 2.0))
    yield "From the file to published, and answers of the same process meanwhile"
    yield ""
    rows = [["no list", "", "", "", *_figures(idle), ""]]
    for what, number, content in (
        ("CSV", count, text.encode()),
        ("XLSX", count, workbook),
        ("CSV, ten times the rows", FOLDS * count, large.encode()),
    ):
        seconds, rollback_s, meanwhile = asyncio.run(_published(content, snapshot))
        peak = f"{meanwhile.child_kb / 1024:.0f}"
        spent = (f"{seconds:.2f}", f"{rollback_s:.2f}", *_figures(meanwhile.taken), peak)
        rows.append([what, f"{number:,}", *spent])
    heads = ("what", "rows", "seconds", "rollback s", "answer p50 µs", "p99", "child MB")
    yield from table(heads, rows)


@dataclass
class Meanwhile:
    """What each answer took, µs, and the most memory that a child took, kB."""

    taken: list[float] = field(default_factory=list)
    child_kb: int = 0


async def _published(content: bytes, snapshot: Snapshot) -> tuple[float, float, Meanwhile]:
    """Seconds from bytes to published and for a rollback; what each answer took meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        async with store_at_hand(None, Path(folder)) as store:
            desk = Desk(store, Preparing(Path(folder)), demo=True)
            meanwhile = Meanwhile()
            answering = asyncio.create_task(_answering(snapshot, meanwhile))
            start = time.perf_counter()
            draft = await desk.check(content, "list", "main")
            first = await desk.publish(draft, "bench")
            seconds = time.perf_counter() - start
            answering.cancel()
            again = await desk.check(content, "list", "main", source="another")
            await desk.publish(again, "bench")
            start = time.perf_counter()
            await desk.roll_back("main", "bench", to=first.edition.sha256)
            return seconds, time.perf_counter() - start, meanwhile


async def _answering(snapshot: Snapshot, meanwhile: Meanwhile) -> None:
    while True:
        start = time.perf_counter_ns()
        rank(snapshot, KYIV, kyiv_now(), (), 3)
        meanwhile.taken.append((time.perf_counter_ns() - start) / 1_000)
        meanwhile.child_kb = max(meanwhile.child_kb, _largest_child_kb())
        await asyncio.sleep(PAUSE_S)


async def _answering_for(snapshot: Snapshot, seconds: float) -> list[float]:
    meanwhile = Meanwhile()
    answering = asyncio.create_task(_answering(snapshot, meanwhile))
    await asyncio.sleep(seconds)
    answering.cancel()
    return meanwhile.taken


def _largest_child_kb() -> int:
    """The peak so far of the children that run now; 0 where the system doesn't tell."""
    pid = os.getpid()
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        told = "".join(Path(f"/proc/{child}/status").read_text() for child in children)
    except OSError:
        return 0
    return max(map(int, re.findall(r"VmHWM:\s+(\d+) kB", told)), default=0)


def _figures(taken: Sequence[float]) -> tuple[str, str]:
    return f"{np.percentile(taken, 50):,.0f}", f"{np.percentile(taken, 99):,.0f}"
