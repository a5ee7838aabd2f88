"""Tokens → a span of hours, in the many ways people set down a time of day."""

from __future__ import annotations

from geo.hours.lexicon import HOUR_WORDS, MINUTE_WORDS, RANGE_WORDS
from geo.hours.weekly import DAY, Span

_QUARTERS = frozenset({"00", "15", "30", "45"})
_LAST_MINUTE = DAY - 1


def read_span(tokens: list[str], at: int) -> tuple[Span, int] | None:
    """Return the span that starts at token `at` and the index after it, None if none does.

    08:00-17:00, 8.00–17.00, 08-00 – 17-00, 8,00-17,00, 8 00 - 17 00, 0800-1700, «8 до 17 год».
    An end at midnight, or one minute before it, is 24:00; an end before the start is on the next
    day. Hours from a time to the same time are not guessed at.
    """
    for mark in ("-", ",", ""):
        found = _between(tokens, at, mark)
        if found:
            return found
    return _between(tokens, at, None)


def _between(tokens: list[str], at: int, mark: str | None) -> tuple[Span, int] | None:
    left = _time(tokens, at, mark)
    if left is None or not _is(tokens, left[1], RANGE_WORDS):
        return None
    right = _time(tokens, left[1] + 1, mark)
    if right is None or _goes_on(tokens, right[1]):
        return None
    # «9-00» alone is nine o'clock, not "from nine to midnight".
    if mark is None and right[1] == left[1] + 2 and tokens[right[1] - 1] in {"0", "00"}:
        return None
    span = _span(left[0], right[0])
    return (span, right[1]) if span else None


def _span(start: int, end: int) -> Span | None:
    if start >= DAY:
        return None
    if end in {0, _LAST_MINUTE}:
        end = DAY
    if end == start:
        return None
    return (start, end if end > start else end + DAY)


def _time(tokens: list[str], at: int, mark: str | None) -> tuple[int, int] | None:
    """Read one time; `mark` is what parts its minutes, None for a colon, a dot or no minutes."""
    hour = tokens[at] if at < len(tokens) else ""
    if not _is_number(hour) or len(hour) > 4:
        return None
    if len(hour) > 2:
        return _minutes(hour[:-2], hour[-2:], at + 1) if mark is None else None
    if mark is None:
        return _plain_time(tokens, at)
    minute = tokens[at + len(mark) + 1 : at + len(mark) + 2]
    if not minute or minute[0] not in _QUARTERS or (mark and tokens[at + 1] != mark):
        return None
    return _minutes(hour, minute[0], _after_unit(tokens, at + len(mark) + 2))


def _plain_time(tokens: list[str], at: int) -> tuple[int, int] | None:
    if _is(tokens, at + 1, ":.") and _is_minute(tokens, at + 2):
        end = at + 3
        if tokens[end : end + 2] == [":", "00"]:
            end += 2
        return _minutes(tokens[at], tokens[at + 2], _after_unit(tokens, end))
    unit = _after_unit(tokens, at + 1)
    if unit > at + 1 and _is_minute(tokens, unit) and _is(tokens, unit + 1, MINUTE_WORDS):
        return _minutes(tokens[at], tokens[unit], unit + 2)
    return _minutes(tokens[at], "00", unit)


def _minutes(hour: str, minute: str, end: int) -> tuple[int, int] | None:
    if int(minute) >= 60 or int(hour) * 60 + int(minute) > DAY:
        return None
    return int(hour) * 60 + int(minute), end


def _after_unit(tokens: list[str], at: int) -> int:
    return at + 1 if _is(tokens, at, HOUR_WORDS) else at


def _goes_on(tokens: list[str], at: int) -> bool:
    """Return whether a mark and a number follow, so that the time was cut in the wrong place."""
    return _is(tokens, at, "-:") and at + 1 < len(tokens) and _is_number(tokens[at + 1])


def _is_minute(tokens: list[str], at: int) -> bool:
    return at < len(tokens) and _is_number(tokens[at]) and len(tokens[at]) == 2


def _is_number(token: str) -> bool:
    return token.isascii() and token.isdigit()


def _is(tokens: list[str], at: int, wanted: frozenset[str] | str) -> bool:
    return at < len(tokens) and tokens[at] in wanted
