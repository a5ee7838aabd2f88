"""Points as lines of an SMS: as short as stays clear, an address and its hours before all else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from bot.i18n import Words
from bot.views.markup import shorten
from bot.views.paper import ALWAYS, PAPER_LENGTH, note_on_paper, opens_by_order, street_order
from bot.views.point import days_of
from geo.clock import KYIV
from geo.exports.pieces import LINE_LENGTH
from geo.hours import Access, DayGroup, week
from geo.opening import Opening, State
from geo.point import Point
from geo.snapshot import Snapshot

_ADDRESS_LENGTH = 48
_HOURS_LENGTH = 24
_LEAST_NAME = 6
_BETWEEN = ". "
# Of a list of points of invincibility nobody needs to hear that each is one.
_NEEDLESS = re.compile(r"^(?:стаціонарний\s+)?пункт\s+незламності\s+(?=\S)", re.IGNORECASE)


def sms_lines(
    words: Words, place: str, points: Iterable[Point], snapshot: Snapshot, asked: datetime
) -> tuple[str, ...]:
    """Title, source and whom to call, then each point in one line, in order of address.

    The settlement is left out where all points have the same. A line has at most LINE_LENGTH
    characters, the name cut where it must be, unless the address and the hours alone have more.
    """
    ordered = sorted(points, key=street_order)
    is_one = len({point.address.settlement for point in ordered}) == 1
    return (
        words("paper-title", place=place),
        *note_on_paper(words, snapshot.manifest.about(ordered)),
        words("sms-help"),
        *((words("sms-standby-note"),) if any(map(opens_by_order, ordered)) else ()),
        *(_line(words, point, snapshot, asked, is_one=is_one) for point in ordered),
    )


def hours_in_sms(words: Words, point: Point, opening: Opening, on: datetime) -> str:
    """«24/7», «щодня 8–20», «пн–пт 9–18; сб 10–15»: a day that isn't named is closed.

    `opening` is the verdict at the aware instant `on`; otherwise as `hours_on_paper`, in fewer
    letters.
    """
    if opening.state is State.CLOSED and opening.ordered is not None:
        return words("sms-ordered-closed")
    if point.schedule.access is Access.RESTRICTED:
        return words("sms-restricted")
    if opens_by_order(point):
        return words("sms-standby")
    groups = week(point.schedule, on.astimezone(KYIV).date())
    if groups == ALWAYS:
        return words("sms-always")
    if groups:
        kept = [_group(words, group) for group in groups if group.spans]
        return "; ".join(kept) or words("week-closed")
    text = shorten(point.schedule.text, _HOURS_LENGTH)
    return words("sms-unknown-text", text=text) if text else words("sms-unknown")


def _group(words: Words, group: DayGroup) -> str:
    spans = ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in group.spans)
    return f"{days_of(words, group)} {spans}"


def _clock(time: str) -> str:
    """«8» for 08:00, «5:30» for 05:30."""
    hour, _, minute = time.partition(":")
    return f"{int(hour)}" if minute == "00" else f"{int(hour)}:{minute}"


def _cut(address: str) -> str:
    """An address that is too long loses the end of its street, never its house."""
    street, comma, house = shorten(address, PAPER_LENGTH).rpartition(", ")
    room = _ADDRESS_LENGTH - len(comma + house)
    if not comma or room < _ADDRESS_LENGTH // 2:
        return shorten(address, _ADDRESS_LENGTH)
    return f"{shorten(street, room)}{comma}{house}"


def _line(words: Words, point: Point, snapshot: Snapshot, asked: datetime, *, is_one: bool) -> str:
    """«вул. Київська, 5: щодня 8–20. Ліцей № 3»."""
    address = point.address
    street = address.street or address.district
    settlement = "" if is_one and street else address.settlement
    where = _cut(", ".join(each for each in (settlement, street) if each))
    hours = hours_in_sms(words, point, snapshot.opening(point, asked), asked)
    told = words("sms-line", where=where or words("point-unnamed"), hours=hours)
    name = _NEEDLESS.sub("", shorten(point.name, LINE_LENGTH))
    room = LINE_LENGTH - len(told) - len(_BETWEEN)
    return f"{told}{_BETWEEN}{shorten(name, room)}" if name and room >= _LEAST_NAME else told
