"""A text that names an oblast, a raion or a hromada, and no settlement in it: «Київська обл.»."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer.query import Word, phrase
from geo.gazetteer.scope import read_scopes
from geo.gazetteer.units import Units, is_region
from geo.gazetteer.vocabulary import HROMADA_WORDS, OBLAST_WORDS, RAION_WORDS

_MARKERS = OBLAST_WORDS | RAION_WORDS | HROMADA_WORDS
_OBLAST_HEAD = 4
# «Київська» by itself, as the bot's own examples name oblasts.
_ADJECTIVES = ("ська", "цька", "зька", "ская", "цкая", "ska")
# «Цей район»: of a raion's or hromada's name a shorter beginning may be any word.
_SHORTEST = 5


def may_name_unit(words: Sequence[Word]) -> bool:
    """Whether `unit_alone` may find anything: it needs `Units`, which take a while to make."""
    return any(
        word.text in _MARKERS or word.text.endswith(_ADJECTIVES) or is_region(word.key)
        for word in words
    )


def unit_alone(words: Sequence[Word], units: Units) -> tuple[str, ...]:
    """Heads of the codes of the unit that a text names, with small talk around it at most.

    The smallest of several («Ізмаїльський район Одеської області»); several heads, sorted, where
    units of one level share the name; none where a settlement or nothing is named.
    """
    scope, left = read_scopes(words, units)[0]
    content = [word for word in left if not word.is_idle]
    if not scope.units:
        return tuple(sorted(_region(content, units)))
    smallest = scope.units[-1]
    named = [word for word in words if word not in left and word.text not in _MARKERS]
    if content or not any(_is_name(word, smallest) for word in named):
        return ()
    larger = [tuple(heads) for heads in scope.units[:-1]]
    return tuple(sorted(head for head in smallest if all(map(head.startswith, larger))))


def _region(content: Sequence[Word], units: Units) -> set[str]:
    name = phrase(content)
    if name.written.endswith(_ADJECTIVES):
        return units.oblast(name, marked=False)
    return units.region(name)


def _is_name(word: Word, heads: frozenset[str]) -> bool:
    shortest = 1 if len(min(heads)) == _OBLAST_HEAD else _SHORTEST
    return not word.is_idle and len(word.key) >= shortest
