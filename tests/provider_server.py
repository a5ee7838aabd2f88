"""A provider of addresses on 127.0.0.1 that speaks as Nominatim and as Photon, or misbehaves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

from aiohttp import web

Mood = Literal["answers", "stalls", "resets", "html", "huge", "nonsense"]
STALL_S = 30.0


@dataclass
class ProviderServer:
    """Counts what is asked; `hits` are (lat, lon), `status` other than 200 comes with a body."""

    url: str = ""
    mood: Mood = "answers"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hits: list[tuple[float, float]] = field(default_factory=list)
    pause_s: float = 0.0
    requests: list[web.Request] = field(default_factory=list)

    @property
    def queries(self) -> list[str]:
        return [request.query.get("q", "") for request in self.requests]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        await asyncio.sleep(self.pause_s)
        if self.status != 200:
            return web.Response(status=self.status, text="<b>no</b>", headers=self.headers)
        match self.mood:
            case "stalls":
                await asyncio.sleep(STALL_S)
            case "resets":
                assert request.transport
                request.transport.abort()
            case "html":
                return web.Response(text="<html>Firewall</html>", content_type="text/html")
            case "huge":
                return web.Response(body=b"[" + b" " * 5_000_000 + b"]")
            case "nonsense":
                return web.json_response({"features": [{"geometry": "?"}], "a": 1})
        return self._hits(photon=request.path.startswith("/api"))

    def _hits(self, *, photon: bool) -> web.Response:
        if not photon:
            return web.json_response(
                [{"lat": str(lat), "lon": str(lon), "display_name": "—"} for lat, lon in self.hits]
            )
        features = [
            {"geometry": {"coordinates": [lon, lat]}, "properties": {"name": "—"}}
            for lat, lon in self.hits
        ]
        return web.json_response({"features": features})


@asynccontextmanager
async def provider_server() -> AsyncIterator[ProviderServer]:
    server = ProviderServer()
    app = web.Application()
    app.router.add_get("/{path:.*}", server.answer)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}"
    try:
        yield server
    finally:
        await runner.cleanup()
