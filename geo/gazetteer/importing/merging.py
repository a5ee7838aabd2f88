"""Better data into the gazetteer: exact places stay exact, the others follow their hromada."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.coordinate import Coordinate, distance_m
from geo.gazetteer.codifier import CATEGORIES, Unit, unit_names
from geo.gazetteer.entries import Entry
from geo.gazetteer.importing.tables import Placed
from geo.gazetteer.joining import Named, join, medians
from geo.gazetteer.settlement import Settlement
from geo.gazetteer.toponym import Toponym, alternates
from geo.gazetteer.transliteration import romanise

FAR_M = 1_000.0
_CODE = 12
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Changes:
    """What a file changed, in settlements.

    `placed` became exact, `moved` were exact and lie more than FAR_M from where they did;
    `renamed`, `added` and `removed` follow the codifier; `named` got names in other languages;
    `unknown` codes are of no settlement.
    """

    placed: int = 0
    moved: int = 0
    renamed: int = 0
    added: int = 0
    removed: int = 0
    named: int = 0
    unknown: int = 0
    rows_left_out: int = 0


def place(entries: Sequence[Entry], placed: Placed) -> tuple[list[Entry], Changes]:
    """Give settlements the coordinates that a source has for their codes."""
    became_exact = moved = 0
    result = []
    for entry in entries:
        settlement = entry.settlement
        spot = placed.spots.get(settlement.code[:_CODE])
        if spot:
            became_exact += settlement.approximate
            far = distance_m(spot, settlement.coordinate) > FAR_M
            moved += far and not settlement.approximate
            settlement = replace(settlement, coordinate=_rounded(spot), approximate=False)
        result.append(replace(entry, settlement=settlement))
    known = {entry.settlement.code[:_CODE] for entry in entries}
    changes = Changes(
        placed=became_exact,
        moved=moved,
        unknown=len(placed.spots.keys() - known),
        rows_left_out=placed.rows_left_out,
    )
    return _recentred(result), changes


def adopt(entries: Sequence[Entry], units: Sequence[Unit]) -> tuple[list[Entry], Changes]:
    """Take names, hierarchy and the list of settlements from an edition of the codifier."""
    known = {entry.settlement.code[:_CODE]: entry for entry in entries}
    names = unit_names(units)
    result: list[Entry] = []
    added = renamed = 0
    for unit in sorted(units, key=lambda unit: unit.code):
        if unit.category not in CATEGORIES:
            continue
        entry = known.pop(unit.code[:_CODE], None)
        if entry is None:
            added += 1
            result.append(Entry(_settlement(unit, names)))
            continue
        former = entry.settlement.name_uk
        renamed += former != unit.name
        old_names = [name for name in (former, *entry.old_names) if name != unit.name]
        coordinate, approximate = entry.settlement.coordinate, entry.settlement.approximate
        settlement = replace(
            _settlement(unit, names),
            coordinate=coordinate,
            approximate=approximate,
            population=entry.settlement.population,
        )
        result.append(
            replace(entry, settlement=settlement, old_names=tuple(dict.fromkeys(old_names)))
        )
    return _recentred(result), Changes(renamed=renamed, added=added, removed=len(known))


def enrich(entries: Sequence[Entry], toponyms: Iterable[Toponym]) -> tuple[list[Entry], Changes]:
    """Give settlements what GeoNames knows of them, joined by name.

    That is sure enough for what is missing: an exact place is never moved by it.
    """
    joined = join([_named(entry) for entry in entries], toponyms)
    became_exact = named = 0
    result = []
    for entry in entries:
        toponym = joined.get(entry.settlement.code)
        if toponym is None:
            result.append(entry)
            continue
        settlement = entry.settlement
        if settlement.approximate:
            became_exact += 1
            where = _rounded(toponym.coordinate)
            settlement = replace(settlement, coordinate=where, approximate=False)
        population = settlement.population or toponym.population
        more = alternates(settlement.name_uk, (*entry.alternates, *toponym.alternates))
        fresh = tuple(name for name in more if name not in entry.alternates)
        named += bool(fresh)
        settlement = replace(settlement, population=population)
        result.append(replace(entry, settlement=settlement, alternates=(*entry.alternates, *fresh)))
    return _recentred(result), Changes(placed=became_exact, named=named)


def _recentred(entries: Sequence[Entry]) -> list[Entry]:
    """Approximate settlements at the middle of the exact ones of the hromada, raion or oblast."""
    exact = {
        e.settlement.code: e.settlement.coordinate for e in entries if not e.settlement.approximate
    }
    centres: Mapping[str, Coordinate] = {
        **medians(exact, 4),
        **medians(exact, 6),
        **medians(exact, 9),
    }
    result = []
    for entry in entries:
        settlement = entry.settlement
        heads = (settlement.code[:size] for size in (9, 6, 4))
        centre = next((centres[head] for head in heads if head in centres), None)
        if settlement.approximate and centre:
            entry = replace(entry, settlement=replace(settlement, coordinate=centre))  # noqa: PLW2901
        result.append(entry)
    return result


def _settlement(unit: Unit, names: Mapping[str, str]) -> Settlement:
    return Settlement(
        code=unit.code,
        name_uk=unit.name,
        name_en=romanise(unit.name),
        category=CATEGORIES[unit.category],
        oblast_uk=names[unit.code[:4]],
        raion_uk=names.get(unit.code[:6], ""),
        coordinate=_NOWHERE,
        approximate=True,
        hromada_uk=names.get(unit.code[:9], ""),
    )


def _named(entry: Entry) -> Named:
    settlement = entry.settlement
    return Named(settlement.code, settlement.category, settlement.name_uk, entry.old_names)


def _rounded(spot: Coordinate) -> Coordinate:
    return Coordinate(round(spot.lat, _DIGITS), round(spot.lon, _DIGITS))


# The middle of Ukraine, until a settlement's hromada is known.
_NOWHERE = Coordinate(49.0, 31.4)
