"""One point: a venue on Telegram's map with ways to get there, and its card in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from bot.callbacks import Details, SharePoint, pack
from bot.i18n import Words
from bot.views import formats
from bot.views.markup import bold, lines, paragraphs, plain, shorten
from bot.views.message import Button, Keyboard, Message
from bot.views.names import NAME_LENGTH, point_address, point_name
from bot.views.reports import complaint_button, reported_lines
from bot.views.source import demo_line, source_lines
from bot.views.verdict import (
    SEPARATOR,
    notes_lines,
    services_line,
    verdict,
    verdict_and_kind,
)
from geo.answer import Card
from geo.coordinate import Coordinate
from geo.hours import DayGroup
from geo.point import Point

TITLE_LENGTH = 64
ADDRESS_LENGTH = 128

_GOOGLE = "https://www.google.com/maps/dir/?"
_OSM = "https://www.openstreetmap.org/directions?"
_WHOLE_DAY = (("00:00", "24:00"),)


@dataclass(frozen=True, slots=True)
class Venue:
    """A Telegram venue: `title` and `address` are plain text, not HTML."""

    title: str
    address: str
    position: Coordinate
    keyboard: Keyboard


def venue_view(words: Words, card: Card, asked: datetime) -> Venue:
    """The point on the map, with the ways there as buttons and the verdict before the address.

    What most people reported comes between. A venue stays in the chat, so it always names the day.
    """
    point = card.point
    name = point_name(words, point)
    title = words("point-demo", name=name) if card.manifest.demo else name
    opening = verdict(words, point, card.opening, None)
    where = point_address(words, point.address, None, NAME_LENGTH)
    reported = reported_lines(words, card.reported[:1], asked)
    address = SEPARATOR.join(part for part in (opening, *reported, where) if part)
    return Venue(
        title=shorten(title, TITLE_LENGTH),
        address=shorten(address, ADDRESS_LENGTH),
        position=point.coordinate,
        keyboard=(
            *route_buttons(words, point.coordinate),
            (Button(words("button-details"), pack(Details(point.id))),),
            (share_button(words, point),),
            (complaint_button(words, point),),
        ),
    )


def whole_view(words: Words, card: Card, asked: datetime) -> Message:
    """All that is known of the point and the ways there, for who comes by a link."""
    told = card_view(words, card, asked)
    share = (share_button(words, card.point),)
    return Message(told.html, (*route_buttons(words, card.point.coordinate), *told.keyboard, share))


def share_button(words: Words, point: Point) -> Button:
    """«📤 Поділитися», under each point."""
    return Button(words("button-share"), pack(SharePoint(point.id)))


def card_view(words: Words, card: Card, asked: datetime) -> Message:
    """All that is known of the point: verdict, kind, services, the week, the source."""
    point = card.point
    week = week_lines(words, card.week)
    return Message(
        paragraphs(
            demo_line(words, card.manifest),
            lines(
                bold(point_name(words, point)),
                plain(point_address(words, point.address, None, NAME_LENGTH)),
                plain(verdict_and_kind(words, point, card.opening, asked)),
                *map(plain, reported_lines(words, card.reported, asked)),
                *map(plain, notes_lines(words, card.opening)),
                plain(services_line(words, point.services)),
            ),
            lines(plain(words("week")), *map(plain, week)) if week else plain(""),
            source_lines(words, card.manifest, asked),
        ),
        ((complaint_button(words, point),),),
    )


def week_lines(words: Words, week: tuple[DayGroup, ...]) -> tuple[str, ...]:
    """«пн–пт: 09:00–18:00», «сб: зачинено»: a line for each group of days."""
    return tuple(
        words("week-line", days=days_of(words, group), hours=_hours(words, group)) for group in week
    )


def days_of(words: Words, group: DayGroup) -> str:
    """«щодня», «пн–пт», «сб»."""
    if (group.first, group.last) == (0, 6):
        return words("week-daily")
    first = formats.weekday(words, group.first)
    if group.first == group.last:
        return first
    return words("week-days", first=first, last=formats.weekday(words, group.last))


def _hours(words: Words, group: DayGroup) -> str:
    if group.spans == _WHOLE_DAY:
        return words("week-always")
    return ", ".join(f"{start}–{end}" for start, end in group.spans) or words("week-closed")


def route_buttons(words: Words, target: Coordinate) -> Keyboard:
    """Ways on foot from wherever the reader's map finds them: the links hold the target only."""
    position = f"{round(target.lat, 5)},{round(target.lon, 5)}"
    google = {"api": 1, "destination": position, "travelmode": "walking"}
    osm = {"engine": "fossgis_osrm_foot", "to": position}
    return (
        (Button(words("route-google"), url=_GOOGLE + urlencode(google)),),
        (Button(words("route-osm"), url=_OSM + urlencode(osm)),),
        # Telegram refuses geo: as a button's URL, so it is there to copy.
        (Button(words("copy-geo"), copy=f"geo:{position}?q={position}"),),
    )
