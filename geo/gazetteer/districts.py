"""City districts and well-known places inside cities: their table, written and read here only.

`data/districts.tsv`, a line each: code, Ukrainian name, population, latitude, longitude and other
names joined with `|`; without a coordinate the place is somewhere in its city. A raion of a city
has its KATOTTG code; others have the first 12 characters of the city's and seven digits of this
project's own: the codifier doesn't know them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from geo.coordinate import Coordinate
from geo.errors import CoordinateError, DataError
from geo.gazetteer.entries import Entry
from geo.gazetteer.settlement import Category, Settlement
from geo.gazetteer.transliteration import romanise

DISTRICTS = Path(__file__).parents[2] / "data" / "districts.tsv"
_CITY = 12
_HEADER = "# Places inside cities: code, name, population, latitude, longitude, other names"


def write(districts: Iterable[Entry], path: Path) -> None:
    """Write the table in order of code."""
    lines = [_HEADER]
    for entry in sorted(districts, key=lambda entry: entry.settlement.code):
        place = entry.settlement
        where = place.coordinate
        known = ("", "") if place.approximate else (f"{where.lat:g}", f"{where.lon:g}")
        fields = (place.code, place.name_uk, place.population, *known)
        lines.append("\t".join(map(str, (*fields, "|".join(entry.alternates)))))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(path: Path, cities: Mapping[str, Settlement]) -> tuple[Entry, ...]:
    """The districts of those `cities`, by the first 12 characters of their codes, that are there.

    Raises DataError when the file is missing or damaged.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
        rows = [line.split("\t") for line in lines]
        return tuple(
            _entry(row, cities[row[0][:_CITY]]) for row in rows if row[0][:_CITY] in cities
        )
    except (OSError, ValueError, CoordinateError) as error:
        raise DataError(f"the table of districts {path.name} is missing or damaged") from error


def district(
    code: str, name: str, population: int, where: Coordinate | None, city: Settlement
) -> Settlement:
    """A place inside a city, in the same oblast and hromada; by default at the city's centre."""
    return Settlement(
        code=code,
        name_uk=name,
        name_en=romanise(name),
        category=Category.DISTRICT,
        oblast_uk=city.oblast_uk,
        raion_uk=city.raion_uk,
        coordinate=where or city.coordinate,
        approximate=where is None,
        population=population,
        hromada_uk=city.hromada_uk,
        city=city,
    )


def _entry(row: list[str], city: Settlement) -> Entry:
    code, name, population, lat, lon, others = row
    where = Coordinate(float(lat), float(lon)) if lat or lon else None
    names = tuple(others.split("|")) if others else ()
    return Entry(district(code, name, int(population), where, city), names)
