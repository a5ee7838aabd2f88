"""Nobody reads out the whole list of points: whatever can show one counts among the day's places.

Every handler stands in `WAYS`, with an update that reaches it. A new one has to be put there.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.methods import SendDocument, SendMediaGroup, SendPhoto
from aiogram.types import Chat, ChatMemberLeft, ChatMemberMember, ChatMemberUpdated, Location

from bot.app import build_dispatcher
from bot.callbacks import (
    AskFault,
    Callback,
    Details,
    ListPlaces,
    Namesakes,
    Search,
    SendReport,
    SetLanguage,
    SetPlace,
    Share,
    SharePoint,
    ShowPoint,
    pack,
)
from bot.links import ToPoint, ToTown, payload
from bot.live import Live
from bot.middlewares.throttle import ThrottleMiddleware
from bot.paper_callbacks import DrawMap, MakeFiles, MakePoster, PaperCallback, pack_paper
from bot.storage.languages import Languages
from bot.storage.throttle import Throttle
from bot.storage.throttle_rule import PLACES_A_DAY, Admission, Request
from bot.terminal.emulator import EmulatedTelegram
from geo.guide import Guide
from geo.point import Point
from geo.reports import Fault
from tests.talk import Talk

BROVARY = "UA32060050010081797"
HERE = Location(latitude=50.5110, longitude=30.7900)

Way = tuple[str, Callable[[Talk], Awaitable[object]], bool]
"""The chat's type, what is done there, and whether it shows a point."""


class Ledger(Throttle):
    """Admits everybody and writes down as what."""

    def __init__(self) -> None:
        super().__init__(b"secret")
        self.requests: list[Request] = []

    async def admit(self, person_id: int, request: Request) -> Admission:
        self.requests.append(request)
        return Admission(allowed=True)


def says(text: str) -> Callable[[Talk], Awaitable[object]]:
    return lambda talk: talk.telegram.say(talk.dispatcher, text)


def sends(**content: Any) -> Callable[[Talk], Awaitable[object]]:
    return lambda talk: talk.telegram.send(talk.dispatcher, **content)


def presses(data: Callback | PaperCallback | str) -> Callable[[Talk], Awaitable[object]]:
    """Under an answer about Brovary."""
    match data:
        case str():
            written = data
        case DrawMap() | MakePoster() | MakeFiles():
            written = pack_paper(data)
        case _:
            written = pack(data)
    return lambda talk: talk.telegram.press(talk.dispatcher, talk.last, written)


def asks_inline(text: str) -> Callable[[Talk], Awaitable[object]]:
    return lambda talk: talk.ask_inline(text)


async def comes(talk: Talk) -> None:
    person = talk.telegram.person
    changed = ChatMemberUpdated(
        chat=Chat(id=-1_001, type="group"),
        from_user=person,
        date=datetime.now().astimezone(),
        old_chat_member=ChatMemberLeft(user=person),
        new_chat_member=ChatMemberMember(user=person),
    )
    await talk.telegram.deliver(talk.dispatcher, my_chat_member=changed)


P, G = "private", "group"
WAYS: dict[str, list[Way]] = {
    "place.answer_place": [(P, says("Бровари"), True), (P, sends(location=HERE), True)],
    "deep_link.answer_link": [
        (P, says(f"/start {payload(ToTown(BROVARY))}"), True),
        (P, says(f"/start {payload(ToPoint('p1'))}"), True),
        (P, says("/start b_cDE"), True),
        (P, says(f"/start@demo_bot  {payload(ToPoint('p1'))}"), True),
        (P, sends(caption=f"/start {payload(ToPoint('p1'))}"), True),
    ],
    "group.near": [(P, says("/near Бровари"), True), (G, says("/near Бровари"), True)],
    "group_choices.set_place": [(G, says("/setplace Бровари"), False)],
    "group.move": [(G, sends(migrate_to_chat_id=-2), False)],
    "greet.start": [(P, says("/start"), False), (P, says("/start inline"), False)],
    "greet.explain": [(P, says("/help"), False)],
    "greet.tell_privacy": [(P, says("/privacy"), False)],
    "greet.tell_about": [(P, says("/about"), False)],
    "language.offer_languages": [(P, says("/language"), False)],
    "forget.forget": [(P, says("/forget"), False)],
    "poster.ask_poster": [
        (P, says("/poster Бровари"), True),
        (P, sends(caption="/POSTER Бровари"), True),
        (P, says("/poster"), False),
    ],
    "offline.ask_files": [
        (P, says("/offline Бровари"), True),
        (P, sends(caption="/offline Бровари"), True),
        (P, says("/offline"), False),
    ],
    "place.answer_anything_else": [(P, says("/unknown"), False)],
    "refine.search_again": [(P, presses(Search(BROVARY)), True)],
    "point.show_point": [(P, presses(ShowPoint("p1")), True)],
    "point.show_details": [(P, presses(Details("p1")), True)],
    "refine.list_namesakes": [(P, presses(Namesakes(0, BROVARY)), False)],
    "share.share_answer": [(P, presses(Share(BROVARY)), True)],
    "share.share_point": [(P, presses(SharePoint("p1")), True)],
    "report.ask_fault": [(P, presses(AskFault("p1")), True)],
    "report.take_report": [(P, presses(SendReport("p1", Fault.CLOSED)), False)],
    "language.set_language": [(P, presses(SetLanguage("uk")), False)],
    "refine.answer_stale": [(P, presses("no button of ours"), False)],
    "group.open_point": [(G, presses(ShowPoint("p1", BROVARY)), True)],
    "group_choices.set_language": [(G, presses(SetLanguage("uk")), False)],
    "group_choices.set_chosen_place": [(G, presses(SetPlace(BROVARY)), False)],
    "group_choices.list_places": [(G, presses(ListPlaces(0, BROVARY)), False)],
    "picture.send_picture": [(P, presses(DrawMap(BROVARY, 1, 3)), True)],
    "poster.make_poster": [(P, presses(MakePoster(BROVARY, "uk")), True)],
    "offline.make_files": [(P, presses(MakeFiles("UA32060050")), True)],
    "inline.answer_inline": [(P, asks_inline("Бровари"), True)],
    "group.come_or_go": [(G, comes, False)],
}


def build(guide: Guide, noon: datetime, throttle: Throttle) -> Dispatcher:
    around = (ThrottleMiddleware(throttle),)
    return build_dispatcher(Live(guide), Languages(b"secret"), lambda: noon, around)


def handlers(dispatcher: Dispatcher) -> Iterator[HandlerObject]:
    """Of all updates of people; admins may read every point."""
    for kind, observer in dispatcher.observers.items():
        if kind not in {"update", "error"}:
            yield from observer.handlers


def name_of(handler: HandlerObject) -> str:
    callback = handler.callback
    return f"{callback.__module__.rpartition('.')[2]}.{callback.__name__}"


def test_every_handler_is_tried(guide: Guide, noon: datetime) -> None:
    assert set(map(name_of, handlers(build(guide, noon, Ledger())))) == set(WAYS)


@pytest.mark.parametrize("name", WAYS)
async def test_what_shows_a_point_counts_as_a_place(
    name: str, guide: Guide, noon: datetime, made_points: tuple[Point, ...]
) -> None:
    for chat_type, act, shows in WAYS[name]:
        ledger = Ledger()
        talk = Talk(build(guide, noon, ledger), EmulatedTelegram("uk", chat_type))
        await talk.say("/near Бровари")
        ledger.requests.clear()
        talk.calls.clear()
        reached = _watched(talk.dispatcher)
        await act(talk)
        assert reached == [name]
        assert _shows_one_of(made_points, talk.calls) == shows
        counted = any(request is not Request.OTHER for request in ledger.requests)
        assert counted or not shows


def _watched(dispatcher: Dispatcher) -> list[str]:
    """The names of handlers that are called from now on."""
    reached: list[str] = []
    for handler in handlers(dispatcher):
        handler.callback = _telling(handler.callback, name_of(handler), reached)
    return reached


def _telling(callback: Callable[..., Any], name: str, reached: list[str]) -> Callable[..., Any]:
    async def call(*arguments: Any, **named: Any) -> Any:
        reached.append(name)
        return await callback(*arguments, **named)

    return call


def _shows_one_of(points: tuple[Point, ...], calls: list[Any]) -> bool:
    if any(isinstance(call, SendDocument | SendMediaGroup | SendPhoto) for call in calls):
        return True
    said = " ".join(map(repr, calls))
    return any(point.name in said for point in points)


@pytest.mark.parametrize(
    "act", [says("/start p_p1"), presses(SharePoint("p1")), presses(AskFault("p1"))]
)
async def test_the_day_s_places_end(
    act: Callable[[Talk], Awaitable[object]], guide: Guide, noon: datetime
) -> None:
    seconds = [0.0]
    throttle = Throttle(b"secret", clock=lambda: seconds[0])
    talk = Talk(build(guide, noon, throttle), EmulatedTelegram())
    await talk.say("Бровари")
    shown = 1
    for _ in range(PLACES_A_DAY + 60):
        seconds[0] += 2
        calls = len(talk.calls)
        await act(talk)
        shown += "Ліцей" in str(talk.calls[calls:])
    assert shown == PLACES_A_DAY
