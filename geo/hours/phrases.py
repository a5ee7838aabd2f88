"""The lexicon in use: which phrase starts at a token, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.hours import lexicon
from geo.hours.lexicon import Meaning
from geo.hours.tokens import tokenised


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase's meaning, with its days if it names any."""

    meaning: Meaning
    days: frozenset[int] = frozenset()

    @property
    def is_one_day(self) -> bool:
        """Whether it is the name of a day, which may begin or end a range."""
        return len(self.days) == 1


def _phrases() -> Iterator[tuple[str, Phrase]]:
    for day, words in enumerate(lexicon.DAY_WORDS):
        yield words, Phrase(Meaning.DAYS, frozenset({day}))
    for days, words in lexicon.DAY_GROUPS.items():
        yield words, Phrase(Meaning.DAYS, days)
    for meaning, words in lexicon.PHRASES.items():
        yield words, Phrase(meaning)


def _spellings(words: str) -> Iterator[tuple[str, ...]]:
    return (tuple(tokenised(word)) for word in words.split("|"))


_PHRASES = {spelling: phrase for words, phrase in _phrases() for spelling in _spellings(words)}
_JOINTS = lexicon.LIST_WORDS | {",", "/", "або", "чи", "или", "or"}
_LONGEST = max(map(len, _PHRASES))
_CONDITIONS = tuple(sorted(_spellings(lexicon.CONDITION_OPENINGS), key=len, reverse=True))
_AUDIENCES = frozenset(lexicon.AUDIENCE_OPENINGS.split("|"))
_TRIGGERS = tuple(lexicon.TRIGGER_STEMS.split("|"))
_COMPLEMENTS = tuple(lexicon.COMPLEMENT_STEMS.split("|"))
_AUDIENCE = tuple(lexicon.AUDIENCE_STEMS.split("|"))


def phrase_at(tokens: list[str], at: int) -> tuple[Phrase | None, int]:
    """Return the longest phrase that starts at token `at` and the index after it."""
    for end in range(min(at + _LONGEST, len(tokens)), at, -1):
        phrase = _PHRASES.get(tuple(tokens[at:end]))
        if phrase:
            return phrase, end
    return None, at


def condition_end(tokens: list[str], at: int) -> int:
    """Return where words at `at` end that say "on a word" or "in an outage"; `at` if none do."""
    for opening in _CONDITIONS:
        start = at + len(opening)
        if tuple(tokens[at:start]) == opening:
            end, said = _stretch(tokens, start, _TRIGGERS + _COMPLEMENTS)
            if any(word.startswith(_TRIGGERS) for word in said):
                return end
    return at


def audience_end(tokens: list[str], at: int) -> int:
    """Return where words at `at` end that say "only for such people"; `at` if none do."""
    start = at
    if tokens[start] in _AUDIENCES:
        start += 1
    if tokens[start : start + 1] in (["для"], ["for"]):
        start += 1
    end, said = _stretch(tokens, start, _AUDIENCE)
    return end if start > at and said else at


def _stretch(tokens: list[str], at: int, stems: tuple[str, ...]) -> tuple[int, list[str]]:
    """Return how far words with these stems go on, lists and «2 години» included, and the words."""
    said: list[str] = []
    while at < len(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        if tokens[at].startswith(stems):
            said.append(tokens[at])
        elif tokens[at] in _JOINTS and following.startswith(stems):
            pass
        elif tokens[at].isdigit() and following in lexicon.HOUR_WORDS:
            at += 1
        else:
            break
        at += 1
    return at, said
