"""Items → a week: which hours go with which days, in either order; or nothing, if that is open."""

from __future__ import annotations

from itertools import takewhile

from geo.hours.items import Gap
from geo.hours.lexicon import Meaning
from geo.hours.modifiers import Items, without_breaks, without_exceptions, without_weekends
from geo.hours.weekly import EVERY_DAY, WEEKEND, Spans, Week, tidied

Clause = tuple[frozenset[int], Spans]

_CLOSED_ALL_WEEK: Week = ((),) * 7
_EVERY_DAY_WORDS = frozenset({Meaning.DAILY, Meaning.NO_DAY_OFF})


def read_week(items: Items) -> Week | None:
    """Return the week that the items describe, None unless there is one sound way to read them."""
    said = {item.meaning for item in items}
    if said and said <= {Meaning.CLOSED, Meaning.DAILY}:
        return _CLOSED_ALL_WEEK
    if _has_every_day_between_hours(items):
        return None
    found = without_exceptions(tuple(i for i in items if i.meaning not in _EVERY_DAY_WORDS))
    if found is None:
        return None
    plain, off = found
    paused = without_breaks(plain)
    core = paused and without_weekends(paused)
    if not core:
        return None
    if core[0].meaning is Meaning.HOURS:
        clauses = _hours_first(core, daily=Meaning.DAILY in said)
    else:
        clauses = _days_first(core)
    week = _week(clauses, off) if clauses else None
    if week and Meaning.NO_DAY_OFF in said and not all(week):
        return None
    return week


def _days_first(items: Items) -> list[Clause] | None:
    """Read «пн-пт 9-18, сб 10-15, нд вихідний» and «вихідні: сб, нд»."""
    clauses: list[Clause] = []
    while items:
        if items[0].meaning is Meaning.CLOSED:
            days, items = _days(items[1:])
            hours: Spans = ()
        else:
            days, items = _days(items)
            if not items or items[0].gap is Gap.STOP:
                return None
            hours, items = _hours(items)
            if not hours and items[0].meaning is Meaning.CLOSED:
                items = items[1:]
            elif not hours:
                return None
        if not days:
            return None
        clauses.append((_named(days), hours))
    return clauses


def _hours_first(items: Items, *, daily: bool) -> list[Clause] | None:
    """Read «9-18», «9-18, нд вихідний» and «9-18 пн-пт, 10-15 сб»."""
    hours, rest = _hours(items)
    if not rest:
        return [(EVERY_DAY, hours)]
    days_off = [item.meaning for item in rest] == [Meaning.DAYS, Meaning.CLOSED]
    if rest[0].gap or rest[0].meaning is Meaning.CLOSED or days_off:
        exceptions = _days_first(rest)
        clauses = exceptions and _by_default(hours, exceptions, daily=daily)
        if clauses:
            return clauses
    return _hours_then_days(items)


def _by_default(hours: Spans, exceptions: list[Clause], *, daily: bool) -> list[Clause] | None:
    """Give the hours to every day not named, if they are sure to be meant for those.

    «9-18, сб 10-15» says nothing certain of Sunday; «9-18, сб 10-15, нд вихідний» does.
    """
    named = frozenset[int]().union(*(days for days, _ in exceptions))
    rest = EVERY_DAY - named
    sure = daily or named >= WEEKEND or not any(spans for _, spans in exceptions)
    return [(rest, hours), *exceptions] if sure and len(rest) > len(named) else None


def _hours_then_days(items: Items) -> list[Clause] | None:
    clauses: list[Clause] = []
    while items and items[0].meaning is Meaning.HOURS:
        hours, items = _hours(items)
        days, items = _days(items)
        if not days:
            return None
        if [item.meaning for item in items] == [Meaning.CLOSED]:
            ending = _with_days_off(hours, days)
            return ending and clauses + ending
        clauses.append((_named(days), hours))
    ending = _days_first(items)
    return None if ending is None else clauses + ending


def _with_days_off(hours: Spans, days: Items) -> list[Clause] | None:
    """Part the days that have the hours from those that are off: «9-18 пн-пт, сб-нд вихідний»."""
    if len(days) == 2 or _named(days) == EVERY_DAY:
        return [(days[0].days, hours), (_named(days[1:]), ())]
    return None


def _week(clauses: list[Clause], off: frozenset[int]) -> Week | None:
    week: list[Spans] = [()] * 7
    named: frozenset[int] = frozenset()
    for days, spans in clauses:
        hours = tidied(spans)
        # A day named twice is unclear, unless taken out of a run: «пн-нд 9-18, нд вихідний».
        takes_out = not hours and days < named
        if hours is None or (days & named and not takes_out) or (days and not days - off):
            return None
        named |= days
        for day in days - off:
            week[day] = hours
    return tuple(week) if any(week) or named == EVERY_DAY else None


def _days(items: Items) -> tuple[Items, Items]:
    """Part the days listed at the start, up to a full stop or semicolon, from the rest."""
    end = 0
    while end < len(items) and items[end].meaning is Meaning.DAYS:
        if end and items[end].gap is Gap.STOP:
            break
        end += 1
    return items[:end], items[end:]


def _named(days: Items) -> frozenset[int]:
    return frozenset[int]().union(*(item.days for item in days))


def _hours(items: Items) -> tuple[Spans, Items]:
    hours = tuple(i.span for i in takewhile(lambda i: i.meaning is Meaning.HOURS, items))
    return hours, items[len(hours) :]


def _has_every_day_between_hours(items: Items) -> bool:
    """Return whether «щодня» stands between hours, where it may belong to either."""
    said = [item.meaning for item in items]
    if Meaning.DAILY not in said or Meaning.HOURS not in said:
        return False
    last = len(said) - 1 - said[::-1].index(Meaning.HOURS)
    return Meaning.DAILY in said[said.index(Meaning.HOURS) : last]
