"""A point in words that stay true: for paper, and for files that are opened days later.

No icon, since a printer's font has none, and no «now»: the week's hours, or why there are none.
"""

from __future__ import annotations

import re
from datetime import datetime

from bot.i18n import Words
from bot.views import formats
from bot.views.markup import shorten
from bot.views.names import published
from bot.views.point import week_lines
from bot.views.verdict import RAW_HOURS_LENGTH
from geo.clock import KYIV
from geo.hours import Access, DayGroup, week
from geo.opening import Opening, State
from geo.point import Kind, Point, Service
from geo.snapshot import Manifest

PAPER_LENGTH = 160
"""Names, addresses and sources have room on paper: a cut one loses the number of its house."""

_HOUSE = re.compile(r"\d+")

ALWAYS = (DayGroup(0, 6, (("00:00", "24:00"),)),)
"""A week without a closed minute."""


def hours_on_paper(words: Words, point: Point, opening: Opening, on: datetime) -> str:
    """«Цілодобово», «пн–пт: 09:00–18:00; сб–нд: зачинено», «Резервний: …», never empty.

    `opening` is the verdict at the aware instant `on`: what is closed by order then is told so.
    What an order opens isn't: by the time the paper is read it may have ended.
    """
    if opening.state is State.CLOSED and opening.ordered is not None:
        return words("paper-ordered-closed")
    if point.schedule.access is Access.RESTRICTED:
        return words("paper-restricted")
    if opens_by_order(point):
        return words("paper-standby", within=formats.duration(words, point.opens_within))
    groups = week(point.schedule, on.astimezone(KYIV).date())
    if groups == ALWAYS:
        return words("paper-always")
    if groups:
        return "; ".join(week_lines(words, groups))
    text = shorten(point.schedule.text, RAW_HOURS_LENGTH)
    return words("paper-unknown-text", text=text) if text else words("paper-unknown")


def opens_by_order(point: Point) -> bool:
    """Whether it is closed until an official decision, by its kind or by its hours."""
    return point.kind is Kind.STANDBY or point.schedule.access is Access.STANDBY


def note_on_paper(words: Words, manifest: Manifest) -> tuple[str, ...]:
    """Lines for all points: that they are made up, if they are; the source and its day and year."""
    source = shorten(manifest.source, PAPER_LENGTH) or words("source-unknown")
    if not manifest.demo:
        source = published(words, source, PAPER_LENGTH)
    if manifest.as_of is None:
        dated = words("source-undated", source=source)
    else:
        day = formats.day_of_year(words, manifest.as_of)
        dated = words("source", source=source, moment=day)
    return (words("demo"), dated) if manifest.demo else (dated,)


def service_name(words: Words, service: Service) -> str:
    """«тепло», without its icon."""
    return words(f"paper-service-{service}")


def service_names(words: Words, point: Point) -> tuple[str, ...]:
    """«тепло», «зарядка», in the order of display, without icons."""
    return tuple(service_name(words, each) for each in Service if each in point.services)


def street_order(point: Point) -> tuple[str, str, int, str, str]:
    """A key that sorts by settlement, street and house as numbers go: 9 before 10."""
    street, _, house = point.address.street.partition(",")
    number = _HOUSE.search(house)
    return (point.address.settlement, street, int(number[0]) if number else 0, house, point.id)
