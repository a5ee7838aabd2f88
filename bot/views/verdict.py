"""The verdict on a point's hours, services and kind, in words."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from bot.i18n import REMEMBERED, Words
from bot.views import formats
from bot.views.markup import shorten
from bot.views.names import point_name, published
from geo.answer import Ranked
from geo.opening import Opening, State
from geo.point import Point, Service
from geo.reports import Fault

RAW_HOURS_LENGTH = 80
NOTE_LENGTH = 200
SEPARATOR = " · "

_BY_RANK = {service: rank for rank, service in enumerate(Service)}


def verdict(words: Words, point: Point, opening: Opening, asked: datetime | None) -> str:
    """What a person who walks there would find, with an icon: «🟢 Відчинено до 20:00».

    `asked` is None for a text that stays: it names the day of every hour.
    """
    match opening.state:
        case State.OPEN:
            return _open(words, opening, asked)
        case State.OPENS_AT | State.CLOSED:
            return _shut(words, opening, asked)
        case State.STANDBY:
            within = formats.duration(words, point.opens_within)
            return words("verdict-standby", within=within)
        case State.BEING_OPENED:
            return words("verdict-being-opened", **being_opened(words, point, opening, asked))
        case State.RESTRICTED:
            return words("verdict-restricted")
        case State.UNKNOWN:
            text = shorten(point.schedule.text, RAW_HOURS_LENGTH)
            return words("verdict-unknown-text", text=text) if text else words("verdict-unknown")


def _open(words: Words, opening: Opening, asked: datetime | None) -> str:
    if opening.until is None:
        return words("verdict-always")
    return words("verdict-open-until", until=formats.until(words, opening.until, asked))


def _shut(words: Words, opening: Opening, asked: datetime | None) -> str:
    is_ordered = opening.ordered is not None
    if opening.at is None:
        return words("verdict-ordered-closed") if is_ordered else words("verdict-closed")
    at = formats.at(words, opening.at, asked)
    if opening.state is State.OPENS_AT:
        return words("verdict-opens-at", at=at)
    if is_ordered:
        return words("verdict-ordered-closed-until", at=at)
    return words("verdict-closed-until", at=at)


def being_opened(
    words: Words, point: Point, opening: Opening, asked: datetime | None
) -> dict[str, str]:
    """By when a point opens, when that was ordered, and how long it may take."""
    told = {"within": formats.duration(words, point.opens_within)}
    if opening.at is not None:
        told["until"] = formats.until(words, opening.at, asked)
    if opening.ordered is not None:
        told["ordered"] = formats.at(words, opening.ordered, asked)
    return told


def verdict_and_kind(words: Words, point: Point, opening: Opening, asked: datetime) -> str:
    """«🟢 Відчинено до 20:00 · мобільний»; a standby verdict has said its kind already."""
    text = verdict(words, point, opening, asked)
    if opening.state is State.STANDBY:
        return text
    return text + SEPARATOR + words(f"kind-{point.kind}")


def nearer(  # noqa: PLR0911 - one for each state
    words: Words, ranked: Ranked, distance: str, asked: datetime, length: int
) -> str:
    """What keeps a nearer point out of the list, its name within `length` characters.

    Empty for a state that gives no hope.
    """
    point, opening = ranked.point, ranked.opening
    named = {"point": point_name(words, point, length), "distance": distance}
    match opening.state:
        case State.OPEN:
            found = (each.people for each in ranked.reported if each.fault is Fault.CLOSED)
            if people := sum(found):
                day = formats.day(words, asked, asked)
                return words("nearer-reported", count=people, day=day, **named)
        case State.STANDBY:
            within = formats.duration(words, point.opens_within)
            return words("nearer-standby", within=within, **named)
        case State.BEING_OPENED:
            told = being_opened(words, point, opening, asked)
            return words("nearer-being-opened", **told, **named)
        case State.UNKNOWN:
            text = shorten(point.schedule.text, RAW_HOURS_LENGTH)
            if text:
                return words("nearer-unknown-text", text=text, **named)
            return words("nearer-unknown", **named)
        case State.OPENS_AT | State.CLOSED if opening.at is not None:
            return words("nearer-opens", at=formats.at(words, opening.at, asked), **named)
    return ""


def nearest_standby(words: Words, ranked: Ranked, distance: str, asked: datetime | None) -> str:
    """The nearest point that an official decision opens or would open, where nothing is open."""
    named = {"point": point_name(words, ranked.point), "distance": distance}
    if ranked.opening.state is State.BEING_OPENED:
        told = being_opened(words, ranked.point, ranked.opening, asked)
        return words("nearest-being-opened", **told, **named)
    within = formats.duration(words, ranked.point.opens_within)
    return words("nearest-standby", within=within, **named)


def notes_lines(words: Words, opening: Opening, limit: int = NOTE_LENGTH) -> tuple[str, ...]:
    """«ℹ️ вхід із двору»: what authorities have residents told, each within `limit` characters."""
    return tuple(
        words("verdict-note", note=published(words, note, limit)) for note in opening.notes
    )


@lru_cache(REMEMBERED)
def services_line(
    words: Words,
    services: frozenset[Service],
    wanted: frozenset[Service] = frozenset(),
    limit: int = len(Service),
) -> str:
    """«🔥 тепло · 🔌 зарядка · ще 3»: the wanted services first, at most `limit` of them."""
    ranked = sorted(services, key=lambda each: (each not in wanted, _BY_RANK[each]))
    parts = [words(f"service-{service}") for service in ranked[:limit]]
    if len(ranked) > limit:
        parts.append(words("services-more", count=len(ranked) - limit))
    return SEPARATOR.join(parts)
