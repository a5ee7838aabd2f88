"""Telegram's webhook: each POST is one update, and the response carries the bot's method.

The update is answered before the response is, so Telegram repeats whatever a crash or a shutdown
left unanswered. Only files come after it.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from http import HTTPStatus
from socket import socket
from typing import Any

import orjson
from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiohttp import web

from bot.intake import Intake, RawUpdate, apology
from bot.lifecycle import InFlight
from bot.session import method_body

MAX_BODY = 256 * 1024
MAX_HEADER = 16 * 1024
BODY_WITHIN_S = 8.0
LINGER_S = 1.0
IDLE_S = 150.0
"""How long a connection may take to ask something; longer than proxies keep one that is idle."""
CLOSE_WITHIN_S = 1.0
BACKLOG = 1024
RETRY_AFTER_S = 1

_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
_JSON = {"Content-Type": "application/json"}
_BUSY = {"Retry-After": str(RETRY_AFTER_S), "Connection": "close"}
# Another replica may answer at once: nobody is asked to wait for one that ends.
_ENDING = {"Connection": "close"}
_log = logging.getLogger(__name__)


class Webhook:
    """Takes POSTs on any path: the secret header, not the path, tells that Telegram sent them."""

    def __init__(self, intake: Intake, bot: Bot, secret: str, in_flight: InFlight) -> None:
        self._intake = intake
        self._metrics = intake.metrics
        self._bot = bot
        self._secret = secret.encode()
        self._in_flight = in_flight

    async def run(self, listener: socket, stopping: asyncio.Event) -> None:
        """Serve on a bound socket until `stopping`, then accept no more, drain, disconnect."""
        server = web.Server(
            self.respond,
            access_log=None,
            auto_decompress=False,
            lingering_time=LINGER_S,
            keepalive_timeout=IDLE_S,
            max_field_size=MAX_HEADER,
        )
        runner = web.ServerRunner(server, shutdown_timeout=CLOSE_WITHIN_S)
        await runner.setup()
        site = web.SockSite(runner, listener, backlog=BACKLOG)
        await site.start()
        await stopping.wait()
        await site.stop()
        await self._in_flight.drain()
        await runner.cleanup()

    async def respond(self, request: web.BaseRequest) -> web.Response:
        """200 with or without a method; 4xx for what Telegram would not send; 503 when full."""
        if (status := self._refusal(request)) is not None:
            return self._refused(status)
        with self._in_flight:
            try:
                body = await _body(request)
            except (TimeoutError, web.RequestPayloadError):
                return self._refused(HTTPStatus.REQUEST_TIMEOUT)
            if len(body) > MAX_BODY:  # its length was not told
                return self._refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            raw = _update_in(body)
            if raw is None:
                return self._refused(HTTPStatus.BAD_REQUEST)
            return web.Response(body=await self._reply(raw), headers=_JSON)

    def _refusal(self, request: web.BaseRequest) -> HTTPStatus | None:
        """What can be said before the body is read."""
        if not hmac.compare_digest(_bytes(request.headers.get(_SECRET, "")), self._secret):
            return HTTPStatus.UNAUTHORIZED
        if request.method != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED
        if (request.content_length or 0) > MAX_BODY:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return None if self._in_flight.has_room else HTTPStatus.SERVICE_UNAVAILABLE

    def _refused(self, status: HTTPStatus) -> web.Response:
        self._metrics.post_refused(status)
        if status is not HTTPStatus.SERVICE_UNAVAILABLE:
            return web.Response(status=status)
        return web.Response(status=status, headers=_ENDING if self._in_flight.closed else _BUSY)

    async def _reply(self, raw: RawUpdate) -> bytes:
        """The response's body: the answer's method; failing that, an apology's."""
        method = await self._intake.answer(raw)
        try:
            return self._written(method)
        except Exception as error:  # noqa: BLE001 - the update would come again
            _log.error("an answer can't be written", exc_info=error)
            self._metrics.answer_unsent()
            return self._written(apology(raw))

    def _written(self, method: TelegramMethod[Any] | None) -> bytes:
        if method is None:
            return b"{}"
        return method_body(self._bot, method, method=method.__api_method__)


def _bytes(header: str) -> bytes:
    """Whatever was sent: comparing text would raise on what isn't ASCII."""
    return header.encode("utf-8", "surrogateescape")


async def _body(request: web.BaseRequest) -> bytes:
    """Most bodies have come with their heads: for these no clock is wound up."""
    if request.content.is_eof():
        return await request.read()
    async with asyncio.timeout(BODY_WITHIN_S):
        return await request.read()


def _update_in(body: bytes) -> RawUpdate | None:
    try:
        raw = orjson.loads(body)
    except orjson.JSONDecodeError:  # also for a body nested deeper than 1,024 levels
        return None
    return raw if isinstance(raw, dict) and isinstance(raw.get("update_id"), int) else None
