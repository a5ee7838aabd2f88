"""What there is to say about a list: which row, which cell, how bad, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from geo.refresh.text import tidy

CAP = 20
VALUE_LENGTH = 80


class Severity(StrEnum):
    """How bad it is: a row or a list that can't be used, a thing to look at, a thing to know."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to say; its words are in `locales`, `notice-<code>` and `notice-<code>-do`.

    `row` counts from 1 as a person sees the table, the header included, and is None for what
    concerns the whole list; `column` is the header as written. `value` is the cell, tidy, of at
    most VALUE_LENGTH characters; it is "" for rows that are, or may be, withheld.
    """

    code: str
    severity: Severity
    row: int | None = None
    column: str = ""
    value: str = ""


class Notices:
    """Notices in the order of rows, at most `cap` of each code.

    `totals` counts all of them by code, `severities` by severity, also those that were not kept.
    """

    def __init__(self, cap: int = CAP) -> None:
        self._cap = cap
        self._kept: list[Notice] = []
        self.totals: Counter[str] = Counter()
        self.severities: Counter[Severity] = Counter()

    def add(
        self,
        code: str,
        severity: Severity,
        row: int | None = None,
        column: str = "",
        value: str = "",
    ) -> None:
        """Count a notice, and keep it if there is room; the column and value are cut to fit."""
        self.totals[code] += 1
        self.severities[severity] += 1
        if self.totals[code] <= self._cap:
            self._kept.append(Notice(code, severity, row, _cut(column), _cut(value)))

    def has_room(self, code: str) -> bool:
        """Whether one more of the code would be kept."""
        return self.totals[code] < self._cap

    def __iter__(self) -> Iterator[Notice]:
        """Those kept: of the whole list first, then by row; of one row in the order they came."""
        return iter(sorted(self._kept, key=lambda notice: notice.row or 0))

    def __len__(self) -> int:
        return len(self._kept)


def _cut(text: str) -> str:
    text = tidy(text)
    return text if len(text) <= VALUE_LENGTH else text[: VALUE_LENGTH - 1].rstrip() + "…"
