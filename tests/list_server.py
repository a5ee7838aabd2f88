"""A server of published lists on 127.0.0.1: a file with validators, an ArcGIS layer, or worse."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class ListServer:
    """`content` is the file; `features` are the layer's, at most `limit` of them to a page."""

    url: str = ""
    content: bytes = b""
    etag: str = ""
    status: int = 200
    features: list[Any] = field(default_factory=list)
    limit: int = 1000
    endless: bool = False
    stalls: bool = False
    cut: bool = False
    requests: list[web.Request] = field(default_factory=list)

    async def file(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        if self.stalls:
            await asyncio.sleep(30)
        if self.status != 200:
            return web.Response(status=self.status)
        headers = {"ETag": self.etag} if self.etag else {}
        if self.etag and request.headers.get("If-None-Match") == self.etag:
            return web.Response(status=304, headers=headers)
        if self.cut:
            response = web.StreamResponse(headers={"Content-Length": str(len(self.content))})
            await response.prepare(request)
            await response.write(self.content[: len(self.content) // 2])
            assert request.transport
            request.transport.close()
            return response
        return web.Response(body=self.content, headers=headers)

    async def query(self, request: web.Request) -> web.Response:
        self.requests.append(request)
        if self.content:
            return web.Response(body=self.content, content_type="text/html")
        assert request.query["outSR"] == "4326"
        offset = int(request.query["resultOffset"])
        count = min(int(request.query["resultRecordCount"]), self.limit)
        page = self.features[offset : offset + count]
        more = self.endless or offset + count < len(self.features)
        document = {"features": page} | ({"exceededTransferLimit": True} if more else {})
        return web.Response(text=json.dumps(document), content_type="application/json")


@asynccontextmanager
async def list_server() -> AsyncIterator[ListServer]:
    server = ListServer()
    app = web.Application()
    app.router.add_get("/list", server.file)
    app.router.add_get("/layer/query", server.query)
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
