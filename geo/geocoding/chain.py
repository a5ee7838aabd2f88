"""From a text to a place: a position as written, a plus code, an address, a settlement's name.

Nothing here waits: where a provider is needed for a street, the outcome says which street it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.resolution import Resolution, ResolutionOutcome
from geo.gazetteer.settlement import Settlement
from geo.gazetteer.vocabulary import KINDS, PREPOSITIONS
from geo.geocoding.address import Reading, read_address
from geo.geocoding.links import Link
from geo.geocoding.outcome import (
    Ambiguous,
    Found,
    Incomplete,
    Lack,
    NotFound,
    Outcome,
    Place,
    Street,
)
from geo.geocoding.plus_code import PlusCode, read_plus_code
from geo.geocoding.position import read_position
from geo.geocoding.ukraine import Position, healed
from geo.regions import Regions

# A town that stands unmarked before a street is taken by its name or a form of it, not by likeness.
_LEAST_TOWN_SCORE = 90
_WORD = re.compile(r"[^\W\d_]+")
_AROUND = PREPOSITIONS | KINDS


def locate(text: str, gazetteer: Gazetteer, regions: Regions) -> Outcome:
    """Find the place that a text means."""
    match read_position(text):
        case Position() as position:
            position = healed(position, regions)
            return Found(Place(position.coordinate, swapped=position.swapped))
        case Link(words=words):
            named = _named(words, gazetteer)
            known = isinstance(named, Found | Ambiguous)
            return named if known else Incomplete(Lack.LINK_CLOSED)
    code = read_plus_code(text)
    return _coded(code, gazetteer) if code else _named(text, gazetteer)


def locate_in(settlement: Settlement, text: str, gazetteer: Gazetteer) -> Outcome:
    """Find the place in a settlement chosen for a text: its street or plus code, or its centre."""
    place = Place(settlement.coordinate, settlement, len(gazetteer.namesakes(settlement)))
    code = read_plus_code(text)
    if code:
        return Found(Place(code.near(settlement.coordinate)))
    reading, _ = _read(text, gazetteer)
    return Found(replace(place, street=Street(reading.street)) if reading else place)


def _coded(code: PlusCode, gazetteer: Gazetteer) -> Outcome:
    if code.is_full:
        return Found(Place(code.coordinate))
    match _named(code.words, gazetteer):
        case Found(place=place):
            return Found(Place(code.near(place.coordinate)))
        case Ambiguous() as which:
            return which
    return Incomplete(Lack.CODE_WITHOUT_TOWN)


def _named(text: str, gazetteer: Gazetteer) -> Outcome:
    reading, resolution = _read(text, gazetteer)
    street = Street(reading.street) if reading else None
    match resolution.outcome:
        case ResolutionOutcome.FOUND:
            settlement = resolution.candidates[0].settlement
            place = Place(settlement.coordinate, settlement, resolution.namesakes, street=street)
            return Found(place, resolution.candidates)
        case ResolutionOutcome.AMBIGUOUS:
            return Ambiguous(resolution.candidates)
        case ResolutionOutcome.NOT_FOUND:
            return Incomplete(Lack.STREET_WITHOUT_TOWN, street) if street else NotFound()


def _read(text: str, gazetteer: Gazetteer) -> tuple[Reading | None, Resolution]:
    """The address in a text with what its town means, else what the whole text means."""
    readings = read_address(text)
    best: tuple[Reading, Resolution] | None = None
    for reading in readings:
        town = gazetteer.resolve(reading.around)
        # Of two readings with one town the later has more words for the street.
        if _is_town(reading, town) and (best is None or _means_same(town, best[1])):
            best = reading, town
    if best:
        return best
    resolution = gazetteer.resolve(text)
    lone = next((reading for reading in readings if not reading.around), None)
    if lone is None or (resolution.outcome is ResolutionOutcome.FOUND and not lone.marked):
        return None, resolution
    # A village may be called as a street is: without its town neither is taken.
    return lone, Resolution(ResolutionOutcome.NOT_FOUND)


def _means_same(one: Resolution, other: Resolution) -> bool:
    return one.candidates[0].settlement == other.candidates[0].settlement


def _is_town(reading: Reading, town: Resolution) -> bool:
    """Whether the words around a street name a town, all of them where nothing marks the street."""
    if not reading.around or town.outcome is ResolutionOutcome.NOT_FOUND:
        return False
    best = town.candidates[0]
    if reading.marked or "," in reading.around:
        return True
    words = [word for word in _WORD.findall(reading.around.lower()) if word not in _AROUND]
    name = _WORD.findall(best.settlement.name_uk)
    return best.score >= _LEAST_TOWN_SCORE and len(words) in {1, len(name)}
