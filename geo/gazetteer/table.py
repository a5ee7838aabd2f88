"""The gazetteer's file: one gzipped, tab-separated table, written and read here only.

Line 1 names the format. `O`, `R` and `H` lines name an oblast, a raion and a hromada by the head of
their codes; every other line is a settlement: code, Ukrainian name, KMU-2010 name, category,
population, latitude, longitude, `~` if approximate, alternates, old names and nicknames (each
joined with `|`). An empty latitude and longitude repeat the last ones given for the hromada.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.coordinate import Coordinate
from geo.errors import CoordinateError, DataError
from geo.gazetteer.settlement import Category, Settlement

FORMAT = "nezlamnist gazetteer 2"
IMPORTED = "gazetteer.tsv.gz"
"""The name of a table that an operator's import wrote under STATE_DIR."""

_OBLAST_HEAD = 4
_RAION_HEAD = 6
_HROMADA_HEAD = 9
_CATEGORIES = {
    "c": Category.CITY,
    "s": Category.SETTLEMENT,
    "v": Category.VILLAGE,
}
_LETTERS = {category: letter for letter, category in _CATEGORIES.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """A settlement with the names it answers to besides its official ones.

    `alternates` are in other languages and scripts, `old_names` are former official names.
    """

    settlement: Settlement
    alternates: tuple[str, ...] = ()
    old_names: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()


def write(entries: Iterable[Entry], path: Path) -> None:
    """Write the table, the same bytes for the same entries."""
    text = "".join(f"{line}\n" for line in _lines(sorted(entries, key=lambda e: e.settlement.code)))
    buffer = io.BytesIO()
    # No file name and no time inside, so that a rebuild changes nothing.
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=9, mtime=0) as file:
        file.write(text.encode())
    path.write_bytes(buffer.getvalue())


def load(path: Path) -> tuple[Entry, ...]:
    """Read the table, in order of code.

    Raises DataError when the file is missing, damaged or of another format.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            if next(lines, "").rstrip() != FORMAT:
                raise DataError(f"the gazetteer {path.name} is of another format: build it again")
            return tuple(_entries(lines))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, CoordinateError) as error:
        raise DataError(f"the gazetteer {path.name} is missing or damaged") from error


def _lines(entries: list[Entry]) -> Iterator[str]:
    yield FORMAT
    named: set[str] = set()
    centres: dict[str, Coordinate] = {}
    for entry in entries:
        settlement = entry.settlement
        for kind, size, name in (
            ("O", _OBLAST_HEAD, settlement.oblast_uk),
            ("R", _RAION_HEAD, settlement.raion_uk),
            ("H", _HROMADA_HEAD, settlement.hromada_uk),
        ):
            head = settlement.code[:size]
            if name and head not in named:
                named.add(head)
                yield f"{kind}\t{head}\t{name}"
        where = settlement.coordinate
        repeated = settlement.approximate and centres.get(settlement.hromada) == where
        if settlement.approximate:
            centres[settlement.hromada] = where
        yield "\t".join(
            (
                settlement.code,
                settlement.name_uk,
                settlement.name_en,
                _LETTERS[settlement.category],
                str(settlement.population or ""),
                "" if repeated else f"{where.lat:g}",
                "" if repeated else f"{where.lon:g}",
                "~" if settlement.approximate else "",
                "|".join(entry.alternates),
                "|".join(entry.old_names),
                "|".join(entry.nicknames),
            )
        )


def _entries(lines: Iterable[str]) -> Iterator[Entry]:
    names: dict[str, str] = {}
    centres: dict[str, Coordinate] = {}
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if len(fields) == 3:
            names[fields[1]] = fields[2]
        else:
            yield _entry(fields, names, centres)


def _entry(fields: list[str], names: Mapping[str, str], centres: dict[str, Coordinate]) -> Entry:
    code, name_uk, name_en, category, population, lat, lon, mark, *others = fields
    alternates, old_names, nicknames = others
    approximate = mark == "~"
    hromada = code[:_HROMADA_HEAD]
    coordinate = Coordinate(float(lat), float(lon)) if lat else centres[hromada]
    if approximate:
        centres[hromada] = coordinate
    settlement = Settlement(
        code,
        name_uk,
        name_en,
        _CATEGORIES[category],
        names[code[:_OBLAST_HEAD]],
        names.get(code[:_RAION_HEAD], ""),
        coordinate,
        approximate,
        int(population or 0),
        names.get(hromada, ""),
    )
    return Entry(settlement, _split(alternates), _split(old_names), _split(nicknames))


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()
