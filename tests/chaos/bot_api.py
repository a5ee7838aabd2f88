"""A Bot API that misbehaves when told to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import Enum, auto

from aiohttp import web

from tests.chaos.ledger import Ledger, number_in
from tests.telegram_server import TelegramServer

LATE_S = 0.3
SILENT_S = 10.0


class Misdeed(Enum):
    """What becomes of one call."""

    TOO_MANY = auto()
    ERROR = auto()
    PAGE = auto()
    """A page of HTML from what stands between."""
    RESET = auto()
    """Done, but the connection breaks before the answer."""
    LATE = auto()
    SILENT = auto()
    EXPIRED = auto()


Fault = Callable[[str, int], Misdeed | None]
"""From the method and the update it belongs to."""


def none(_method: str, _number: int) -> None:
    """All is well."""


class BotApi(TelegramServer):
    """Writes down in `ledger` what it carries out; `fault` says which calls go wrong, and how."""

    def __init__(self, token: str, ledger: Ledger) -> None:
        super().__init__(token)
        self.fault: Fault = none
        self._ledger = ledger

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        is_json = request.content_type == "application/json"
        parameters = await request.json() if is_json else dict(await request.post())
        number = number_in(parameters)
        misdeed = self.fault(method, number)
        match misdeed:
            case Misdeed.TOO_MANY:
                return _refusal(429, "Too Many Requests: retry after 1", retry_after=1)
            case Misdeed.ERROR:
                return _refusal(500, "Internal Server Error")
            case Misdeed.PAGE:
                return web.Response(status=502, text="<h1>502</h1>", content_type="text/html")
            case Misdeed.EXPIRED:
                return _refusal(400, "Bad Request: query is too old and response timeout expired")
            case Misdeed.LATE:
                await asyncio.sleep(LATE_S)
            case Misdeed.SILENT:
                await asyncio.sleep(SILENT_S)
        self._ledger.show(number, method, parameters)
        if misdeed is Misdeed.RESET and request.transport is not None:
            request.transport.abort()
        return await super()._call(request)


def _refusal(code: int, description: str, **parameters: int) -> web.Response:
    body = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return web.json_response(body, status=code)
