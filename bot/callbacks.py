"""What a button carries, in at most 64 bytes: actions, filters, codes, ids — never a coordinate.

A callback is `name|field|…`. Telegram hands back whatever a client sends, so `unpack` trusts
nothing: a callback of another version, or a forged one, is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.i18n import Language
from geo.answer import Refinement
from geo.clock import KYIV
from geo.gazetteer.settlement import KATOTTG
from geo.point import POINT_ID, Service
from geo.reports import Fault

MAX_BYTES = 64

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_PLACE = re.compile(rf"({KATOTTG.pattern})?", re.ASCII)
_SERVICES = tuple(Service)
_BIT = {service: 1 << place for place, service in enumerate(_SERVICES)}


class Menu(StrEnum):
    """Which keyboard stands under an answer."""

    MAIN = "m"
    SERVICES = "s"
    HOURS = "h"


@dataclass(frozen=True, slots=True)
class Search:
    """Answer again, refined. `place` is a settlement's code, empty for the replied-to message."""

    place: str = ""
    refinement: Refinement = field(default_factory=Refinement)
    menu: Menu = Menu.MAIN


@dataclass(frozen=True, slots=True)
class Share:
    """Send the open points of the page as a text to forward; `place` as for `Search`."""

    place: str = ""
    refinement: Refinement = field(default_factory=Refinement)


@dataclass(frozen=True, slots=True)
class SharePoint:
    """Send the point as a text to forward."""

    point_id: str


@dataclass(frozen=True, slots=True)
class Namesakes:
    """List the settlements that the replied-to text may mean; `page` counts from 0.

    `place` is the code of one of them, for a message that named it by a code.
    """

    page: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class ShowPoint:
    """Send the point as a venue; in a group, show it in the answer, which is of this `place`."""

    point_id: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """Send all that is known of the point: the week, the services."""

    point_id: str


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Speak this language from now on."""

    language: Language


@dataclass(frozen=True, slots=True)
class SetPlace:
    """Let a bare /near mean the settlement of this code in the group from now on."""

    place: str


@dataclass(frozen=True, slots=True)
class ListPlaces:
    """As `Namesakes`, of the text that named a group's place."""

    page: int
    place: str


@dataclass(frozen=True, slots=True)
class AskFault:
    """Ask what is wrong at the point."""

    point_id: str


@dataclass(frozen=True, slots=True)
class SendReport:
    """Report what is wrong at the point."""

    point_id: str
    fault: Fault


Callback = (
    Search
    | Share
    | SharePoint
    | Namesakes
    | ShowPoint
    | Details
    | SetLanguage
    | SetPlace
    | ListPlaces
    | AskFault
    | SendReport
)


def pack(callback: Callback) -> str:  # noqa: C901, PLR0911 - one for each kind
    """Callback data for Telegram, ASCII, at most MAX_BYTES long."""
    match callback:
        case Search(place, refinement, menu):
            return f"n|{place}|{_refined(refinement)}|{menu.value}"
        case Share(place, refinement):
            return f"s|{place}|{_refined(refinement)}"
        case SharePoint(point_id):
            return f"p|{point_id}"
        case Namesakes(page, place):
            return f"o|{page}|{place}"
        case ShowPoint(point_id, place):
            return f"v|{point_id}|{place}" if place else f"v|{point_id}"
        case Details(point_id):
            return f"d|{point_id}"
        case SetLanguage(language):
            return f"l|{language}"
        case SetPlace(place):
            return f"g|{place}"
        case ListPlaces(page, place):
            return f"h|{page}|{place}"
        case AskFault(point_id):
            return f"w|{point_id}"
        case SendReport(point_id, fault):
            return f"r|{fault}|{point_id}"


def unpack(data: str) -> Callback | None:
    """Read callback data; None for what no version of `pack` could have made."""
    if len(data) > MAX_BYTES or not data.isascii():
        return None
    try:
        return _parse(data.split("|"))
    except ValueError:
        return None


def _parse(fields: list[str]) -> Callback | None:  # noqa: C901, PLR0911, PLR0912 - one for each kind
    match fields:
        case ["n", place, services, at, until, page, menu] if _PLACE.fullmatch(place):
            return Search(place, _refinement(services, at, until, page), Menu(menu))
        case ["s", place, services, at, until, page] if _PLACE.fullmatch(place):
            return Share(place, _refinement(services, at, until, page))
        case ["p", point_id] if POINT_ID.fullmatch(point_id):
            return SharePoint(point_id)
        case ["o", page]:
            return Namesakes(_page(page))
        case ["o", page, place] if _PLACE.fullmatch(place):
            return Namesakes(_page(page), place)
        case ["v", point_id] if POINT_ID.fullmatch(point_id):
            return ShowPoint(point_id)
        case ["v", point_id, place] if POINT_ID.fullmatch(point_id) and _PLACE.fullmatch(place):
            return ShowPoint(point_id, place)
        case ["d", point_id] if POINT_ID.fullmatch(point_id):
            return Details(point_id)
        case ["l", ("uk" | "en") as language]:
            return SetLanguage(language)
        case ["g", place] if KATOTTG.fullmatch(place):
            return SetPlace(place)
        case ["h", page, place] if KATOTTG.fullmatch(place):
            return ListPlaces(_page(page), place)
        case ["w", point_id] if POINT_ID.fullmatch(point_id):
            return AskFault(point_id)
        case ["r", fault, point_id] if POINT_ID.fullmatch(point_id):
            return SendReport(point_id, Fault(fault))
    return None


def _refined(refinement: Refinement) -> str:
    services = f"{_mask(refinement.services):x}"
    hours = f"{_minutes(refinement.at)}|{_minutes(refinement.until)}"
    return f"{services}|{hours}|{refinement.page}"


def _refinement(services: str, at: str, until: str, page: str) -> Refinement:
    return Refinement(_services(services), _instant(at), _instant(until), _page(page))


def _mask(services: frozenset[Service]) -> int:
    return sum(map(_BIT.__getitem__, services))


def _services(text: str) -> frozenset[Service]:
    mask = int(text, 16)
    if not 0 <= mask < 1 << len(_SERVICES):
        raise ValueError("unknown service")
    return frozenset(service for place, service in enumerate(_SERVICES) if mask >> place & 1)


def _minutes(instant: datetime | None) -> str:
    return "" if instant is None else f"{int((instant - _EPOCH).total_seconds()) // 60:x}"


def _instant(text: str) -> datetime | None:
    if not text:
        return None
    minutes = int(text, 16)
    if not 0 <= minutes < 1 << 28:
        raise ValueError("instant out of range")
    return (_EPOCH + timedelta(minutes=minutes)).astimezone(KYIV)


def _page(text: str) -> int:
    page = int(text)
    if not 0 <= page < 1000:
        raise ValueError("page out of range")
    return page
