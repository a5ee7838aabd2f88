"""Settlements with all their names in columns, so that a start makes no 30,000 objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple, overload

from geo.coordinate import Coordinate
from geo.gazetteer.keys import skeletons
from geo.gazetteer.settlement import Category, Settlement
from geo.gazetteer.transliteration import romanise

_OBLAST_HEAD, _RAION_HEAD, _HROMADA_HEAD = 4, 6, 9
CITY, DISTRICT = "c", "d"
"""Letters of categories; the gazetteer's file holds no districts."""
_CATEGORIES = {
    CITY: Category.CITY,
    "s": Category.SETTLEMENT,
    "v": Category.VILLAGE,
    DISTRICT: Category.DISTRICT,
}
_LETTERS = {category: letter for letter, category in _CATEGORIES.items()}
_APPROXIMATE = "~"


@dataclass(frozen=True, slots=True)
class Entry:
    """A settlement with the names it answers to besides its official ones.

    `alternates` are in other languages and scripts, `old_names` are former official names.
    """

    settlement: Settlement
    alternates: tuple[str, ...] = ()
    old_names: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()


class Columns(NamedTuple):
    """A value for every settlement in each; several names of one are joined with `|`.

    `categories` are letters. A population is empty where it isn't known, a latitude and longitude
    where they are those of the hromada's unit. Keys are the names as `skeletons` folds them.
    """

    codes: list[str]
    names: list[str]
    categories: list[str]
    populations: list[str]
    latitudes: list[str]
    longitudes: list[str]
    approximate: list[str]
    alternates: list[str]
    old_names: list[str]
    nicknames: list[str]
    keys: list[str]
    alternate_keys: list[str]
    old_name_keys: list[str]
    nickname_keys: list[str]


class Unit(NamedTuple):
    """An oblast, raion or hromada, and where its settlements of no known place are put."""

    name: str
    latitude: str = ""
    longitude: str = ""


_NONE = Unit("")


class Entries(Sequence[Entry]):
    """Entries by number, each made when it is asked for, and then kept; `columns` are at hand."""

    def __init__(
        self, columns: Columns, units: Mapping[str, Unit], made: Sequence[Entry | None]
    ) -> None:
        self.columns = columns
        self.units = units
        self._made = list(made)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Entries:
        """The same entries with columns."""
        if isinstance(entries, Entries):
            return entries
        made = list(entries)
        units = _units(made)
        return cls(_columns(made, units), units, made)

    def __add__(self, more: Sequence[Entry]) -> Entries:
        """These entries, and then others."""
        other = Entries.of(more)
        columns = Columns(*(a + b for a, b in zip(self.columns, other.columns, strict=True)))
        return Entries(columns, {**other.units, **self.units}, self._made + other._made)

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, number: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(number, slice):
            return tuple(self[each] for each in range(*number.indices(len(self))))
        entry = self._made[number]
        if entry is None:
            entry = self._made[number] = self._make(number)
        return entry

    def category(self, number: int) -> Category:
        """The settlement's category; doesn't make it."""
        return _CATEGORIES[self.columns.categories[number]]

    def population(self, number: int) -> int:
        """The settlement's population, 0 where it isn't known; doesn't make it."""
        return int(self.columns.populations[number] or 0)

    def _make(self, number: int) -> Entry:
        columns = self.columns
        code, name = columns.codes[number], columns.names[number]
        hromada = self.units.get(code[:_HROMADA_HEAD], _NONE)
        settlement = Settlement(
            code=code,
            name_uk=name,
            name_en=romanise(name),
            category=self.category(number),
            oblast_uk=self.units[code[:_OBLAST_HEAD]].name,
            raion_uk=self.units.get(code[:_RAION_HEAD], _NONE).name,
            coordinate=Coordinate(
                float(columns.latitudes[number] or hromada.latitude),
                float(columns.longitudes[number] or hromada.longitude),
            ),
            approximate=columns.approximate[number] == _APPROXIMATE,
            population=self.population(number),
            hromada_uk=hromada.name,
        )
        names = (columns.alternates, columns.old_names, columns.nicknames)
        return Entry(settlement, *(tuple(split(column[number])) for column in names))


def split(names: str) -> list[str]:
    """Several names, or keys, of one settlement."""
    return names.split("|") if names else []


def _units(entries: Iterable[Entry]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for entry in entries:
        settlement, code = entry.settlement, entry.settlement.code
        for size, name in (
            (_OBLAST_HEAD, settlement.oblast_uk),
            (_RAION_HEAD, settlement.raion_uk),
            (_HROMADA_HEAD, settlement.hromada_uk),
        ):
            if name:
                units.setdefault(code[:size], Unit(name))
        hromada = units.get(settlement.hromada)
        if hromada and settlement.approximate and not hromada.latitude:
            units[settlement.hromada] = Unit(hromada.name, *_degrees(settlement))
    return units


def _columns(entries: Sequence[Entry], units: Mapping[str, Unit]) -> Columns:
    places = [entry.settlement for entry in entries]
    where = [_own_degrees(place, units) for place in places]
    names = [place.name_uk for place in places]
    alternates = [entry.alternates for entry in entries]
    old_names = [entry.old_names for entry in entries]
    nicknames = [entry.nicknames for entry in entries]
    return Columns(
        codes=[place.code for place in places],
        names=names,
        categories=[_LETTERS[place.category] for place in places],
        populations=[str(place.population or "") for place in places],
        latitudes=[latitude for latitude, _ in where],
        longitudes=[longitude for _, longitude in where],
        approximate=[_APPROXIMATE if place.approximate else "" for place in places],
        alternates=list(map("|".join, alternates)),
        old_names=list(map("|".join, old_names)),
        nicknames=list(map("|".join, nicknames)),
        keys=skeletons(names),
        alternate_keys=_keys(alternates),
        old_name_keys=_keys(old_names),
        nickname_keys=_keys(nicknames),
    )


def _degrees(settlement: Settlement) -> tuple[str, str]:
    return f"{settlement.coordinate.lat:g}", f"{settlement.coordinate.lon:g}"


def _own_degrees(settlement: Settlement, units: Mapping[str, Unit]) -> tuple[str, str]:
    """Latitude and longitude; empty where they are those of the hromada's line."""
    hromada = units.get(settlement.hromada, _NONE)
    own = _degrees(settlement)
    return ("", "") if settlement.approximate and own == hromada[1:] else own


def _keys(names: Sequence[Sequence[str]]) -> list[str]:
    """The keys of each settlement's names, joined as the names are."""
    folded = iter(skeletons(list(chain.from_iterable(names))))
    return ["|".join(islice(folded, len(own))) for own in names]
