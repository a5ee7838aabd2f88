"""What machines ask the bot, on a port of its own: is it alive, is it ready, what are its figures.

The port is for this machine or this pod only; what people send never comes here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from aiohttp import web

from bot.metrics import Metrics

ALIVE: Final = "/healthz"
READY: Final = "/readyz"
METRICS: Final = "/metrics"

LINGER_S: Final = 0.0
CLOSE_WITHIN_S: Final = 0.5
IDLE_S: Final = 75.0
"""How long a connection may take to ask something."""

_log = logging.getLogger(__name__)


class Operations:
    """A small HTTP server; `ready` says whether updates may be sent here, and port 0 takes any.

    The port is given by `port` once started. Where it is taken, the bot goes on without: people
    come first.
    """

    def __init__(
        self, metrics: Metrics, ready: Callable[[], bool], host: str = "127.0.0.1", port: int = 9090
    ) -> None:
        self._metrics = metrics
        self._ready = ready
        self._host = host
        self.port = port
        application = web.Application()
        application.router.add_get(ALIVE, self._alive)
        application.router.add_get(READY, self._readiness)
        application.router.add_get(METRICS, self._figures)
        self._runner = web.AppRunner(
            application,
            access_log=None,
            shutdown_timeout=CLOSE_WITHIN_S,
            lingering_time=LINGER_S,
            keepalive_timeout=IDLE_S,
        )

    async def start(self) -> None:
        """Listen; a port that is taken is logged and left alone."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self.port).start()
        except OSError as error:
            _log.error(
                "operations: port %d is not ours: %s; no probes, no metrics",
                self.port,
                type(error).__name__,
            )
        else:
            self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close the port; /readyz should have said no for a while before."""
        await self._runner.cleanup()

    async def _alive(self, _request: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def _readiness(self, _request: web.Request) -> web.Response:
        if self._ready():
            return web.Response(text="ready\n")
        return web.Response(text="not ready\n", status=503)

    async def _figures(self, _request: web.Request) -> web.Response:
        return web.Response(
            body=self._metrics.exposition(),
            headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"},
        )
