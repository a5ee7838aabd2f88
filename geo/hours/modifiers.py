"""Words that bend others: exceptions, breaks and «вихідні» give way to days, hours and days off."""

from __future__ import annotations

from dataclasses import replace

from geo.hours.items import Gap, Item
from geo.hours.lexicon import Meaning
from geo.hours.weekly import WEEKEND, Span, cut

Items = tuple[Item, ...]


def without_exceptions(items: Items) -> tuple[Items, frozenset[int]] | None:
    """Take out each «крім …» and return the rest with the days named there."""
    kept: list[Item] = []
    off: frozenset[int] = frozenset()
    at = 0
    while at < len(items):
        if items[at].meaning is not Meaning.EXCEPT:
            kept.append(items[at])
            at += 1
            continue
        end = at + 1
        while end < len(items) and _is_days(items[end]) and items[end].gap < Gap.STOP:
            off |= WEEKEND if items[end].meaning is Meaning.WEEKEND else items[end].days
            end += 1
        # «9-18, крім суботи 10-15»: other hours on that day, not a day off.
        has_own_hours = _meaning(items, end) is Meaning.HOURS and _says(kept, Meaning.HOURS)
        if end == at + 1 or has_own_hours:
            return None
        at = end
    return tuple(kept), off


def without_breaks(items: Items) -> Items | None:
    """Cut each break out of the hours said before it, or after it if none were."""
    while _says(items, Meaning.BREAK):
        at = next(i for i, item in enumerate(items) if item.meaning is Meaning.BREAK)
        pause = _pause_of(items, at)
        if pause is None:
            return None
        before, after = items[: min(at, pause)], items[max(at, pause) + 1 :]
        span = items[pause].span
        if _says(before, Meaning.HOURS):
            paused = _paused(before, span) + after
        else:
            paused = before + _paused(after, span)
        if paused == before + after:  # a break that falls outside the hours
            return None
        items = paused
    return items


def _pause_of(items: Items, at: int) -> int | None:
    """Return the index of the hours that the break at `at` is: those after it, or those before."""
    before = at > 0 and items[at - 1].meaning is Meaning.HOURS
    after = _meaning(items, at + 1) is Meaning.HOURS
    # «13-14 обід, 10-15»: parted from what follows, not from what precedes.
    if after and not (before and items[at + 1].gap > items[at].gap):
        return at + 1
    return at - 1 if before else None


def _paused(items: Items, pause: Span) -> Items:
    """Return the items with the pause cut out of every span that holds it."""
    result: list[Item] = []
    for item in items:
        if item.meaning is Meaning.HOURS:
            result += [replace(item, span=piece) for piece in cut(item.span, pause)]
        else:
            result.append(item)
    return tuple(result)


def without_weekends(items: Items) -> Items | None:
    """Settle each «вихідні»: Saturday and Sunday if it has hours, else what the days are.

    «вихідні 10-15», «вихідні: зачинено», «10-15 вихідні» against «сб, нд вихідні», «вихідні: сб».
    """
    settled = list(items)
    # What follows is looked for past holidays: «вихідні та святкові дні 10-15».
    spoken = [i for i, item in enumerate(items) if item.meaning is not Meaning.DAYS or item.days]
    for n, at in enumerate(spoken):
        item = items[at]
        if item.meaning is not Meaning.WEEKEND:
            continue
        before = items[at - 1].meaning if at else None
        after = items[spoken[n + 1]].meaning if n + 1 < len(spoken) else None
        if after in {Meaning.HOURS, Meaning.CLOSED}:
            as_days = True
        elif before is Meaning.DAYS:
            as_days = item.gap is not Gap.NONE
        elif after is Meaning.DAYS:
            as_days = False
        elif before is Meaning.HOURS and item.gap is Gap.NONE:
            as_days = True
        else:
            return None
        settled[at] = (
            replace(item, meaning=Meaning.DAYS, days=WEEKEND)
            if as_days
            else replace(item, meaning=Meaning.CLOSED)
        )
    return tuple(settled)


def _says(items: Items | list[Item], meaning: Meaning) -> bool:
    return any(item.meaning is meaning for item in items)


def _meaning(items: Items, at: int) -> Meaning | None:
    return items[at].meaning if at < len(items) else None


def _is_days(item: Item) -> bool:
    return item.meaning in {Meaning.DAYS, Meaning.WEEKEND}
