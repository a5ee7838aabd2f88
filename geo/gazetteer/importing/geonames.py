"""GeoNames' own files: `UA.txt`, and `alternateNamesV2.txt` with the names in other languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from geo.coordinate import Coordinate
from geo.errors import CoordinateError
from geo.gazetteer.toponym import OBLASTS_OF_ADMIN1, Toponym

MAX_LINE = 64 * 1024
PLACE_FIELDS = 19
_NAME_FIELDS = (8, 10)
_POPULATED = "P"
# Places that are no more, or are parts of others.
_LEFT_OUT = frozenset({"PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"})
_LANGUAGES = frozenset({"", "uk", "ru", "en", "pl", "de", "be", "ro", "hu", "sk", "cs", "crh"})


@dataclass(frozen=True, slots=True)
class Places:
    """The toponyms of `UA.txt`, by GeoNames' id."""

    toponyms: Mapping[str, Toponym]
    rows_left_out: int = 0


def lines_of(path: Path) -> Iterator[list[str]]:
    """The fields of a file's lines; a line of more than MAX_LINE characters comes in pieces."""
    with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
        while line := file.readline(MAX_LINE):
            yield line.rstrip("\r\n").split("\t")


def is_places(fields: Sequence[str]) -> bool:
    """Whether a line is one of `UA.txt`."""
    return len(fields) == PLACE_FIELDS and fields[0].isdecimal()


def is_names(fields: Sequence[str]) -> bool:
    """Whether a line is one of `alternateNamesV2.txt`."""
    first, last = _NAME_FIELDS
    return first <= len(fields) <= last and fields[0].isdecimal() and fields[1].isdecimal()


def read_places(path: Path) -> Places:
    """The populated places of Ukraine."""
    toponyms: dict[str, Toponym] = {}
    left_out = 0
    for fields in lines_of(path):
        if not is_places(fields):
            left_out += 1
        elif fields[6] == _POPULATED and fields[7] not in _LEFT_OUT and fields[8] == "UA":
            toponym = _toponym(fields)
            if toponym:
                toponyms[fields[0]] = toponym
            else:
                left_out += 1
    return Places(toponyms, left_out)


def with_names(places: Places, paths: Iterable[Path]) -> Places:
    """The places with the names that other languages have for them."""
    names: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        for fields in lines_of(path):
            if is_names(fields) and fields[1] in places.toponyms and fields[2] in _LANGUAGES:
                names[fields[1]].append(fields[3])
    toponyms = {
        number: replace(toponym, alternates=(*toponym.alternates, *names.get(number, ())))
        for number, toponym in places.toponyms.items()
    }
    return replace(places, toponyms=toponyms)


def _toponym(fields: Sequence[str]) -> Toponym | None:
    oblasts = OBLASTS_OF_ADMIN1.get(fields[10])
    try:
        where = Coordinate(float(fields[4]), float(fields[5]))
        population = int(fields[14] or 0)
    except (ValueError, CoordinateError):
        return None
    others = tuple(name for name in fields[3].split(",") if name)
    return Toponym(fields[1], oblasts, where, population, others) if oblasts else None
