"""Published hours → a schedule. What isn't wholly understood is UNKNOWN, never a guess of open."""

from __future__ import annotations

from functools import lru_cache

from geo.hours.clauses import read_week
from geo.hours.items import items_of
from geo.hours.lexicon import BLANKS, Meaning
from geo.hours.modifiers import Items
from geo.hours.schedule import Access, Schedule
from geo.hours.weekly import contains, to_osm

MAX_READ = 300
MAX_KEPT = 120


def parse_hours(text: str | None) -> Schedule:
    """Read what a list says of a point's hours, in Ukrainian, Russian or English.

    Blank → UNKNOWN without text; a word, sign or order of words that isn't understood → UNKNOWN
    with the text. Hours that hold only in an outage or on someone's word → STANDBY. Ordinary hours
    that an outage can only widen («9-18, під час відключень цілодобово») → the ordinary hours.
    The text kept is at most MAX_KEPT characters; one longer than MAX_READ is not read.
    """
    return _schedule((text or "").strip()[: MAX_READ + 1])


@lru_cache(maxsize=4096)
def _schedule(text: str) -> Schedule:
    seen = _printable(text)
    kept = " ".join(seen.split())
    if kept.casefold() in BLANKS or not any(map(str.isalnum, kept)):
        return Schedule("", Access.UNKNOWN)
    if len(kept) > MAX_KEPT:
        kept = f"{kept[: MAX_KEPT - 1].rstrip()}…"
    items = items_of(seen) if len(text) <= MAX_READ else None
    access, osm = _reading(items) if items else (Access.UNKNOWN, "")
    return Schedule(kept, access, osm)


def _reading(items: Items) -> tuple[Access, str]:
    said = [item.meaning for item in items]
    if Meaning.RESTRICTED in said:
        return Access.RESTRICTED, ""
    if Meaning.STANDBY in said:
        return _conditional(items, said.index(Meaning.STANDBY))
    week = read_week(items)
    return (Access.SCHEDULED, to_osm(week)) if week else (Access.UNKNOWN, "")


def _conditional(items: Items, at: int) -> tuple[Access, str]:
    """Read hours with a condition at `at`: standby, or ordinary hours that it widens."""
    before, after = items[:at], items[at + 1 :]
    if _has_hours(before) and _has_hours(after):
        ordinary = read_week(before) if items[at].gap else None
        widened = read_week(after)
        if ordinary and widened and contains(widened, ordinary):
            return Access.SCHEDULED, to_osm(ordinary)
        return Access.UNKNOWN, ""
    if any(item.meaning is Meaning.CLOSED for item in items):
        return Access.UNKNOWN, ""
    return Access.STANDBY, ""


def _has_hours(items: Items) -> bool:
    return any(item.meaning is Meaning.HOURS for item in items)


def _printable(text: str) -> str:
    """Drop what cannot be seen, marks that turn the direction of text among it."""
    return "".join(char for char in text if char.isprintable() or char.isspace())
