"""The portal's cards, copied as text → records of named cells.

    Ліцей № 3
    Тип: Стаціонарний
    Адреса 📍: Вигадане, вул. Вигадана, 5
    Графік роботи ⏰: Цілодобово
    Є: генератор, інтернет, опалення

A line without a label begins a card; of several in a row the last is the name. What no labelled
line follows (a page's title, the words on a button) is no card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.refresh.text import tidy
from geo.refresh.vocabulary import Vocabulary

Card = dict[str, str]

NAME = "назва"

# Icons stand around a label, so only the first of its letters is asked for.
_LABEL = re.compile(r"\s*(?:[^\w\s]\s*)*(?P<label>[^\W\d_][^:]{0,40}?)[^\w)]*:\s*(?P<value>.*)")
_ADDRESS = frozenset({"street_and_house", "coordinates"})
_SHARE = 0.3


def is_cards(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a good part of the lines are labelled, an address or a coordinate among them."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()]
    fields = [found[0] for found in (_labelled(line, vocabulary) for line in lines) if found]
    return len(fields) > _SHARE * len(lines) and not _ADDRESS.isdisjoint(fields)


def cards_of(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, Card]]:
    """The cards, each with the number of its first line, counted from 1."""
    card: Card = {}
    said: set[str] = set()
    begun = 0
    for number, line in enumerate(text.splitlines(), 1):
        if not tidy(line):
            continue
        found = _labelled(line, vocabulary)
        if found is None or found[0] in said:
            if said:
                yield begun, card
                card, said = {}, set()
            begun = number
        if found is None:
            card = {NAME: line}
            continue
        field, label, value = found
        begun = begun or number
        said.add(field)
        card[label] = value
    if said:
        yield begun, card


def _labelled(line: str, vocabulary: Vocabulary) -> tuple[str, str, str] | None:
    """The field, the label and the value of «Адреса 📍: Вигадане», None for any other line."""
    found = _LABEL.fullmatch(line)
    header = vocabulary.header(found["label"]) if found else None
    return (header.field, found["label"], found["value"]) if found and header else None
