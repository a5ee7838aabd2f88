"""The words of published lists, read from `data/vocabulary.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from data import VOCABULARY
from geo.errors import DataError
from geo.point import Disclosure, Kind, Service
from geo.refresh.text import words


class Cells(NamedTuple):
    """The cells of a row by their meaning, "" where there is none; [columns] has the same names."""

    id: str
    name: str
    kind: str
    latitude: str
    longitude: str
    coordinates: str
    oblast: str
    hromada: str
    settlement: str
    street_and_house: str
    street: str
    house: str
    building: str
    district: str
    katottg: str
    hours: str
    services: str
    status: str
    standby: str
    opens_within: str
    disclosure: str
    phone: str
    capacity: str
    entrance: str
    checked: str
    approximate: str
    source: str
    source_id: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Header:
    """The field of Cells that a header means; among several such columns the lowest rank leads."""

    field: str
    rank: int


_ITEM_SEPARATORS = re.compile(r"[,;/|•·\n]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ADDRESS_PREFIX = re.compile(r"add?ress")
# «5 кВт», «2 шт.»: so many are there.
_QUANTITY = re.compile(r"[1-9]\d{0,5}(?:[.,]\d{1,2})?\s*\w{0,8}\.?")
_NEGLECTED = Header("", 0)
_POINT_OF_INVINCIBILITY = re.compile(r"\b(\w+)\s+пункт\w*\s+незламн")


class Vocabulary:
    """Reads headers and the words of cells; a word that isn't listed means nothing.

    The exception is the column of disclosure: there it withholds, so that a slip never publishes
    an address.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._headers = {
            _squeezed(spelling): Header(field, rank)
            for field in Cells._fields
            for rank, spelling in enumerate(table["columns"][field])
        }
        self._headers |= {
            _squeezed(spelling): _NEGLECTED for spelling in table["neglected"]["columns"]
        }
        self._services = {service: _beginnings(table["services"][service]) for service in Service}
        self._kinds = {
            Kind(kind): _beginnings(spellings) for kind, spellings in table["kinds"].items()
        }
        self._absent = frozenset(table["absent"]["words"])
        self._public = frozenset(table["disclosure"]["public"])
        self._yes = frozenset(table["yes"]["words"])
        self._no = frozenset(table["no"]["words"])
        self._units = _beginnings(table["headings"]["units"])
        self._lead = _beginnings(table["headings"]["lead"])
        self._secret = _beginnings(table["headings"]["withheld"])
        self._notes = frozenset(table["template"]["notes"])
        self._examples = frozenset(table["template"]["examples"])
        self._totals = _beginnings(table["headings"]["totals"])
        # Lists combine the same few words in thousands of ways.
        self._services_in_item = lru_cache(maxsize=1024)(self._read_item)
        self._is_known_item = lru_cache(maxsize=1024)(self._names_service)

    def header(self, text: str) -> Header | None:
        """The field that a header names, "" for one that is known to mean nothing here, or None."""
        for spelling in (text, _IN_BRACKETS.sub("", text)):
            squeezed = _squeezed(spelling)
            unprefixed = _ADDRESS_PREFIX.sub("", squeezed, count=1)
            found = self._headers.get(squeezed) or self._headers.get(unprefixed)
            if found:
                return found
        return None

    def services(self, text: str) -> frozenset[Service]:
        """The services that a list such as «генератор, інтернет, немає води» says are there."""
        items = _ITEM_SEPARATORS.split(text)
        return frozenset().union(*map(self._services_in_item, items))

    def unread_services(self, text: str) -> tuple[str, ...]:
        """The items of such a list that name no service, present or absent."""
        items = _ITEM_SEPARATORS.split(text)
        return tuple(item for item in items if item.strip() and not self._is_known_item(item))

    def is_yes(self, text: str) -> bool:
        """Whether the cell of a service's own column says that the service is there."""
        text = text.strip().casefold()
        return text in self._yes or bool(_QUANTITY.fullmatch(text))

    def is_no(self, text: str) -> bool:
        """Whether a cell says no, which a blank one does as well."""
        return not text.strip() or text.strip().casefold() in self._no

    def kind(self, text: str) -> Kind | None:
        """The kind that a cell names, None when it names none («Заклад освіти»)."""
        text = words(text)
        return next((kind for kind, found in self._kinds.items() if found.search(text)), None)

    def kind_in_name(self, name: str) -> Kind | None:
        """The kind in «Мобільний пункт незламності …»; an «опорний заклад» is only a school."""
        said = _POINT_OF_INVINCIBILITY.search(name.casefold())
        return self.kind(said[1]) if said else None

    def disclosure(self, text: str) -> Disclosure:
        """PUBLIC for an empty cell and the words that say so, WITHHELD for any other."""
        said = words(text)
        return Disclosure.PUBLIC if not said or said in self._public else Disclosure.WITHHELD

    def knows_disclosure(self, text: str) -> bool:
        """Whether the cell says a known word, one way or the other."""
        said = words(text)
        return not said or said in self._public or bool(self._secret.search(said))

    def names_unit(self, heading: str) -> bool:
        """Whether a heading names an oblast, a raion, a hromada or a settlement."""
        return bool(self._units.search(words(heading)))

    def withholds(self, heading: str) -> bool:
        """Whether a heading says that what stands below isn't for the public."""
        return bool(self._secret.search(words(heading)))

    def is_note(self, sheet: str) -> bool:
        """Whether a sheet explains the template."""
        return sheet.strip() in self._notes

    def is_example(self, name: str) -> bool:
        """Whether a name is that of an example in the template, left as it was."""
        return name.strip() in self._examples

    def is_total(self, text: str) -> bool:
        """Whether a cell begins a row of sums."""
        return bool(self._totals.match(words(text)))

    def without_lead(self, heading: str) -> str:
        """What follows the words that only lead up to it: «цілодобово» of «Пункти, що … »."""
        parts = heading.split()
        while parts and (not words(parts[0]) or self._lead.match(words(parts[0]))):
            parts = parts[1:]
        return " ".join(parts)

    def _names_service(self, item: str) -> bool:
        item = words(item)
        return not item or any(found.search(item) for found in self._services.values())

    def _read_item(self, item: str) -> frozenset[Service]:
        item = words(item)
        if not self._absent.isdisjoint(item.split()):
            return frozenset()
        return frozenset(
            service for service, beginnings in self._services.items() if beginnings.search(item)
        )


@cache
def vocabulary() -> Vocabulary:
    """The project's vocabulary, read once; raises DataError when its file cannot be used."""
    try:
        return Vocabulary(tomllib.loads(VOCABULARY.read_text(encoding="utf-8")))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DataError(f"{VOCABULARY.name} is missing or damaged") from error


def _squeezed(text: str) -> str:
    return words(text).replace(" ", "")


def _beginnings(spellings: Iterable[str]) -> re.Pattern[str]:
    alternatives = (r"\w* ".join(map(re.escape, spelling.split())) for spelling in spellings)
    return re.compile(rf"\b(?:{'|'.join(alternatives)})")
