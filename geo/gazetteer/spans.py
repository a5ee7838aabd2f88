"""The parts of a text that may be a name, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.gazetteer.keys import Spelling, glued
from geo.gazetteer.query import Word, phrase
from geo.gazetteer.vocabulary import KINDS, PLACE_PREPOSITIONS, PREPOSITIONS

_LONGEST_NAME = 4
_SHORTEST_KEY = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Consecutive words that may be a name.

    `placed` by the preposition or kind of settlement before them, `kind` is the latter, `oblique`
    after a preposition, also with a kind between, `alone` where all other words say nothing,
    `whole` where there are no other words, `apart` where commas part it from them; `numbered` like
    a street before its house, `first` in the text.
    """

    words: tuple[Word, ...]
    placed: bool = False
    kind: str = ""
    oblique: bool = False
    alone: bool = True
    whole: bool = True
    apart: bool = True
    numbered: bool = False
    first: bool = True

    @property
    def of_kind(self) -> bool:
        """Whether a kind of settlement stands before it."""
        return bool(self.kind)

    @property
    def name(self) -> Spelling:
        """The words as one name."""
        return phrase(self.words)

    @property
    def is_short(self) -> bool:
        """Whether it has so few letters that it is like too much else."""
        return sum(len(word.text) for word in self.words) <= _SHORTEST_KEY

    @property
    def sounds_short(self) -> bool:
        """Whether so little is left when it is folded: "Kiev" is `kev`, "ijkj" is `iki`."""
        return len(glued(self.name.folded)) <= _SHORTEST_KEY

    @property
    def is_foreign(self) -> bool:
        """Whether it is a place of another country."""
        return all(word.is_foreign for word in self.words)

    @property
    def is_capital(self) -> bool:
        """Whether one of its words was typed with a capital letter."""
        return any(word.capital for word in self.words)

    @property
    def is_idle(self) -> bool:
        """Whether all its words are of small talk."""
        return all(word.is_idle for word in self.words)

    @property
    def is_everyday(self) -> bool:
        """Whether all its words are of everyday speech."""
        return all(word.is_everyday for word in self.words)


def contents(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """What of a text may be a mistyped name: all of a short one, then without everyday words.

    A name may be of everyday words: «Жовті», «Криве Озер», in capital letters and nothing else.
    """
    named = tuple(word for word in words if not word.is_around and not word.is_number)
    content = tuple(word for word in words if not word.is_everyday)
    capital = all(word.capital and not word.is_idle for word in named)
    begun = capital and bool(named) and named == tuple(words)
    if (content or begun) and len(named) <= _LONGEST_NAME:
        yield named
    if content and content != named and len(content) <= _LONGEST_NAME:
        yield content


def is_called(words: Sequence[Word], place: int) -> bool:
    """Whether the word there is written like the name of a place: «у Мені», not «у мені»."""
    return place > 0 and words[place].capital and words[place - 1].text in PLACE_PREPOSITIONS


def is_placed(content: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether some of the words stand after a preposition or kind of settlement."""
    start = words.index(content[0])
    return start > 0 and words[start - 1].is_before_place


def spans(words: Sequence[Word], *, scoped: bool) -> Iterator[Span]:
    """All spans of up to four words within one part; `scoped` when a unit is named as well."""
    busy = {word.text for word in words if not word.is_idle}
    said = [word for word in words if not word.is_around and not word.is_number]
    parts = {first.part: {word.text for word in said if word.part == first.part} for first in said}
    everything = {word.text for word in said}
    for start, first in enumerate(words):
        if first.is_number or first.text in PREPOSITIONS:
            continue
        before = words[start - 1] if start else None
        kind = before.text if before and before.text in KINDS else ""
        ends_part = start + 1 == len(words) or words[start + 1].part != first.part
        for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1):
            chosen = tuple(words[start:end])
            # «Селище, Хмільницький район»; but «селище Іванівка» is of that kind.
            if first.text in KINDS and len(chosen) == 1 and not (scoped and ends_part):
                continue
            if chosen[-1].part != first.part or chosen[-1].is_number:
                break
            if first.is_initial and len(chosen) > 1:
                break
            # With its oblast said even «Світле» is a place; so may be «у Мені».
            if scoped or is_called(words, start) or not all(word.is_idle for word in chosen):
                texts = {word.text for word in chosen}
                yield Span(
                    chosen,
                    placed=before is not None and before.is_before_place,
                    kind=kind,
                    oblique=_is_oblique(words[:start], kind),
                    alone=busy <= texts,
                    whole=everything <= texts,
                    apart=parts.get(first.part, texts) <= texts,
                    first=start == 0,
                    numbered=end < len(words) and words[end].is_number,
                )


def _is_oblique(before: Sequence[Word], kind: str) -> bool:
    """Whether a preposition asks for a case: «у м. Кадіївці»; «с.» is a village, not "from"."""
    ahead = before[:-1] if kind else before
    return bool(ahead) and ahead[-1].text in PREPOSITIONS
