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
    settlement: str
    street_and_house: str
    street: str
    house: str
    building: str
    district: str
    katottg: str
    hours: str
    services: str
    disclosure: str
    opens_within: str
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Header:
    """The field of Cells that a header means; among several such columns the lowest rank leads."""

    field: str
    rank: int


_ITEM_SEPARATORS = re.compile(r"[,;/|•·\n]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ADDRESS_PREFIX = re.compile(r"add?ress")
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
        self._services = {service: _beginnings(table["services"][service]) for service in Service}
        self._kinds = {
            Kind(kind): _beginnings(spellings) for kind, spellings in table["kinds"].items()
        }
        self._absent = frozenset(table["absent"]["words"])
        self._public = frozenset(table["disclosure"]["public"])
        self._yes = frozenset(table["yes"]["words"])
        # Lists combine the same few words in thousands of ways.
        self._services_in_item = lru_cache(maxsize=1024)(self._read_item)

    def header(self, text: str) -> Header | None:
        """The field that a header names, None when it names none."""
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

    def is_yes(self, text: str) -> bool:
        """Whether the cell of a service's own column says that the service is there."""
        return text.strip().casefold() in self._yes

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
