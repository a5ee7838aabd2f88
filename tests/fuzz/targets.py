"""Everything that reads what strangers send, as functions of bytes that raise on a fault."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from unittest.mock import Mock

from aiogram.exceptions import TelegramAPIError
from aiohttp import web
from aiohttp.streams import StreamReader
from aiohttp.test_utils import make_mocked_request
from pydantic import ValidationError

from bot.admin import callbacks as admins
from bot.admin.reception import open_office
from bot.app import build_dispatcher
from bot.callbacks import MAX_BYTES, pack, unpack
from bot.chats import Chats
from bot.i18n import words_in
from bot.intake import Intake
from bot.lifecycle import InFlight
from bot.live import Live
from bot.middlewares.throttle import ThrottleMiddleware
from bot.paper_callbacks import pack_paper, unpack_paper
from bot.settings import Settings
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.embedded import EmbeddedStore, EmbeddedUnavailableError
from bot.storage.groups import Groups
from bot.storage.languages import Languages
from bot.storage.pace import Pace
from bot.storage.reports import ReportStore
from bot.storage.throttle import Throttle
from bot.terminal.emulator import EmulatedTelegram
from bot.views.settings import settings_text
from bot.webhook import MAX_BODY, Webhook
from geo.clock import KYIV
from geo.geocoding.position import read_position
from geo.guide import Guide
from geo.hours import parse_hours, week
from geo.opening import opening_at

NOON: Final = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
HOUR_S: Final = 3600.0

_SECRET = "fuzzed-secret-0123456789"
_HEADERS = {"X-Telegram-Bot-Api-Secret-Token": _SECRET, "Content-Type": "application/json"}
_KEY = b"fuzz"

_ADMIN = {"id": 1, "is_bot": False, "first_name": "x"}
_WHO = {"id": 2, "is_bot": False, "first_name": "x"}
_OWN = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "from": _ADMIN}
_MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 2, "type": "private"}, "from": _WHO}
_GROUP = {"id": -3, "type": "group", "title": "x"}
_SAID = {"message_id": 1, "date": 1, "chat": _GROUP, "from": _ADMIN}
_ANSWER = _MESSAGE | {"reply_to_message": _MESSAGE | {"text": "Бровари"}}
_PRESS = {"id": "1", "from": _WHO, "chat_instance": "1", "message": _ANSWER}
_ORDER = {"id": "1", "from": _ADMIN, "chat_instance": "1", "message": _OWN}
_CHOICE = {"id": "1", "from": _ADMIN, "chat_instance": "1", "message": _SAID}
_PLACE = {"latitude": 50.5, "longitude": 30.8}
_TOWN = "UA32060050010081797"
_COMMAND = {"entities": [{"type": "bot_command", "offset": 0, "length": 5}]}

# What a fuzzer begins with: one good input of each sort that the target tells apart.
SEEDS: Final[dict[str, tuple[str, ...]]] = {
    "webhook": (
        json.dumps({"update_id": 1, "message": _MESSAGE | {"text": "Бровари"}}),
        json.dumps({"update_id": 2, "message": _MESSAGE | {"location": _PLACE}}),
        json.dumps({"update_id": 3, "callback_query": _PRESS | {"data": "n||0|||0|m"}}),
        json.dumps({"update_id": 4, "callback_query": _PRESS | {"data": "l|en"}}),
        json.dumps({"update_id": 5, "callback_query": _PRESS | {"data": "files|UA32"}}),
        json.dumps({"update_id": 6, "callback_query": _PRESS | {"data": "r|closed|p1"}}),
        json.dumps({"update_id": 7, "message": _OWN | _COMMAND | {"text": "/open Бровари"}}),
        json.dumps({"update_id": 8, "callback_query": _ORDER | {"data": "A|u|open|UA18"}}),
        json.dumps({"update_id": 9, "message": _SAID | _COMMAND | {"text": "/near Бровари"}}),
        json.dumps({"update_id": 10, "callback_query": _CHOICE | {"data": f"g|{_TOWN}"}}),
    ),
    "paper_callback": (f"map|{_TOWN}|1|3", "map||4|3", f"poster|{_TOWN}|both", "files|UA18"),
    "admin_callback": (
        *("A|s|brovary", "A|n|0123456789abcdef", "A|e|0123456789abcdef"),
        *("A|u|open|UA18", "A|x|p1", "A|v"),
    ),
    "callback": ("n|UA32060050010081797|1f|3a2b1c|3a2b1d|2|s", "o|3", "v|p1", "d|p1", "l|uk"),
    "settings": (
        "bot_token=123456:" + "A" * 35 + "\nredis_url=redis+sentinel://:p@h:1,i/s?db=1",
        "webhook_url=https://b.example/h\nwebhook_secret=abcdefgh01234567\nworkers=2",
        "points_as_of=2026-03-17T18:00+02:00\npoints_source=x\noperations_port=1",
    ),
    "town": ("у Кривому Розі", "<hjdfhb", "Іванівка, Тернопільська", "Kyiv region, Brovary"),
    "hours": (
        "ПН — ПТ: 09:00–18:00, обід 13:00-14:00",
        "понеділок 16:00-20:00: вівторок-субота 10:00-20:00: неділя вихідний",
        "Цілодобово",
        "у разі відключення",
    ),
    "position": (
        "50.45, 30.52",
        "https://www.google.com/maps?q=50.45,30.52",
        "50°27′01″N 30°31′25″E",
        "geo:50.45,30.52",
        "8GXG+2C",
    ),
}


class Targets:
    """The targets by name, with files of their own in `folder`; `close` when done."""

    def __init__(self, guide: Guide, folder: Path) -> None:
        self._guide = guide
        self._loop = asyncio.new_event_loop()
        self._closing = AsyncExitStack()
        self._faults = _Faults()
        self._telegram = EmulatedTelegram()
        self._telegram.admins = {1}
        self._hours = 0.0
        self._webhook = self._loop.run_until_complete(self._open(folder))
        for each in self._faults.loggers:
            each.addHandler(self._faults)
        self.by_name: dict[str, Callable[[bytes], None]] = {
            "webhook": self.webhook,
            "callback": callback,
            "paper_callback": paper_callback,
            "admin_callback": admin_callback,
            "settings": settings,
            "town": self.town,
            "hours": hours,
            "position": position,
        }

    def close(self) -> None:
        """Close what updates are answered with."""
        for each in self._faults.loggers:
            each.removeHandler(self._faults)
        self._loop.run_until_complete(self._closing.aclose())
        self._loop.close()

    def webhook(self, data: bytes) -> None:
        """Any body gets an answer of a few kinds, no handler breaks, and the webhook lives on."""
        self.answer(data)

    def answer(self, data: bytes) -> dict[str, Any]:
        """The method that a body is answered with; {} for none."""
        response = self._loop.run_until_complete(self._post(data))
        self._faults.tell()
        if response.status != 200:
            assert response.status in {400, 413}
            return {}
        method = json.loads(bytes(response.body or b"{}"))  # type: ignore[arg-type]
        assert isinstance(method, dict)
        return method

    def town(self, data: bytes) -> None:
        """Any text names some settlements or none, surest first."""
        resolution = self._guide.gazetteer.resolve(_text(data))
        scores = [each.score for each in resolution.candidates]
        assert scores == sorted(scores, reverse=True)

    async def _post(self, body: bytes) -> web.Response:
        payload = StreamReader(Mock(), 2 * MAX_BODY, loop=self._loop)
        payload.feed_data(body)
        payload.feed_eof()
        request = make_mocked_request("POST", "/", headers=_HEADERS, payload=payload)
        try:
            return await self._webhook.respond(request)
        except web.HTTPException as error:
            return web.Response(status=error.status)
        finally:
            self._telegram.calls.clear()
            self._telegram.messages.clear()

    async def _open(self, folder: Path) -> Webhook:
        """The whole bot: with an admin, groups, reports and, where it can be had, a Redis."""
        store = await self._store(folder)
        given = Settings(
            _env_file=None, bot_token="123456:" + "A" * 35, admins="1=all:x", state_dir=folder
        )
        live, languages = Live(self._guide), Languages(_KEY, store)
        office = open_office(given, store, live, languages, None, demo=True)
        self._closing.push_async_callback(office.background.drain)
        chats = Chats(Groups(_KEY, store), Pace(_KEY, clock=self._clock))
        self._closing.push_async_callback(chats.merging.close)
        dispatcher = build_dispatcher(
            live,
            languages,
            lambda: NOON,
            (ThrottleMiddleware(Throttle(_KEY, clock=self._clock)),),
            office=office,
            reports=ReportStore(_KEY, store),
            chats=chats,
        )
        intake = Intake(dispatcher, self._telegram.bot)
        self._closing.push_async_callback(intake.uploads.close)
        return Webhook(intake, self._telegram.bot, _SECRET, InFlight())

    async def _store(self, folder: Path) -> Breaker | None:
        embedded = EmbeddedStore(folder)
        try:
            url = await embedded.start()
        except EmbeddedUnavailableError:
            return None
        self._closing.push_async_callback(embedded.stop)
        redis = connect(url)
        self._closing.push_async_callback(redis.aclose)
        return Breaker(redis)

    def _clock(self) -> float:
        """An hour later at each look: the one person who writes all this is never refused."""
        self._hours += HOUR_S
        return self._hours


class _Faults(logging.Handler):
    """What the bot apologised for, though nothing in it should have raised."""

    loggers = tuple(
        logging.getLogger(name) for name in ("bot.handlers.errors", "bot.intake", "bot.webhook")
    )

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._last: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Telegram's refusals and what is no update are not the bot's faults."""
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, TelegramAPIError | ValidationError):
            self._last = error

    def tell(self) -> None:
        """Raise the latest."""
        error, self._last = self._last, None
        if error is not None:
            raise error


def callback(data: bytes) -> None:
    """What is read can be written again, and reads the same."""
    read = unpack(_text(data))
    if read is not None:
        assert len(pack(read).encode()) <= MAX_BYTES
        assert unpack(pack(read)) == read


def paper_callback(data: bytes) -> None:
    """As `callback`, of maps, posters and files."""
    read = unpack_paper(_text(data))
    if read is not None:
        assert len(pack_paper(read).encode()) <= MAX_BYTES
        assert unpack_paper(pack_paper(read)) == read


def admin_callback(data: bytes) -> None:
    """As `callback`, of admins; to the others it is nothing."""
    text = _text(data)
    read = admins.unpack(text)
    if read is not None:
        assert admins.unpack(admins.pack(read)) == read
        assert len(admins.pack(read).encode()) <= MAX_BYTES
        assert unpack(text) is None
        assert unpack_paper(text) is None


def settings(data: bytes) -> None:
    """Wrong values are refused by name, in words that repeat none of them."""
    pairs = (line.partition("=") for line in _text(data).replace("\0", "").split("\n"))
    given = {name: value for name, _, value in pairs if name in Settings.model_fields}
    try:
        Settings(_env_file=None, **given)  # type: ignore[arg-type]
    except ValidationError as error:
        problems = tuple((str(each["loc"]), each["type"]) for each in error.errors())
        told = settings_text(words_in("en"), problems)
        assert not any(value in told for value in given.values() if len(value) > 30)


def hours(data: bytes) -> None:
    """Any text becomes a schedule that can be asked and printed."""
    schedule = parse_hours(_text(data))
    for standby in (False, True):
        opening_at(schedule, standby, NOON)
    week(schedule, NOON)


def position(data: bytes) -> None:
    """Any text is a position, or none."""
    read_position(_text(data))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
