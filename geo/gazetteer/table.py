"""The gazetteer's file, written and read here only.

It is gzipped text that lies on its side: a line is a column, its values parted by tabs. Line 1
names the format. Four lines hold the units above settlements: the heads of their codes and the
fields of `Unit`. The rest are the fields of `Columns`, in order of code.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from geo.errors import DataError
from geo.gazetteer.entries import Columns, Entries, Entry, Unit

FORMAT = "nezlamnist gazetteer 3"
"""Another number for another layout, and whenever `keys` folds names otherwise."""
IMPORTED = "gazetteer.tsv.gz"
"""The name of a table that an operator's import wrote under STATE_DIR."""


def write(entries: Iterable[Entry], path: Path) -> None:
    """Write the table, the same bytes for the same entries."""
    table = Entries.of(sorted(entries, key=lambda entry: entry.settlement.code))
    heads, units = table.units.keys(), table.units.values()
    lines = (heads, *zip(*units, strict=True), *table.columns)
    text = "".join(f"{line}\n" for line in (FORMAT, *map("\t".join, lines)))
    buffer = io.BytesIO()
    # No file name and no time inside, so that a rebuild changes nothing.
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=9, mtime=0) as file:
        file.write(text.encode())
    path.write_bytes(buffer.getvalue())


def load(path: Path) -> Entries:
    """Read the table, in order of code.

    Raises DataError when the file is missing, damaged or of another format.
    """
    try:
        first, *lines = gzip.decompress(path.read_bytes()).decode().splitlines()
        if first != FORMAT:
            raise DataError(f"the gazetteer {path.name} is of another format: build it again")
        return _entries([line.split("\t") for line in lines])
    except (OSError, EOFError, zlib.error, ValueError, TypeError, LookupError) as error:
        raise DataError(f"the gazetteer {path.name} is missing or damaged") from error


def _entries(lines: Sequence[list[str]]) -> Entries:
    heads, *lines = lines
    described, columns = lines[: len(Unit._fields)], Columns(*lines[len(Unit._fields) :])
    if len(set(map(len, columns))) > 1:
        raise ValueError("columns of different lengths")
    units = dict(zip(heads, map(Unit, *described), strict=True))
    return Entries(columns, units, [None] * len(columns.codes))
