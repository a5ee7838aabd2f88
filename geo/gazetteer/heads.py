"""Oblasts, raions and hromadas by their names, for who orders something for a whole unit.

Unlike in a resident's question nothing is guessed: a name must be whole, or begin only one.
"""

from __future__ import annotations

from functools import lru_cache

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.keys import skeleton, written
from geo.gazetteer.settlement import Settlement
from geo.gazetteer.vocabulary import HROMADA_WORDS, OBLAST_WORDS, RAION_WORDS

OBLAST, RAION, HROMADA, SETTLEMENT = 4, 6, 9, 12
"""How many characters of a KATOTTG code name a unit of each level."""

_KINDS = {OBLAST: OBLAST_WORDS, RAION: RAION_WORDS, HROMADA: HROMADA_WORDS}
_SHORTEST_BEGINNING = 4


def heads_named(gazetteer: Gazetteer, name: str, level: int) -> tuple[str, ...]:
    """Heads of the codes of all units of a level, OBLAST to HROMADA, that bear the name, sorted.

    In Ukrainian or Latin letters, with or without the word for the level: «Житомирська»,
    «Житомирська обл.», "Zhytomyrska", "Zhytomyr". The head itself names the unit, too.
    """
    units = _units(gazetteer, level)
    if name.strip().upper() in units:
        return (name.strip().upper(),)
    wanted, said = _folded(name, level)
    if not wanted:
        return ()
    names = {
        head: folded
        for head, (folded, kind) in units.items()
        if kind or not said  # «Київ обл.» is the oblast, not the city
    }
    whole = tuple(head for head, folded in names.items() if folded == wanted)
    if whole or len(wanted) < _SHORTEST_BEGINNING:
        return whole
    begun = {folded for folded in names.values() if folded.startswith(wanted)}
    return tuple(head for head, folded in names.items() if folded in begun and len(begun) == 1)


@lru_cache(256)
def example_of(gazetteer: Gazetteer, head: str) -> Settlement | None:
    """A settlement of the unit, which bears its names; None where there is no such unit."""
    return next((each for each in gazetteer.settlements if each.code.startswith(head)), None)


@lru_cache(4)
def _units(gazetteer: Gazetteer, level: int) -> dict[str, tuple[str, bool]]:
    """The folded name of each unit, and whether its name says what it is, by head."""
    names: dict[str, str] = {}
    for settlement in gazetteer.settlements:
        head = settlement.code[:level]
        if head not in names:
            names[head] = _name(settlement, level)
    return {head: _folded(name, level) for head, name in sorted(names.items()) if name}


def _name(settlement: Settlement, level: int) -> str:
    if level == OBLAST:
        return settlement.oblast_uk
    return settlement.raion_uk if level == RAION else settlement.hromada_uk


def _folded(name: str, level: int) -> tuple[str, bool]:
    words = written(name).split()
    rest = [word for word in words if word not in _KINDS[level]]
    return skeleton(" ".join(rest)), len(rest) < len(words)
