"""A street address in a person's words: which of them name the street, which the settlement.

«вул. Хрещатик 22 Київ», «Бровари, Київська 168», "Khreshchatyk St 22, Kyiv". What can be read in
several ways comes in several readings; whoever knows the settlements chooses among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.gazetteer.keys import written
from geo.gazetteer.vocabulary import KINDS, NO_PLACE, PREPOSITIONS

MAX_LENGTH = 200
_MOST_WORDS = 16
_LONGEST_NAME = 4
_LONGEST_TOWN = 3


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MARKERS_BEFORE = _words(
    """
    вул вулиця вулиці вулицю вулицею ул улица улице улицу просп проспект проспекті пр пр-т пр-кт
    пров провулок провулку пер переулок переулке пл площа площі площадь площади бул бульвар
    бульварі бульваре б-р шосе шоссе наб набережна набережній набережная узвіз узвозі майдан
    майдані алея алеї проїзд мкр мкрн мікрорайон мікрорайоні vul vulytsia vulitsa prosp prospekt
    prov provulok ploshcha bulvar
    """
)
_MARKERS_BEHIND = _words("street st str avenue ave road rd lane boulevard blvd square")
_MARKERS = _MARKERS_BEFORE | _MARKERS_BEHIND

_HOUSE = re.compile(r"\d{1,4}(?:-?[а-яіїєґa-z])?(?:[/-]\d{1,4}(?:-?[а-яіїєґa-z])?)?", re.IGNORECASE)
_PARTS = re.compile(r"[,;\n]")
_GLUED = re.compile(r"\b([^\W\d_]{1,6})\.(?=\w)")
# What stands inside a building, and the country's postcodes.
_INSIDE = re.compile(
    r"\b(?:кв|квартира|під.?їзд|подъезд|поверх|этаж|офіс|офис|кімната|кім|корп|корпус|apt|flat)"
    r"\b\.?\s{0,2}№?\s{0,2}\d{1,5}[а-яіa-z]?\b|\b\d{1,2}(?:-?й)?\s(?:поверх|під.?їзд)\b|\b\d{5}\b",
    re.IGNORECASE,
)
_BUILDING = re.compile(
    r"\b(?:буд|будинок|будинку|д|дом|доме|house|bld)\b\.?\s{0,2}(?=\d)|№", re.IGNORECASE
)
_COUNTED = _words(
    """
    год година години годин годину хв хвилин хвилини день дні днів тиждень тижні місяць місяців км
    метрів людей осіб людини чоловік дітей грн гривень року роки років час часов часа минут мин
    дней дня человек hours hour minutes min days day people km pm am
    """
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an address: the street with its house, and the words around it."""

    street: str
    around: str
    marked: bool


def read_address(text: str) -> tuple[Reading, ...]:
    """The ways to read a text as a street address, the likeliest first; none if it isn't one.

    Flats, entrances and postcodes are left out. Without a word such as «вул.» a house's number is
    needed to tell a street.
    """
    if len(text) > MAX_LENGTH:
        return ()
    text = _BUILDING.sub(" ", _INSIDE.sub(" ", _GLUED.sub(r"\1. ", text)))
    parts = [words for part in _PARTS.split(text) if (words := part.split())]
    if not parts or sum(map(len, parts)) > _MOST_WORDS:
        return ()
    marked = tuple(_marked(parts))
    return marked or tuple(_unmarked(parts))


def _marked(parts: Sequence[list[str]]) -> Iterator[Reading]:
    """The street that stands beside a word for street."""
    for number, words in enumerate(parts):
        place = next((i for i, word in enumerate(words) if _bare(word) in _MARKERS), None)
        if place is None:
            continue
        before, behind = words[:place], words[place + 1 :]
        others = [*parts[:number], *parts[number + 1 :]]
        follows = behind and not _is_house(behind[0])
        if follows and _bare(words[place]) not in _MARKERS_BEHIND:
            yield from _named_behind(words[place], before, behind, others)
        else:
            yield from _named_before(words[place], before, behind, others)
        return


def _named_behind(
    marker: str, before: list[str], behind: list[str], others: list[list[str]]
) -> Iterator[Reading]:
    """Read «вул. Хрещатик 22 Київ»: up to the house; without one the town may follow the name."""
    house = _first_house(behind)
    if house is not None:
        name = [marker, *behind[: house + 1]]
        yield _reading(name, [before, behind[house + 1 :], *others], marked=True)
        return
    lone, others = _lone_house(others)
    sizes = range(min(len(behind), _LONGEST_NAME), 0, -1)
    for size in [*sizes] if lone or others or before else [*reversed(sizes)]:
        name = [marker, *behind[:size], *lone]
        yield _reading(name, [before, behind[size:], *others], marked=True)


def _named_before(
    marker: str, before: list[str], behind: list[str], others: list[list[str]]
) -> Iterator[Reading]:
    """Read "22 Khreshchatyk Street", "Kyiv Khreshchatyk St 22": the town may precede the name."""
    first = [before[0]] if before and _is_house(before[0]) else []
    before = before[len(first) :]
    house = _first_house(behind)
    last = behind[: house + 1] if house is not None else []
    lone, others = ([], others) if last or first else _lone_house(others)
    for size in range(len(before), 0, -1):
        name = [*before[-size:], marker, *(first or last or lone)]
        yield _reading(name, [before[:-size], behind[len(last) :], *others], marked=True)


def _unmarked(parts: Sequence[list[str]]) -> Iterator[Reading]:
    """A name with a house's number behind it, in the same part or in one of its own."""
    for number, words in enumerate(parts):
        house = _first_house(words)
        if house is None:
            continue
        name, behind = words[:house], words[house + 1 :]
        others = [*parts[:number], *parts[number + 1 :]]
        if house == 0 and len(words) == 1 and number:
            name, others = parts[number - 1], [*parts[: number - 1], *parts[number + 1 :]]
        elif house == 0:
            name, behind = [], []
        if behind and _bare(behind[0]) in _COUNTED:
            return
        yield from _splits(name, words[house], behind, others)
        return


def _splits(
    name: list[str], house: str, behind: list[str], others: list[list[str]]
) -> Iterator[Reading]:
    """All the words as the street's, then with fewer and fewer of them as the town's."""
    if not name or _bare(name[-1]) in PREPOSITIONS:
        return
    alone = not (behind or others)
    for town in [*range(min(len(name) - 1, _LONGEST_TOWN), 0, -1)] if alone else [0]:
        street = name[town:]
        if _is_name(street):
            yield _reading([*street, house], [name[:town], behind, *others], marked=False)
    if not alone:
        yield from _splits(name, house, [], [])
    elif _is_name(name):
        yield _reading([*name, house], [], marked=False)


def _reading(street: Sequence[str], around: Sequence[Sequence[str]], *, marked: bool) -> Reading:
    name = " ".join(street).strip(" .")
    return Reading(name, ", ".join(" ".join(words) for words in around if words), marked)


def _is_name(words: Sequence[str]) -> bool:
    """Whether the words may be a street's: few, and not all of them small talk."""
    idle = PREPOSITIONS | KINDS | NO_PLACE
    return len(words) <= _LONGEST_NAME and not all(_bare(word) in idle for word in words)


def _first_house(words: Sequence[str]) -> int | None:
    return next((i for i, word in enumerate(words) if _is_house(word)), None)


def _lone_house(parts: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Take out the part that is a house's number and nothing else."""
    for number, words in enumerate(parts):
        if len(words) == 1 and _is_house(words[0]):
            return words, [*parts[:number], *parts[number + 1 :]]
    return [], parts


def _is_house(word: str) -> bool:
    return bool(_HOUSE.fullmatch(word.strip("().")))


def _bare(word: str) -> str:
    """The word as the vocabulary writes it; «пр-т» keeps its hyphen."""
    small = word.strip(".()").lower()
    return small if small in _MARKERS else written(word).strip()
