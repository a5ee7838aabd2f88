"""The answer: the nearest open points, or an honest word that there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.callbacks import Menu
from bot.i18n import Words
from bot.views import formats
from bot.views.keyboards import answer_keyboard
from bot.views.markup import Html, bold, lines, paragraphs, plain
from bot.views.message import Message
from bot.views.names import point_address, point_name
from bot.views.plain import to_text
from bot.views.reports import reported_lines
from bot.views.source import source_lines, warning_lines
from bot.views.start import from_centre, start_name, start_notes, start_source
from bot.views.verdict import (
    SEPARATOR,
    nearer,
    nearest_standby,
    notes_lines,
    services_line,
    verdict_and_kind,
)
from geo.answer import PAGE_SIZE, Nearest, Ranked
from geo.finder import SEARCH_RADIUS_M
from geo.point import Service

LIGHT_LENGTH = 1_200
"""Visible characters that still arrive on 2G in one piece."""

MOST_NOTES = 2
"""Of what authorities have residents told of a point; its card has all."""


@dataclass(frozen=True, slots=True)
class _Detail:
    """How much is said of a point: characters of a name or address, number of services."""

    text: int
    services: int


# Ordinary points fit at once; long ones are told shorter until the message is light.
_DETAILS = (
    _Detail(80, len(Service)),
    _Detail(80, 6),
    _Detail(56, 5),
    _Detail(40, 4),
    _Detail(28, 3),
)


def answer_view(words: Words, answer: Nearest, menu: Menu = Menu.MAIN) -> Message:
    """The points in one message of at most LIGHT_LENGTH characters, with one menu's buttons."""
    answer = _worth_telling(answer)
    keyboard = answer_keyboard(words, answer, menu)
    message = Message("")
    for detail in _DETAILS:
        message = Message(_text(words, answer, detail), keyboard)
        if len(to_text(message)) <= LIGHT_LENGTH:
            break
    return message


def _worth_telling(answer: Nearest) -> Nearest:
    """Leave out what would mislead."""
    at, until = answer.refinement.at, answer.refinement.until
    # Hours that had passed when an old button was pressed: the verdicts are for now.
    at = at if at and at > answer.asked else None
    until = until if until and until > answer.instant else None
    if (at, until) != (answer.refinement.at, answer.refinement.until):
        answer = replace(answer, refinement=replace(answer.refinement, at=at, until=until))
    if answer.place.approximate:
        # From a hromada's centre nobody knows which of two points is the nearer.
        answer = replace(answer, nearer=None)
    if answer.withheld:
        # The nearest published one is far from where the points of this hromada are.
        answer = replace(answer, standby=None)
    return answer


def _text(words: Words, answer: Nearest, detail: _Detail) -> Html:
    first = answer.refinement.page * PAGE_SIZE + 1
    return paragraphs(
        warning_lines(words, answer.manifest, answer.asked),
        _heading(words, answer),
        start_notes(words, answer.place),
        *(
            _point(words, answer, ranked, number, detail)
            for number, ranked in enumerate(answer.open[:PAGE_SIZE], first)
        ),
        _unopened(words, answer, detail),
        _footer(words, answer),
    )


def _heading(words: Words, answer: Nearest) -> Html:
    place = bold(start_name(words, answer.place))
    what = lines(plain(_what(words, answer)), _filter(words, answer))
    if answer.withheld:
        return paragraphs(lines(place, plain(words("withheld"))), what)
    return lines(place, what)


def _what(words: Words, answer: Nearest) -> str:
    if not answer.open:
        return "" if answer.withheld else _nothing(words, answer)
    refinement, asked = answer.refinement, answer.asked
    if refinement.until:
        return words("answer-night", until=formats.until(words, refinement.until, asked))
    if refinement.at:
        return words("answer-at", at=formats.at_on_day(words, answer.instant, asked))
    return words("answer-now")


def _nothing(words: Words, answer: Nearest) -> str:
    refinement, asked = answer.refinement, answer.asked
    km = round(SEARCH_RADIUS_M / 1000)
    if refinement.page:
        return words("nothing-further", km=km)
    if refinement.until:
        until = formats.until(words, refinement.until, asked)
        return words("nothing-night", km=km, until=until)
    if refinement.at:
        return words("nothing-at", km=km, at=formats.at_on_day(words, answer.instant, asked))
    return words("nothing-now", km=km)


def _filter(words: Words, answer: Nearest) -> Html:
    services = services_line(words, answer.refinement.services)
    return plain(words("answer-filter", services=services) if services else "")


def _point(words: Words, answer: Nearest, ranked: Ranked, number: int, detail: _Detail) -> Html:
    point, place = ranked.point, answer.place
    address = point_address(words, point.address, place.settlement, detail.text)
    wanted = answer.refinement.services
    return lines(
        bold(f"{number}. {point_name(words, point, detail.text)}"),
        plain(_way(words, answer, ranked)),
        plain(address),
        plain(verdict_and_kind(words, point, ranked.opening, answer.asked)),
        *map(plain, reported_lines(words, ranked.reported[:1], answer.asked)),
        *map(plain, notes_lines(words, ranked.opening, detail.text)[:MOST_NOTES]),
        plain(services_line(words, point.services, wanted, detail.services)),
    )


def _way(words: Words, answer: Nearest, ranked: Ranked) -> str:
    """How far, how long on foot and where to; from a hromada's centre only how far."""
    if answer.place.approximate:
        return _distance(words, answer, ranked)
    parts = (
        _distance(words, answer, ranked),
        formats.walk(words, ranked.distance_m),
        formats.direction(words, ranked.bearing_deg),
    )
    return SEPARATOR.join(part for part in parts if part)


def _distance(words: Words, answer: Nearest, ranked: Ranked) -> str:
    if answer.place.approximate:
        return formats.rough_distance(words, ranked.distance_m)
    return formats.distance(words, ranked.distance_m)


def _unopened(words: Words, answer: Nearest, detail: _Detail) -> Html:
    """A nearer point that isn't open; where none is, the nearest standby and whom to call."""
    if answer.open and answer.nearer:
        far = _distance(words, answer, answer.nearer)
        return plain(nearer(words, answer.nearer, far, answer.asked, detail.text))
    if answer.open or answer.withheld:
        return plain("")
    if answer.standby is None:
        return plain(words("national-sources"))
    standby = answer.standby
    text = nearest_standby(words, standby, _distance(words, answer, standby), answer.asked)
    address = point_address(words, standby.point.address, answer.place.settlement, detail.text)
    return paragraphs(lines(plain(text), plain(address)), plain(words("national-sources")))


def _footer(words: Words, answer: Nearest) -> Html:
    moment = formats.moment(words, answer.asked, answer.asked)
    return lines(
        from_centre(words, answer.place) if answer.open else plain(""),
        start_source(words, answer.place),
        source_lines(words, answer.manifest, answer.asked),
        plain(words("answered", moment=moment)),
    )
