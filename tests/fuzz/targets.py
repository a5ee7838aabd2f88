"""Everything that reads what strangers send, as functions of bytes that raise on a fault."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from typing import Final
from unittest.mock import Mock

from aiohttp import web
from aiohttp.streams import StreamReader
from aiohttp.test_utils import make_mocked_request
from pydantic import ValidationError

from bot.app import build_dispatcher
from bot.callbacks import MAX_BYTES, pack, unpack
from bot.i18n import words_in
from bot.intake import Intake
from bot.lifecycle import InFlight
from bot.live import Live
from bot.settings import Settings
from bot.storage.languages import Languages
from bot.terminal.emulator import EmulatedTelegram
from bot.views.settings import settings_text
from bot.webhook import MAX_BODY, Webhook
from geo.clock import KYIV
from geo.geocoding.position import read_position
from geo.guide import Guide
from geo.hours import parse_hours, week
from geo.opening import opening_at

NOON: Final = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)

_SECRET = "fuzzed-secret-0123456789"
_HEADERS = {"X-Telegram-Bot-Api-Secret-Token": _SECRET, "Content-Type": "application/json"}

_WHO = {"id": 1, "is_bot": False, "first_name": "x"}
_MESSAGE = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}, "from": _WHO}
_PRESS = {"id": "1", "from": _WHO, "chat_instance": "1", "message": _MESSAGE}
_PLACE = {"latitude": 50.5, "longitude": 30.8}

# What a fuzzer begins with: one good input of each sort that the target tells apart.
SEEDS: Final[dict[str, tuple[str, ...]]] = {
    "webhook": (
        json.dumps({"update_id": 1, "message": _MESSAGE | {"text": "Бровари"}}),
        json.dumps({"update_id": 2, "message": _MESSAGE | {"location": _PLACE}}),
        json.dumps({"update_id": 3, "callback_query": _PRESS | {"data": "n||0|||0|m"}}),
        json.dumps({"update_id": 4, "callback_query": _PRESS | {"data": "l|en"}}),
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
    """The targets by name; `close` when done."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._loop = asyncio.new_event_loop()
        self._webhook = self._loop.run_until_complete(_webhook(guide))
        self.by_name: dict[str, Callable[[bytes], None]] = {
            "webhook": self.webhook,
            "callback": callback,
            "settings": settings,
            "town": self.town,
            "hours": hours,
            "position": position,
        }

    def close(self) -> None:
        """Close the loop in which updates are answered."""
        self._loop.close()

    def webhook(self, data: bytes) -> None:
        """Any body gets an answer of a few kinds, and the webhook lives on."""
        response = self._loop.run_until_complete(self._post(data))
        if response.status == 200:
            assert isinstance(json.loads(bytes(response.body or b"{}")), dict)  # type: ignore[arg-type]
        else:
            assert response.status in {400, 413}

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


def callback(data: bytes) -> None:
    """What is read can be written again, and reads the same."""
    read = unpack(_text(data))
    if read is not None:
        assert len(pack(read).encode()) <= MAX_BYTES
        assert unpack(pack(read)) == read


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


async def _webhook(guide: Guide) -> Webhook:
    telegram = EmulatedTelegram()
    dispatcher = build_dispatcher(Live(guide), Languages(b"fuzz"), lambda: NOON)
    return Webhook(Intake(dispatcher, telegram.bot), telegram.bot, _SECRET, InFlight())
