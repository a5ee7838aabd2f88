"""The buttons under an answer; each carries the whole refinement that it leads to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot.callbacks import Menu, Namesakes, Search, Share, ShowPoint, pack
from bot.i18n import Words
from bot.paper_callbacks import DrawMap, pack_paper
from bot.views import formats
from bot.views.message import Button, Keyboard
from bot.views.names import settlement_name
from geo.answer import PAGE_SIZE, Nearest, Refinement
from geo.clock import KYIV
from geo.point import Service

FILTERS = (
    Service.HEAT,
    Service.CHARGING,
    Service.INTERNET,
    Service.WATER,
    Service.FIRST_AID,
    Service.MOTHER_AND_CHILD,
    Service.ACCESSIBLE,
    Service.OVERNIGHT,
    Service.PETS,
)
HOURS_OFFERED = 6
HOURS_STEP = 3
NIGHT_FROM = time(22)
NIGHT_UNTIL = time(6)


def answer_keyboard(words: Words, answer: Nearest, menu: Menu) -> Keyboard:
    """The rows of one menu; an empty row is left out."""
    rows = {Menu.MAIN: _main, Menu.SERVICES: _services, Menu.HOURS: _hours}[menu](words, answer)
    return tuple(row for row in rows if row)


def _main(words: Words, answer: Nearest) -> Keyboard:
    refinement = answer.refinement
    page = refinement.page
    turns: tuple[Button, ...] = ()
    if page:
        turns += (_search(words("button-back"), answer, replace(refinement, page=page - 1)),)
    if answer.has_more:
        turns += (_search(words("button-further"), answer, replace(refinement, page=page + 1)),)
    filtered = bool(refinement.services)
    timed = refinement.at is not None or refinement.until is not None
    menus = (
        _turn_to(_ticked(words, words("button-filter"), filtered), answer, Menu.SERVICES),
        _turn_to(_ticked(words, words("button-hours"), timed), answer, Menu.HOURS),
    )
    away = (*_picture(words, answer), *_share(words, answer))
    return (_maps(words, answer), turns, menus, _namesakes(words, answer), away)


def _maps(words: Words, answer: Nearest) -> tuple[Button, ...]:
    first = answer.refinement.page * PAGE_SIZE + 1
    code = answer.place.settlement.code if answer.place.settlement else ""
    maps = [
        Button(words("button-map", number=number), pack(ShowPoint(ranked.point.id, code)))
        for number, ranked in enumerate(answer.open[:PAGE_SIZE], first)
    ]
    unopened = answer.nearer if answer.open else answer.standby
    if unopened:
        label = words("button-map-nearer") if answer.open else words("button-map-standby")
        maps.append(Button(label, pack(ShowPoint(unopened.point.id, code))))
    return tuple(maps)


def _picture(words: Words, answer: Nearest) -> tuple[Button, ...]:
    shown = len(answer.open[:PAGE_SIZE])
    if not shown:
        return ()
    settlement = answer.place.settlement
    first = answer.refinement.page * PAGE_SIZE + 1
    drawn = DrawMap(settlement.code if settlement else "", first, shown)
    return (Button(words("button-picture"), pack_paper(drawn)),)


def _namesakes(words: Words, answer: Nearest) -> tuple[Button, ...]:
    settlement = answer.place.settlement
    if settlement is None or not answer.place.namesakes:
        return ()
    label = words("button-namesakes", name=settlement_name(words, settlement))
    return (Button(label, pack(Namesakes(place=settlement.code))),)


def _share(words: Words, answer: Nearest) -> tuple[Button, ...]:
    if not answer.open:
        return ()
    settlement = answer.place.settlement
    share = Share(settlement.code if settlement else "", answer.refinement)
    return (Button(words("button-share"), pack(share)),)


def _services(words: Words, answer: Nearest) -> Keyboard:
    chosen = answer.refinement.services
    toggles = [
        _search(
            _ticked(words, words(f"service-{service}"), service in chosen),
            answer,
            replace(answer.refinement, services=chosen ^ {service}, page=0),
            Menu.SERVICES,
        )
        for service in FILTERS
    ]
    last = [_turn_to(words("button-done"), answer, Menu.MAIN)]
    if chosen:
        without = replace(answer.refinement, services=frozenset(), page=0)
        last.insert(0, _search(words("button-reset"), answer, without, Menu.SERVICES))
    return (*_pairs(toggles), tuple(last))


def _hours(words: Words, answer: Nearest) -> Keyboard:
    asked, refinement = answer.asked, answer.refinement
    now = replace(refinement, at=None, until=None, page=0)
    night_from, night_until = coming_night(asked)
    night = replace(now, at=night_from, until=night_until)
    chosen = (refinement.at, refinement.until)

    def choice(label: str, leads_to: Refinement) -> Button:
        is_chosen = chosen == (leads_to.at, leads_to.until)
        return _search(_ticked(words, label, is_chosen), answer, leads_to)

    hours = [
        choice(formats.time_and_day(words, at, asked), replace(now, at=at))
        for at in coming_hours(asked)
    ]
    return (
        (choice(words("button-now"), now),),
        *_pairs(hours),
        (choice(words("button-night"), night),),
        (_turn_to(words("button-back"), answer, Menu.MAIN),),
    )


def coming_hours(asked: datetime) -> tuple[datetime, ...]:
    """The next full hours on Kyiv's clock that divide by HOURS_STEP, all after `asked`."""
    local = asked.astimezone(KYIV)
    hour = local.hour - local.hour % HOURS_STEP
    midnight = datetime.combine(local.date(), time.min, KYIV)
    steps = range(hour + HOURS_STEP, hour + HOURS_STEP * (HOURS_OFFERED + 1), HOURS_STEP)
    return tuple(_existing(midnight + timedelta(hours=step)) for step in steps)


def coming_night(asked: datetime) -> tuple[datetime | None, datetime]:
    """From when until when the coming night is; it begins with None for now if it has begun."""
    local = asked.astimezone(KYIV)
    if local.time() < NIGHT_UNTIL:
        return None, datetime.combine(local.date(), NIGHT_UNTIL, KYIV)
    until = datetime.combine(local.date() + timedelta(days=1), NIGHT_UNTIL, KYIV)
    if local.time() >= NIGHT_FROM:
        return None, until
    return datetime.combine(local.date(), NIGHT_FROM, KYIV), until


def _existing(instant: datetime) -> datetime:
    """The instant with a clock time that exists: 03:00 is 04:00 when the clock goes forward."""
    return instant.astimezone(UTC).astimezone(KYIV)


def _search(label: str, answer: Nearest, refinement: Refinement, menu: Menu = Menu.MAIN) -> Button:
    settlement = answer.place.settlement
    place = settlement.code if settlement else ""
    return Button(label, pack(Search(place, refinement, menu)))


def _turn_to(label: str, answer: Nearest, menu: Menu) -> Button:
    return _search(label, answer, answer.refinement, menu)


def _ticked(words: Words, label: str, chosen: bool) -> str:  # noqa: FBT001 - a state, not a switch
    return words("button-chosen", label=label) if chosen else label


def _pairs(buttons: list[Button]) -> Keyboard:
    return tuple(tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2))
