"""A town's poster in words: which points stand on it, in which order, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.drawing.sheet import NO_BREAK, Entry, Landmark, Map, Mark, Sheet
from bot.i18n import Words
from bot.links import Links, ToTown
from bot.views import formats
from bot.views.markup import shorten
from bot.views.names import (
    hromada_name,
    oblast_name,
    point_address,
    point_name,
    published,
    settlement_name,
)
from bot.views.paper import (
    PAPER_LENGTH,
    hours_on_paper,
    note_on_paper,
    opens_by_order,
    service_name,
    street_order,
)
from geo.coordinate import Coordinate, distance_m
from geo.gazetteer.heads import OBLAST, SETTLEMENT
from geo.gazetteer.settlement import Settlement
from geo.guide import Guide
from geo.point import Point, Service

MOST = 120
"""Points on a poster; those furthest from the centre are left out, and it says so."""

_NATIONAL = "https://nezlamnist.gov.ua"
STEPS_M = (50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)

_LANDMARKS = 14


@dataclass(frozen=True, slots=True)
class QrLink:
    """What the QR code opens, and what is printed below it."""

    url: str
    name: str
    is_bot: bool

    @classmethod
    def to(cls, links: Links, settlement: Settlement) -> QrLink:
        """The bot at this settlement; the national map where the bot's name isn't known."""
        if links.username:
            return cls(links.to(ToTown(settlement.code)), f"@{links.username}", is_bot=True)
        return cls(_NATIONAL, _NATIONAL.partition("//")[2], is_bot=False)


class Order(StrEnum):
    """How a poster's list goes: from the centre outwards, or street by street."""

    DISTANCE = "distance"
    STREET = "street"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The points of a poster, nearest the centre first, and how many more there would be.

    `wider` says that the settlement has none, so that they are its hromada's.
    """

    settlement: Settlement
    points: tuple[Point, ...]
    left_out: int = 0
    wider: bool = False


def choose(guide: Guide, settlement: Settlement) -> Chosen:
    """The points of a settlement, of a district's city, else those of its hromada."""
    found = guide.within(settlement.katottg[:SETTLEMENT])
    wider = not found
    if wider:
        found = guide.within(settlement.hromada)
    centre = settlement.coordinate
    ranked = sorted((distance_m(centre, each.coordinate), each.id, each) for each in found)
    nearest = tuple(each for _, _, each in ranked[:MOST])
    return Chosen(settlement, nearest, len(ranked) - len(nearest), wider)


def poster_sheet(  # noqa: PLR0913, PLR0917 - what a poster is made of
    words: Words,
    guide: Guide,
    chosen: Chosen,
    order: Order,
    asked: datetime,
    link: QrLink,
) -> Sheet:
    """The poster in the words' language."""
    settlement = chosen.settlement
    points = _in_order(chosen.points, order)
    hollow = [opens_by_order(point) for point in points]
    *warnings, source = note_on_paper(words, guide.snapshot.manifest.about(points))
    return Sheet(
        title=words("poster-title"),
        place=_place(words, chosen),
        subtitle=_subtitle(words, settlement),
        warning=" ".join(warnings),
        notes=_notes(words, guide, chosen),
        source=source,
        help=words("poster-help"),
        entries=tuple(
            _entry(words, guide, chosen, number, point, asked)
            for number, point in enumerate(points, 1)
        ),
        map=Map(
            marks=tuple(
                Mark(number, point.coordinate, hollow=is_hollow)
                for number, (point, is_hollow) in enumerate(zip(points, hollow, strict=True), 1)
            ),
            steps=steps(words),
            north=words("poster-north"),
            centre=_centre(words, settlement),
            landmarks=landmarks(
                words, guide, settlement.coordinate, [p.coordinate for p in points]
            ),
        ),
        legend=(
            words("poster-legend-full"),
            words("poster-legend-hollow"),
            words("poster-legend-centre"),
        ),
        # By its code: the outlines are coarse, and a suburb may lie in the city's.
        outline=guide.regions.outline(settlement.katottg[:OBLAST]),
        here=settlement.coordinate,
        link=link.url,
        link_lines=(
            words("poster-link") if link.is_bot else words("poster-link-national"),
            link.name,
        ),
    )


def steps(words: Words) -> tuple[tuple[float, str], ...]:
    """Round lengths with their names: «500 м», «2 км»."""
    return tuple((float(metres), _length(words, metres)) for metres in STEPS_M)


def landmarks(
    words: Words, guide: Guide, centre: Coordinate | None, places: Sequence[Coordinate]
) -> tuple[Landmark, ...]:
    """The settlements about the places, the largest first, without the one at the centre."""
    margin = 0.02
    south, north = min(p.lat for p in places) - margin, max(p.lat for p in places) + margin
    west, east = min(p.lon for p in places) - margin, max(p.lon for p in places) + margin
    near = [
        each
        for each in guide.gazetteer.located
        if south <= each.coordinate.lat <= north
        and west <= each.coordinate.lon <= east
        and each.coordinate != centre
    ]
    near.sort(key=lambda each: (-each.population, each.code))
    return tuple(
        Landmark(settlement_name(words, each), each.coordinate) for each in near[:_LANDMARKS]
    )


def _place(words: Words, chosen: Chosen) -> str:
    name = settlement_name(words, chosen.settlement)
    return words("poster-nearest", place=name) if chosen.wider else name


def _subtitle(words: Words, settlement: Settlement) -> str:
    if settlement.city:
        return words("poster-district", city=settlement_name(words, settlement.city))
    units = (hromada_name(words, settlement), oblast_name(words, settlement))
    return ", ".join(unit for unit in units if unit)


def _notes(words: Words, guide: Guide, chosen: Chosen) -> tuple[str, ...]:
    notes = []
    if chosen.left_out:
        notes.append(words("paper-more", count=chosen.left_out))
    if chosen.settlement.hromada in guide.snapshot.withheld_hromadas:
        notes.append(words("withheld"))
    return tuple(notes)


def _centre(words: Words, settlement: Settlement) -> Landmark | None:
    if settlement.approximate:
        return None
    return Landmark(settlement_name(words, settlement), settlement.coordinate)


def _in_order(points: Iterable[Point], order: Order) -> tuple[Point, ...]:
    if order is Order.DISTANCE:
        return tuple(points)
    return tuple(sorted(points, key=street_order))


def _entry(  # noqa: PLR0913, PLR0917 - what an entry is made of
    words: Words, guide: Guide, chosen: Chosen, number: int, point: Point, asked: datetime
) -> Entry:
    opening = guide.snapshot.opening(point, asked)
    here = None if chosen.wider else chosen.settlement
    address = point_address(words, point.address, here, PAPER_LENGTH)
    far = ""
    if not chosen.settlement.approximate:
        metres = distance_m(chosen.settlement.coordinate, point.coordinate)
        far = words("poster-from-centre", distance=formats.distance(words, metres))
    entrance = published(words, point.entrance, PAPER_LENGTH)
    return Entry(
        number=number,
        name=point_name(words, point, PAPER_LENGTH),
        address=" · ".join(part for part in (address, far.replace(" ", NO_BREAK)) if part),
        # «сб–нд:» doesn't end a line.
        hours=hours_on_paper(words, point, opening, asked).replace(": ", f":{NO_BREAK}"),
        notes=(
            *(shorten(note, PAPER_LENGTH) for note in opening.notes),
            *((words("paper-entrance", entrance=entrance),) if entrance else ()),
        ),
        services=tuple(
            (service, service_name(words, service))
            for service in Service
            if service in point.services
        ),
        hollow=opens_by_order(point),
    )


def _length(words: Words, metres: int) -> str:
    if metres < 1000:
        return words("distance-m", value=str(metres))
    return words("distance-km", value=str(metres // 1000))
