"""Updates that change something, and how often each change was made.

Every deed has an object of its own (a point, a person, a group), so that what Redis holds of it
afterwards tells of this deed alone.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from hmac import digest
from itertools import count
from typing import Any

import orjson
from redis.asyncio import Redis

from bot.callbacks import SendReport, SetLanguage, pack
from bot.storage.audit import AuditLog
from bot.storage.breaker import Breaker
from bot.storage.groups import Groups
from bot.storage.languages import Languages
from bot.storage.orders import OrderStore
from bot.storage.reports import ReportStore
from geo.reports import Fault
from tests.chaos.ledger import Ledger

ADMINS = range(600_000_001, 600_000_021)
"""One order each in a load, so that none of them is throttled."""

FILES = 4
"""In a load, evenly: the studio makes one at a time and tells most others to come again."""

ASKING = 500_000_000
"""Added to an order's number, for the update that asks for its button."""

FILE_METHODS = ("sendDocument", "sendMediaGroup")
TOWN, TOWN_CODE = "Бровари", "UA32060050010081797"
LOGGED = 10_000

Ask = Callable[[bytes], Awaitable[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Deed:
    """What update `number` is to change; `times` tells how often it is done."""

    kind: str
    number: int
    body: bytes
    times: Callable[[], Awaitable[int]]


class Deeds:
    """Makes deeds for a bot of this token; `redis` is where it keeps what they change."""

    def __init__(self, token: str, redis: Redis, ledger: Ledger) -> None:
        # As `Settings.identity_key` has it where no secret of its own is set.
        key, store = digest(token.encode(), b"nezlamnist", sha256), Breaker(redis)
        self._reports = ReportStore(key, store)
        self._languages = Languages(key, store)
        self._groups = Groups(key, store)
        self._orders = OrderStore(store)
        self._audit = AuditLog(store)
        self._ledger = ledger
        self._objects = count()

    async def prepare(self, numbers: range, ask: Ask, files: bool) -> list[Deed]:
        """One deed for each number; admins `ask` for the buttons of their orders before."""
        admins, deeds = iter(ADMINS), []
        # A step that two and three don't divide: faults that strike every third strike some.
        step = len(numbers) // FILES // 6 * 6 + 1
        of_files = numbers[::step] if files else ()
        for number in numbers:
            kind = number % 5
            if number in of_files:
                deeds.append(self._file(number))
            elif kind == 0 and (admin := next(admins, None)) is not None:
                deeds.append(await self._order(number, admin, ask))
            else:
                make = (self._report, self._report, self._language, self._town, self._report)[kind]
                deeds.append(make(number))
        return deeds

    def _report(self, number: int) -> Deed:
        point = self._point()

        async def times() -> int:
            reports = await self._reports.recent(datetime.now(UTC))
            return sum(report.point_id == point for report in reports)

        body = _press(number, number, pack(SendReport(point, Fault.NO_HEAT)))
        return Deed("report", number, body, times)

    def _language(self, number: int) -> Deed:
        async def times() -> int:
            return int(await self._languages.chosen(_person(number)) == "en")

        return Deed("language", number, _press(number, number, pack(SetLanguage("en"))), times)

    def _town(self, number: int) -> Deed:
        group = -1_000_000 - number

        async def times() -> int:
            return int((await self._groups.settings(group)).place == TOWN_CODE)

        chat = {"id": group, "type": "group", "title": "Будинок"}
        body = _message(number, number, f"/setplace {TOWN}", chat)
        return Deed("town", number, body, times)

    async def _order(self, number: int, admin: int, ask: Ask) -> Deed:
        point = self._point()

        async def times() -> int:
            """As often as the log tells, if it stands: the log and the orders change together."""
            orders = await self._orders.active(datetime.now(UTC))
            standing = sum(order.target == point for order in orders)
            entries = await self._audit.last(LOGGED)
            logged = sum(f" point {point} " in entry.after for entry in entries)
            return max(standing, logged) if standing else 0

        asking = _message(ASKING + number, admin, f"/close {point}", command="/close")
        offer = await ask(asking)
        (button,) = (
            each["callback_data"]
            for row in offer["reply_markup"]["inline_keyboard"]
            for each in row
            if each["callback_data"].startswith("A|n|")
        )
        return Deed("order", number, _press(number, admin, button), times)

    def _file(self, number: int) -> Deed:
        async def times() -> int:
            """Whether it came: how often is counted with all that is sent."""
            shown = self._ledger.records[number].shown
            return int(any(shown[method] for method in FILE_METHODS))

        body = _message(number, number, f"/offline {TOWN}", command="/offline")
        return Deed("file", number, body, times)

    def _point(self) -> str:
        return f"p{next(self._objects)}"


def _person(number: int) -> int:
    """Someone who does this deed and nothing else; admins keep their own numbers."""
    return number if number in ADMINS else 650_000_000 + number


def _press(number: int, who: int, data: str) -> bytes:
    person = {"id": _person(who), "is_bot": False, "first_name": "Олена", "language_code": "uk"}
    chat = {"id": person["id"], "type": "private", "first_name": "Олена"}
    message = {"message_id": number, "date": 1_790_000_000, "chat": chat, "text": "…"}
    query = {"id": str(number), "from": person, "chat_instance": "1", "data": data}
    return orjson.dumps({"update_id": number, "callback_query": query | {"message": message}})


def _message(
    number: int, who: int, text: str, chat: dict[str, Any] | None = None, command: str = "/setplace"
) -> bytes:
    person = {"id": _person(who), "is_bot": False, "first_name": "Олена", "language_code": "uk"}
    message = {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": chat or {"id": person["id"], "type": "private", "first_name": "Олена"},
        "from": person,
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(command)}],
    }
    return orjson.dumps({"update_id": number, "message": message})
