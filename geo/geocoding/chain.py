"""From a text to a place: a position as written, a plus code, an address, a settlement's name.

Nothing here waits: where a provider is needed for a street, the outcome says which street it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.coordinate import Coordinate
from geo.gazetteer.evidence import KNOWN_TOWN
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.names import Tier
from geo.gazetteer.ranking import by_distance, likelihood
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

# A town that stands unmarked before a street is taken by its name, not by likeness; by a form of it
# only after a preposition or a kind: «Богдана Хмельницького 5» is no village called Богдан.
_LEAST_TOWN_SCORE = Tier.ALTERNATE
_LEAST_FORM_SCORE = Tier.RUSSIAN_FORM
# Of an oblast three pages of buttons are offered; smaller places are typed.
_LARGEST = 24
_WORD = re.compile(r"[^\W\d_]+")
_AROUND = PREPOSITIONS | KINDS
# Streets are named in the genitive or by a feminine adjective: Шевченка, Миру, Київська; a name of
# these endings is a settlement's as a rule: «Іванівка 5», «Городище, 4».
_LIKE_A_SETTLEMENT = re.compile(r"(?:(?:[вдлт]|[иїя]н)ка|[еєиії])$")
_LIKE_A_STREET = re.compile(r"[сц]ь?кая?$")


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


def nearest_first(outcome: Outcome, near: Coordinate) -> Outcome:
    """The same question with the homonyms in order of distance from `near`; all else as it is."""
    match outcome:
        case Ambiguous(candidates, units=()):
            return Ambiguous(by_distance(candidates, near), by_distance=True)
    return outcome


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
    units = () if reading else gazetteer.unit_alone(text)
    if units:
        return _within(units, resolution, gazetteer)
    match resolution.outcome:
        case ResolutionOutcome.FOUND:
            settlement = resolution.candidates[0].settlement
            place = Place(settlement.coordinate, settlement, resolution.namesakes, street=street)
            return Found(place, resolution.candidates)
        case ResolutionOutcome.AMBIGUOUS:
            return Ambiguous(resolution.candidates)
        case ResolutionOutcome.NOT_FOUND:
            return Incomplete(Lack.STREET_WITHOUT_TOWN, street) if street else NotFound()


def _within(units: tuple[str, ...], resolution: Resolution, gazetteer: Gazetteer) -> Outcome:
    """An oblast alone is no place yet: which of its places? «Буковина» is a village as well."""
    called = [each for each in resolution.candidates if each.score > Tier.FORMER]
    known = {each.settlement.code for each in called}
    largest = gazetteer.largest(units, _LARGEST)
    return Ambiguous(
        (*called, *(each for each in largest if each.settlement.code not in known)), units=units
    )


def _read(text: str, gazetteer: Gazetteer) -> tuple[Reading | None, Resolution]:
    """The address in a text with what its town means, else what the whole text means."""
    readings = read_address(text)
    best: tuple[Reading, Resolution] | None = None
    for reading in readings:
        town = gazetteer.resolve(reading.around)
        if _is_town(reading, town) and (best is None or _is_as_good(town, best)):
            best = reading, town
    if best:
        return best
    resolution = gazetteer.resolve(text)
    lone = next((reading for reading in readings if not reading.around), None)
    if lone is None or (not lone.marked and _is_settlement(lone, resolution)):
        return None, resolution
    # A village may be called as a street is: without its town neither is taken.
    return lone, Resolution(ResolutionOutcome.NOT_FOUND)


def _is_settlement(lone: Reading, meant: Resolution) -> bool:
    """Whether a name and a number are a settlement's and its house's rather than a street's."""
    if meant.outcome is ResolutionOutcome.NOT_FOUND:
        return False
    words = _WORD.findall(lone.street.lower())
    best = meant.candidates[0]
    if words[0] in KINDS:
        return True
    if best.score < _LEAST_TOWN_SCORE or (len(words) == 1 and _LIKE_A_STREET.search(words[0])):
        return False
    known = meant.outcome is ResolutionOutcome.FOUND and likelihood(best.settlement) >= KNOWN_TOWN
    return known or bool(_LIKE_A_SETTLEMENT.search(best.settlement.name_uk))


def _is_as_good(later: Resolution, earlier: tuple[Reading, Resolution]) -> bool:
    """Of two readings with one town the later has more words for the street.

    But where the earlier says all words of the town's name and the later has only some of them,
    none of them is the street's: "Krivoy Rog", not "Krivoy".
    """
    reading, town = earlier
    settlement, best = town.candidates[0].settlement, later.candidates[0]
    said = [word for word in _WORD.findall(reading.around.lower()) if word not in _AROUND]
    whole = len(said) == len(_WORD.findall(settlement.name_uk))
    return best.settlement == settlement and (not whole or best.score >= Tier.FOLDED)


def _is_town(reading: Reading, town: Resolution) -> bool:
    """Whether the words around a street name a town, all of them where nothing marks the street."""
    if not reading.around or town.outcome is ResolutionOutcome.NOT_FOUND:
        return False
    best = town.candidates[0]
    if reading.marked or "," in reading.around:
        return True
    words = _WORD.findall(reading.around.lower())
    said = [word for word in words if word not in _AROUND]
    least = _LEAST_TOWN_SCORE if len(said) == len(words) else _LEAST_FORM_SCORE
    return best.score >= least and len(said) in {1, len(_WORD.findall(best.settlement.name_uk))}
