"""Marked secrets go through every flow, and each is answered; nothing of them stays anywhere."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest

from bot.links import ToPoint, payload
from tests.canary import (
    ADDRESS,
    GROUP,
    HEADER,
    HIDDEN,
    LAT,
    LON,
    NAME,
    PAYLOAD,
    PERSON,
    PHONE,
    PLACE,
    TOWN,
    WITHHELD,
    callback_data,
    everything_in,
    found_in,
    message,
    pressed,
    redis_contents,
)
from tests.canary_house import (
    ADMINS,
    ADMINS_CHAT,
    CHANNEL,
    Line,
    as_text,
    button,
    house,
    is_to,
)

BROVARY = "UA32060050010081797"
LINKED = payload(ToPoint("good.r"))
# Of one row the telephone is left out, of the other only that there is such a point may be known.
UPLOADED = (
    f"phone,{HEADER}{TOWN},b,Бібліотека,permanent,50.516,30.796,,{BROVARY},Цілодобово,heat,public,"
    f"Рада,2026-03-17T18:00+02:00\n,{HIDDEN}"
)

_people = count(PERSON)
_groups = count(GROUP, -1)


@dataclass(frozen=True)
class Flow:
    """What is sent, to which chat or query the answer goes, and a word of it or its method."""

    update: dict[str, Any]
    to: int
    sign: str


def says(sign: str, **content: Any) -> Flow:
    """Somebody new sends this in private."""
    person = next(_people)
    return Flow(message(person, **content), person, sign)


def presses(sign: str, data: str, **changes: Any) -> Flow:
    """Somebody new presses this under an answer."""
    person = next(_people)
    return Flow(pressed(data, person, **changes), person, sign)


def asks_inline(sign: str, query: str, **more: Any) -> Flow:
    """Somebody new types this after the bot's name in another chat."""
    person = next(_people)
    who = message(person)["message"]["from"]
    asked = {"id": str(person), "from": who, "query": query, "offset": "", **more}
    return Flow({"inline_query": asked}, person, sign)


def in_group(sign: str, group: int, **content: Any) -> Flow:
    """Somebody new says this in a group."""
    return Flow(message(next(_people), group=group, **content), group, sign)


def membership(sign: str, group: int, before: str, after: str) -> Flow:
    """The bot's own place in the group changes."""
    changed = message(next(_people), group=group)["message"]
    bot = {"id": 42, "is_bot": True, "first_name": "bot"}
    was, now = ({"status": each, "user": bot} for each in (before, after))
    event = {key: changed[key] for key in ("chat", "from", "date")}
    return Flow(
        {"my_chat_member": event | {"old_chat_member": was, "new_chat_member": now}}, group, sign
    )


def private_flows() -> Iterator[Flow]:
    """Places in every dress, commands, links."""
    link = f"https://www.google.com/maps?q={LAT},{LON}"
    yield says("Школа", location=PLACE)
    yield says(
        "Школа", venue={"location": PLACE, "title": TOWN, "address": ADDRESS}, location=PLACE
    )
    yield says("Школа", text=f"{LAT}, {LON}")
    yield says("Школа", text=link)
    yield says("Школа", caption=link, photo=[])
    yield says("схожих назв", text=f"{TOWN}, {ADDRESS}, 7")
    yield says("Адресу знайдено", text=f"Бровари, {ADDRESS}, 7")
    yield says("не оприлюднюють", location={"latitude": 47.57, "longitude": 35.78})
    yield says("Не впізнаю", contact={"phone_number": PHONE, "first_name": NAME})
    yield says("Не вдалося відповісти", location=PLACE | {"latitude": 95.511077})
    yield says("Вітаю", text=f"/start {PAYLOAD}")
    yield says("Школа", text=f"/start t_{BROVARY}")
    yield says("Школа", text=f"/start {LINKED}")
    yield says("немає", text="/start p_hidden_canary")
    yield says("Якою мовою", text="/language")
    yield says("Готово", text="/forget")
    yield says("сторонній пошук", text="/privacy")
    yield says("Рада", text="/about")
    yield says("sendDocument", text="/poster Бровари")
    yield says("sendMediaGroup", text="/offline Бровари")
    yield says("poster", text=f"/poster {TOWN}")
    yield says("Котре ваше", text=f"/offline {TOWN}")


def an_answer(person: int) -> dict[str, Any]:
    """With the button that names its point."""
    shown = [[{"text": "🗺 1", "callback_data": "v|good.r"}]]
    answer: dict[str, Any] = pressed("", person)["callback_query"]["message"]
    return answer | {"reply_markup": {"inline_keyboard": shown}}


def pressed_flows() -> Iterator[Flow]:
    """Buttons, some of them forged, some under what Telegram no longer shows."""
    gone = {"chat": message()["message"]["chat"], "message_id": 1, "date": 0}
    yield presses("editMessageText", "n||0|||0|s")
    yield presses("Поділитися", "v|good.r")
    yield presses("вже немає", "v|hidden_canary")
    yield presses("вже немає", "d|hidden_canary")
    yield presses("Школа", "d|good.r")
    yield presses("Школа", "s||0|||0")
    yield presses("Школа", "p|good.r")
    person = next(_people)
    yield Flow(pressed("map||1|1", person, message=an_answer(person)), person, "sendPhoto")
    yield presses("I will answer in English", "l|en")
    yield presses("застаріл", f"forged {LAT}")
    yield presses("Не бачу повідомлення", "n||0|||0|m", message=gone)
    yield presses("Що не так", "w|good.r")
    yield presses("Дякую", "r|other|good.r")


def other_chats() -> Iterator[Flow]:
    """Inline queries and groups."""
    yield asks_inline("Конатківці", f"{TOWN} {ADDRESS}")
    yield asks_inline("Школа", "", location=PLACE)
    yield asks_inline("Школа", "Бровари")
    group = next(_groups)
    yield membership("Вітаю", group, "left", "member")
    yield in_group("Відтепер /near", group, text="/setplace Бровари")
    yield in_group("Школа", next(_groups), text="/near Бровари")
    yield in_group("Школа", next(_groups), text=f"/near {LAT}, {LON}")
    named = [{"type": "mention", "offset": 0, "length": 9}]
    yield in_group("Школа", next(_groups), text=f"@demo_bot {LAT}, {LON}", entities=named)
    yield in_group("схожих назв", next(_groups), text=f"/near {TOWN}")
    yield in_group("схожих назв", next(_groups), text=f"/setplace {TOWN}")


class Person:
    """Talks with the bot in private, a message or a press at a time."""

    def __init__(self, line: Line, number: int) -> None:
        self._line = line
        self._number = number

    async def say(self, sign: str, **content: Any) -> dict[str, Any]:
        """Say it and wait for such an answer."""
        return await self._line.ask(message(self._number, **content), self._number, sign)

    async def press(self, said: dict[str, Any], label: str, sign: str) -> dict[str, Any]:
        """Press the button and wait for such an answer."""
        update = pressed(button(said, label), self._number)
        return await self._line.ask(update, self._number, sign)


async def publish_lists(admin: Person, files: dict[str, bytes]) -> None:
    """One after the other; the second is taken back. What is no list is refused."""
    files["list"] = UPLOADED.encode()
    files["again"] = UPLOADED.replace("Бібліотека", "Клуб").encode()
    files["none"] = f"{TOWN},{PHONE}\n{ADDRESS}".encode()
    for file in ("list", "again"):
        report = await admin.say("Можна публікувати", document=document(file), caption="#brovary")
        receipt = await admin.press(report, "Опублікувати", "Опубліковано: brovary")
    await admin.press(receipt, "повернути", "Повернуто попередній список")
    await admin.say("не список", document=document("none"), caption="#brovary")


async def give_orders(admin: Person, line: Line) -> None:
    """One is given, posted and lifted; one names nothing."""
    asked = await admin.say("ще не віддано", text="/open Київська область до скасування")
    given = await admin.press(asked, "✅", "Розпорядження віддано")
    await line.told(CHANNEL, "Київська")
    await admin.press(given, "Скасувати", "скасовано")
    await admin.say("Не знаю, що таке", text=f"/note {TOWN}\n{ADDRESS}")


async def read_the_office(admin: Person) -> None:
    """What is published, what it covers, what people report."""
    await admin.say("brovary", text="/history")
    await admin.say("відчинено", text="/coverage")
    await admin.say("щось інше не так", text="/reports")


def document(file_id: str) -> dict[str, str]:
    return {"file_id": file_id, "file_unique_id": file_id, "file_name": f"{TOWN}.csv"}


@pytest.mark.parametrize("way", ["webhook", "polling"])
async def test_nothing_of_anybody_stays_anywhere(
    tmp_path_factory: pytest.TempPathFactory, way: str
) -> None:
    async with house(tmp_path_factory, way) as home:
        line, calls = home.line, home.line.telegram.calls
        await line.told(ADMINS_CHAT, "good")
        await home.ready()
        for flow in (*private_flows(), *pressed_flows(), *other_chats()):
            await line.ask(flow.update, flow.to, flow.sign)
        first, second, third = (Person(line, number) for number in ADMINS)
        await publish_lists(first, line.telegram.files)
        await give_orders(second, line)
        await read_the_office(third)
        told = await home.said_by("doctor") + await home.said_by("points", "audit")
        metrics = [await home.metrics(number) for number in range(home.workers)]
        stored = redis_contents(home.socket)
        kept = everything_in(home.folder)
        await home.rewritten()
        kept += everything_in(home.folder)
        home.process.send_signal(signal.SIGTERM)
        output, errors = await asyncio.wait_for(home.process.communicate(), 20)
        kept += everything_in(home.folder)

    assert home.process.returncode == 0
    assert output == b""
    assert all('outcome="answered"' in each for each in metrics), "each worker answered somebody"
    kinds = ("language", "group", "places", "geocoding", "blob", "reporter", "reports", "audit")
    assert [kind for kind in kinds if f":{kind}" not in stored] == []
    assert [kind for kind in kinds if f":{kind}" not in kept] == [], "the server's file was read"
    assert "Школа" in stored, "the fetched list is published, and read here"
    assert "Бібліотека" in kept, "what is packed on the disk is read here"
    others = [said for _, said in calls if is_to(CHANNEL, said) or is_to(ADMINS_CHAT, said)]
    buttons = callback_data(as_text(calls))
    assert len(buttons) > 50
    places = {
        "the log": errors.decode(),
        "the commands": told,
        "the metrics": "".join(metrics),
        "redis": stored,
        "the disk": kept,
        "the buttons": "\n".join(buttons),
        "others' chats": as_text(others),
    }
    assert found_in(places) == []
    assert found_in({"what was said": as_text(calls)}, WITHHELD) == []
