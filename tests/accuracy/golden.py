"""The golden set: what people type, the settlement that is meant, the kind of query.

`tests/golden/places.tsv` has three sections: rows that the rules were written beside, further rows
written by hand, and rows made by `generating`. The first belong to the tuning half whole; the rest
are parted by a hash of the query. Nobody looks at single rows of the untouched half.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "golden" / "places.tsv"
BESIDE = "# Beside these the rules were written: all of the tuning half."
BY_HAND = "# Written by hand."
GENERATED = "# Made by tests/accuracy/generating.py."
SECTIONS = (BESIDE, BY_HAND, GENERATED)
NO_PLACE = "no place"


@dataclass(frozen=True, slots=True)
class Row:
    """A query; `code` is the first 12 characters of the settlement's code, empty for no place."""

    query: str
    code: str
    category: str


def read(path: Path = GOLDEN) -> dict[str, list[Row]]:
    """The rows of each section."""
    rows: dict[str, list[Row]] = {section: [] for section in SECTIONS}
    section = ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line in rows:
            section = line
        elif line:
            query, code, category = line.split("\t")
            rows[section].append(Row(query, code, category))
    return rows


def write(rows: dict[str, list[Row]], path: Path = GOLDEN) -> None:
    """Write the sections in their order."""
    parts = [
        "\n".join([section, *(f"{row.query}\t{row.code}\t{row.category}" for row in rows[section])])
        for section in SECTIONS
    ]
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def halves(rows: dict[str, list[Row]]) -> tuple[list[Row], list[Row]]:
    """The tuning half and the untouched half."""
    parted = [row for section in (BY_HAND, GENERATED) for row in rows[section]]
    tuning = [row for row in parted if not is_untouched(row.query)]
    return rows[BESIDE] + tuning, [row for row in parted if is_untouched(row.query)]


def is_untouched(query: str) -> bool:
    """Whether a query that was not seen before falls into the untouched half."""
    return sha256(query.encode()).digest()[0] % 2 == 1


def by_category(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each category, in alphabetical order."""
    ordered = sorted(rows, key=lambda row: row.category)
    return {name: list(group) for name, group in groupby(ordered, key=lambda row: row.category)}
