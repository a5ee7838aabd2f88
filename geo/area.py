"""Which part of the country a text names: an oblast, a raion, a hromada or a settlement."""

from __future__ import annotations

import re

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.heads import HROMADA, OBLAST, RAION, heads_named
from geo.gazetteer.settlement import KATOTTG_HEAD
from geo.geocoding.chain import locate
from geo.geocoding.outcome import Ambiguous, Found, Place
from geo.orders import UNIT_LENGTHS
from geo.regions import Regions

MOST = 8
"""So many of one name can be asked about."""

_SETTLEMENT = UNIT_LENGTHS[-1]
# «Житомир» is the city, «Житомирська» the oblast: units bear adjectives, or say what they are.
_UNIT = re.compile(
    r"(ськ|цьк|зьк)(а|ий)\b|\b(обл|рай|р-н|громад|крим\b|oblast|raion|hromada|crimea)|sk(a|yi)\b",
    re.IGNORECASE,
)


def areas_of(text: str, gazetteer: Gazetteer, regions: Regions) -> tuple[str, ...]:
    """Heads of KATOTTG codes, the likeliest first: one, none, or up to MOST that bear the name.

    A code names the smallest unit that it is long enough for (see UNIT_LENGTHS), a place inside a
    city the city.
    """
    text = text.strip()
    if KATOTTG_HEAD.fullmatch(code := text.upper()):
        length = max(each for each in UNIT_LENGTHS if each <= len(code))
        return (code[:length],)
    return (_units(text, gazetteer) or _settlements(text, gazetteer, regions))[:MOST]


def _units(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    if not _UNIT.search(text):
        return ()
    for level in (OBLAST, RAION, HROMADA):
        heads = heads_named(gazetteer, text, level)
        if heads:
            return heads
    return ()


def _settlements(text: str, gazetteer: Gazetteer, regions: Regions) -> tuple[str, ...]:
    match locate(text, gazetteer, regions):
        case Found(Place(settlement=settlement)) if settlement:
            return (settlement.katottg[:_SETTLEMENT],)
        case Ambiguous(units=units) if units:
            return units
        case Ambiguous(candidates):
            heads = (each.settlement.katottg[:_SETTLEMENT] for each in candidates)
            return tuple(dict.fromkeys(heads))
    return ()
