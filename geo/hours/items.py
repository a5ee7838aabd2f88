"""Tokens → items: days, hours, days off, breaks, conditions; or nothing, if a word is unknown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from geo.hours.clock_times import read_span
from geo.hours.lexicon import LIST_WORDS, RANGE_WORDS, Meaning
from geo.hours.phrases import Phrase, audience_end, condition_end, phrase_at
from geo.hours.tokens import tokenised
from geo.hours.weekly import DAY, Span


class Gap(IntEnum):
    """How strongly an item is parted from the one before."""

    NONE = 0
    COMMA = 1
    STOP = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said: its meaning, the gap before it, and its days or its span of hours."""

    meaning: Meaning
    gap: Gap
    days: frozenset[int] = frozenset()
    span: Span = (0, DAY)


_GAPS = (
    dict.fromkeys(",/()[]\n", Gap.COMMA)
    | dict.fromkeys(LIST_WORDS, Gap.COMMA)
    | dict.fromkeys(";.|!•", Gap.STOP)
    | dict.fromkeys("-:", Gap.NONE)
)


def items_of(text: str) -> tuple[Item, ...] | None:
    """Return what the text says in order, None if any of its words or signs is unknown."""
    tokens = tokenised(text)
    items: list[Item] = []
    at, gap = 0, Gap.NONE
    while at < len(tokens):
        if tokens[at] in _GAPS:
            gap = max(gap, _GAPS[tokens[at]])
            at += 1
            continue
        found = _item(tokens, at, gap)
        if found is None:
            return None
        item, at = found
        if item.meaning is not Meaning.NOTHING:
            items.append(item)
            gap = Gap.NONE
    return tuple(items)


def _item(tokens: list[str], at: int, gap: Gap) -> tuple[Item, int] | None:
    for meaning, end in (
        (Meaning.STANDBY, condition_end(tokens, at)),
        (Meaning.RESTRICTED, audience_end(tokens, at)),
    ):
        if end > at:
            return Item(meaning, gap), end
    phrase, end = phrase_at(tokens, at)
    if phrase is None:
        hours = read_span(tokens, at)
        return hours and (Item(Meaning.HOURS, gap, span=hours[0]), hours[1])
    if phrase.is_one_day:
        return _days(tokens, phrase, end, gap)
    return Item(phrase.meaning, gap, phrase.days), end


def _days(tokens: list[str], first: Phrase, at: int, gap: Gap) -> tuple[Item, int] | None:
    """Read on from one day's name: «пн-пт» or «з понеділка по п’ятницю» is a range of days."""
    last, end = _range_end(tokens, at)
    if last is None:
        return Item(Meaning.DAYS, gap, first.days), at
    if _range_end(tokens, end)[0]:  # «пн-ср-пт»
        return None
    start = min(first.days)
    length = (min(last.days) - start) % 7 + 1
    return Item(Meaning.DAYS, gap, frozenset((start + n) % 7 for n in range(length))), end


def _range_end(tokens: list[str], at: int) -> tuple[Phrase | None, int]:
    if at < len(tokens) and tokens[at] in RANGE_WORDS:
        phrase, end = phrase_at(tokens, at + 1)
        if phrase and phrase.is_one_day:
            return phrase, end
    return None, at
