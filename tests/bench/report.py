"""How the figures are taken and set down."""

from __future__ import annotations

import gc
import os
import platform
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Case = TypeVar("Case")
Microseconds = NDArray[np.float64]

TURN = 50


def machine() -> str:
    """What the figures were taken on."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.processor() or platform.machine()
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    )


def interleaved(
    methods: Mapping[str, Callable[[Case], object]], cases: Sequence[Case]
) -> dict[str, Microseconds]:
    """Time every method on every case, in short turns: a busy moment hits all of them alike."""
    taken: dict[str, list[int]] = {name: [] for name in methods}
    gc.collect()
    gc.disable()
    try:
        for start in range(0, len(cases), TURN):
            turn = cases[start : start + TURN]
            for name, method in methods.items():
                taken[name] += [_nanoseconds(method, case) for case in turn]
    finally:
        gc.enable()
    return {name: np.array(nanoseconds) / 1_000 for name, nanoseconds in taken.items()}


def _nanoseconds(method: Callable[[Case], object], case: Case) -> int:
    start = time.perf_counter_ns()
    method(case)
    return time.perf_counter_ns() - start


def table(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """A Markdown table, its columns aligned; the first column is of words, the rest of figures."""
    cells = [[str(cell) for cell in row] for row in (headers, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(headers))]
    for number, row in enumerate(cells):
        first, *rest = (
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield f"| {' | '.join((first, *rest))} |"
        if number == 0:
            rules = ("-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:]))
            yield f"| {' | '.join(rules)} |"


def spread(taken: Microseconds) -> tuple[str, str]:
    """The median and the 99th percentile, microseconds."""
    return f"{np.percentile(taken, 50):,.0f}", f"{np.percentile(taken, 99):,.0f}"


def ratio(taken: Microseconds, baseline: Microseconds) -> str:
    """How many times the baseline's median."""
    return f"{np.median(taken) / np.median(baseline):.2f}"
