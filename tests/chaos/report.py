"""One row of the table of faults: what was sent, what was lost, how fast, how soon all was well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from tests.bench.report import table
from tests.chaos.ledger import Record

HEADERS = ("fault", "updates", "lost", "doubled", "apologies", "p50 ms", "p99 ms", "healed s")


@dataclass(frozen=True, slots=True)
class Row:
    """Latencies count from when an update fell due to its acknowledgement, milliseconds.

    `kinds` are of the changes that were lost or doubled.
    """

    fault: str
    updates: int
    lost: int
    doubled: int
    apologies: int
    p50_ms: float
    p99_ms: float
    healed_s: float | None = None
    kinds: str = ""

    @classmethod
    def of(cls, fault: str, records: Iterable[Record], healed_s: float | None = None) -> Row:
        records = list(records)
        taken = [
            (each.acknowledged - each.offered) * 1000
            for each in records
            if each.acknowledged is not None
        ] or [float("inf")]
        return cls(
            fault,
            len(records),
            sum(each.lost for each in records),
            sum(each.doubled for each in records),
            sum(each.apologies for each in records),
            float(np.percentile(taken, 50)),
            float(np.percentile(taken, 99)),
            healed_s,
        )


def rows_table(rows: Iterable[Row]) -> Iterator[str]:
    """Markdown."""
    return table(HEADERS, [_cells(row) for row in rows])


def _cells(row: Row) -> list[str]:
    healed = "–" if row.healed_s is None else f"{row.healed_s:.2f}"
    return [
        *(row.fault, f"{row.updates:,}", str(row.lost), str(row.doubled), str(row.apologies)),
        *(f"{row.p50_ms:,.0f}", f"{row.p99_ms:,.0f}", healed),
    ]
