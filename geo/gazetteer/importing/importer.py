"""Import files of any known kind into the gazetteer, and write it where the bot looks for it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from geo.errors import GazetteerFileError
from geo.gazetteer.entries import Entry
from geo.gazetteer.importing.geonames import (
    is_names,
    is_places,
    lines_of,
    read_places,
    with_names,
)
from geo.gazetteer.importing.merging import Changes, adopt, enrich, place
from geo.gazetteer.importing.overpass import read_overpass
from geo.gazetteer.importing.tables import Placed, read_workbook
from geo.gazetteer.table import IMPORTED, load, write

_FEWEST_SETTLEMENTS = 0.9


class Kind(StrEnum):
    """What a file is, told by its beginning and its headers."""

    COORDINATES = "coordinates"
    CODIFIER = "codifier"
    GEONAMES = "geonames"
    OVERPASS = "overpass"


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did: `changes` by file, and how many of all settlements are exact now."""

    changes: tuple[tuple[Kind, Changes], ...]
    exact: int
    total: int


def import_files(entries: Sequence[Entry], paths: Sequence[Path]) -> tuple[list[Entry], Report]:
    """The entries with what the files know, one after another; raises GazetteerFileError.

    Files of `alternateNamesV2` belong to the `UA.txt` beside them.
    """
    changed = list(entries)
    report: list[tuple[Kind, Changes]] = []
    names = [path for path in paths if _is_text(path) and _begins(path, names=True)]
    for path in paths:
        if path in names:
            continue
        changed, kind, changes = _import(changed, path, names)
        report.append((kind, changes))
    if not report:
        raise GazetteerFileError("names-alone")
    if len(changed) < _FEWEST_SETTLEMENTS * len(entries):
        raise GazetteerFileError("too-few")
    exact = sum(not entry.settlement.approximate for entry in changed)
    return changed, Report(tuple(report), exact, len(changed))


def write_table(entries: Sequence[Entry], state_dir: Path) -> Path:
    """Put the table into the folder in one step, so that a start finds the old or the new one."""
    state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f"{IMPORTED}.", dir=state_dir)
    os.close(descriptor)
    beside = Path(name)
    try:
        write(entries, beside)
        # What can't be read back must not take the place of what can.
        load(beside)
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        return beside.replace(state_dir / IMPORTED)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _import(
    entries: list[Entry], path: Path, names: Sequence[Path]
) -> tuple[list[Entry], Kind, Changes]:
    if _is_text(path):
        if _begins(path, names=False):
            places = with_names(read_places(path), names)
            changed, changes = enrich(entries, places.toponyms.values())
            return changed, Kind.GEONAMES, changes
        changed, changes = place(entries, read_overpass(path))
        return changed, Kind.OVERPASS, changes
    match read_workbook(path):
        case Placed() as placed:
            changed, changes = place(entries, placed)
            return changed, Kind.COORDINATES, changes
        case units:
            changed, changes = adopt(entries, units)
            return changed, Kind.CODIFIER, changes


def _is_text(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) != b"PK\x03\x04"
    except FileNotFoundError:
        raise GazetteerFileError("missing") from None
    except OSError as error:
        raise GazetteerFileError("unreadable") from error


def _begins(path: Path, *, names: bool) -> bool:
    """Whether the first lines are GeoNames' alternate names, or else its places."""
    first = list(islice(lines_of(path), 5))
    return any(map(is_names if names else is_places, first))
