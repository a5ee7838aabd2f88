"""A person's text taken apart: the words that may be a name, and what is said about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo.gazetteer.everyday import is_everyday, is_foreign
from geo.gazetteer.keys import Spelling, skeleton, written
from geo.gazetteer.vocabulary import (
    ENGLISH_STREETS,
    KINDS,
    NO_PLACE,
    PLACE_PREPOSITIONS,
    PREPOSITIONS,
    STREETS,
)

# Longer texts are not a question about a place; what follows is left unread.
LONGEST_TEXT = 200
_MOST_WORDS = 20
_LONGEST_STREET = 4
_BREAKS = re.compile(r"[,;:()\[\]/|\n\r!?…]")
# A word as it was typed: any signs, then from the first letter to a space.
_TYPED = re.compile(r"[^\W_][^\s]*|[^\s\w]+|_+")
# Czech and Slovak letters for what English writes with two: Užhorod, Čop.
_CARONS = str.maketrans({"š": "sh", "č": "ch", "ž": "zh", "Š": "Sh", "Č": "Ch", "Ž": "Zh"})
# «С т р и й»: letters set apart for emphasis are one word.
_APART = re.compile(r"(?<!\S)(?:\w\s{1,3}){3,}\w(?!\S)")
# «Львівська міська територіальна громада»: what a unit is called says nothing of which it is.
_KIND_OF_HROMADA = re.compile(
    r"\b(?:(?:міськ|сільськ|селищн|територіальн|об.?єднан)[а-яі]{1,4}\s+){1,3}(?=громад)",
    re.IGNORECASE,
)
_RAION = re.compile(r"\bр[-–‑.]\s?н[а-яі]{0,3}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, written and folded (see `keys`), and the part between commas it is in.

    `capital` says that it was typed with a capital letter.
    """

    text: str
    key: str
    part: int
    capital: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is a house's number, an hour or the like: 22, 45а."""
        return self.text[0].isdigit()

    @property
    def is_around(self) -> bool:
        """Whether it stands before a place's name: a preposition or a kind of settlement."""
        return self.text in PREPOSITIONS or self.text in KINDS

    @property
    def is_initial(self) -> bool:
        """Whether it is one letter before a name and no part of it: «г. Оріхове», «в Ільниці»."""
        return len(self.text) == 1 and self.is_around

    @property
    def is_before_place(self) -> bool:
        """Whether what follows is a place as a rule."""
        return self.text in PLACE_PREPOSITIONS or self.text in KINDS

    @property
    def is_idle(self) -> bool:
        """Whether it says nothing about the place."""
        return self.is_number or self.text in NO_PLACE or self.is_around

    @property
    def is_everyday(self) -> bool:
        """Whether it is of everyday speech, so that no name is guessed from it."""
        return self.is_idle or is_everyday(self.text)

    @property
    def is_foreign(self) -> bool:
        """Whether it is a place of another country."""
        return is_foreign(self.text)


def words_of(text: str) -> list[Word]:
    """The words of a text, without streets and houses; at most 200 characters, 20 words.

    A word that repeats the one before it says nothing more: no settlement is called so.
    """
    text = _RAION.sub(" район ", text[:LONGEST_TEXT].translate(_CARONS))
    text = _KIND_OF_HROMADA.sub("", text)
    text = _APART.sub(lambda spelt: "".join(spelt[0].split()), text)
    words = [
        Word(word, skeleton(word), number, typed[0].isupper())
        for number, part in enumerate(_BREAKS.split(text))
        for typed in _TYPED.findall(_without_addresses(part))
        for word in written(typed).split()
    ]
    said = [words[0]] if words else []
    said += [word for before, word in pairwise(words) if word.text != before.text]
    return _without_streets(said[:_MOST_WORDS])


def _without_addresses(part: str) -> str:
    """Electronic ones and mentions, which are in Latin, name people and bots."""
    if "@" not in part:
        return part
    return " ".join(word for word in part.split() if "@" not in word or not word.isascii())


def _without_streets(words: list[Word]) -> list[Word]:
    """«вул. Велика Васильківська 22 Київ» → «Київ»: up to the house's number, else one word."""
    kept: list[Word] = []
    position = 0
    while position < len(words):
        word = words[position]
        position += 1
        if word.text not in STREETS:
            kept.append(word)
            continue
        # "Shevchenka Street 12": in English the name stands before.
        if word.text in ENGLISH_STREETS:
            while kept and kept[-1].part == word.part and not kept[-1].is_around:
                kept.pop()
            continue
        # The number may stand in the next part: «вул. Київська, 22».
        ahead = [w for w in words[position : position + _LONGEST_STREET] if w.part <= word.part + 1]
        numbers = [i for i, w in enumerate(ahead) if w.is_number]
        named = next((i for i, w in enumerate(ahead) if w.part != word.part), len(ahead))
        if numbers and numbers[0] <= named:
            position += numbers[0] + 1
        else:
            position += min(1, named)
    return kept


def phrase(words: Sequence[Word]) -> Spelling:
    """The words as one name."""
    return Spelling(" ".join(word.text for word in words), " ".join(word.key for word in words))
