"""Tokens → a span of hours, in the many ways people set down a time of day."""

from __future__ import annotations

import re

from geo.hours.lexicon import HOUR_WORDS, MINUTE_WORDS, RANGE_WORDS
from geo.hours.weekly import DAY, Span


def _any_of(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(sorted(words))})"


_UNIT = rf"(?: {_any_of(HOUR_WORDS)})?"
_QUARTER = "(?:00|15|30|45)"
_NOT_A_MONTH = r"(?:00|1[3-9]|[2-5]\d)"  # 05.10-15.04 may well be a season
_SPOKEN = rf"\d\d? {_any_of(HOUR_WORDS)} \d\d {_any_of(MINUTE_WORDS)}"
_WRITTEN = rf"\d\d? : \d\d(?: : 00)?|\d\d? \. {_NOT_A_MONTH}|\d\d?{_QUARTER}|\d\d?"
# Tokens stand one space apart. The marks of the first three also mean other things, so there both
# times of a span must be written alike.
_TIMES = (
    rf"\d\d? - {_QUARTER}{_UNIT}",
    rf"\d\d? , {_QUARTER}{_UNIT}",
    rf"\d\d? {_QUARTER}{_UNIT}",
    rf"(?:{_SPOKEN}|(?:{_WRITTEN}){_UNIT})",
)
_SPANS = tuple(
    re.compile(rf"({time}) {_any_of(RANGE_WORDS)} ({time})(?= |$)(?! [-:.] \d)", re.ASCII)
    for time in _TIMES
)
_NUMBER = re.compile("[0-9]+")
_LONGEST = 16
_LAST_MINUTE = DAY - 1
_WEEKDAY_NUMBERS = frozenset("1234567")


def read_span(tokens: list[str], at: int) -> tuple[Span, int] | None:
    """Return the span that starts at token `at` and the index after it, None if none does.

    08:00-17:00, 8.00–17.00, 08-00 – 17-00, 8,00-17,00, 8 00 - 17 00, 0800-1700, «8 до 17 год».
    An end at midnight, or one minute before it, is 24:00; an end before the start is on the next
    day. Not guessed at: from a time to the same time, «9-00», and «1-5», which may be days.
    """
    text = " ".join(tokens[at : at + _LONGEST])
    for pattern in _SPANS:
        match = pattern.match(text)
        if match:
            span = _span(_NUMBER.findall(match[1]), _NUMBER.findall(match[2]))
            return (span, at + match[0].count(" ") + 1) if span else None
    return None


def _span(opens: list[str], closes: list[str]) -> Span | None:
    start, end = _minute(opens), _minute(closes)
    if start is None or end is None or start == DAY or closes in (["0"], ["00"]):
        return None
    if start < end and _is_weekday_number(opens) and _is_weekday_number(closes):
        return None
    if end in {0, _LAST_MINUTE}:
        end = DAY
    if start == end:
        return None
    return (start, end if start < end else end + DAY)


def _minute(numbers: list[str]) -> int | None:
    hour, minute = (numbers[0], *numbers[1:2]) if len(numbers) > 1 else _split(numbers[0])
    total = int(hour) * 60 + int(minute)
    return total if int(minute) < 60 and total <= DAY else None


def _is_weekday_number(numbers: list[str]) -> bool:
    return len(numbers) == 1 and numbers[0].lstrip("0") in _WEEKDAY_NUMBERS


def _split(number: str) -> tuple[str, str]:
    return (number[:-2], number[-2:]) if len(number) > 2 else (number, "00")
