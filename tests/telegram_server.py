"""Telegram's Bot API on 127.0.0.1 for processes under test. Its webhook: tests/chaos/actor.py."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.until import until

POLL_S = 0.2
MENUS = {
    "MyCommands": "commands",
    "MyName": "name",
    "MyDescription": "description",
    "MyShortDescription": "short_description",
}
SENDING = {"sendMessage", "sendVenue", "sendPhoto", "sendDocument", "editMessageText"}
CHANNEL_ID = -1001
WEBHOOK_INFO = ("url", "max_connections", "allowed_updates")


class TelegramServer:
    """Hands `updates` out over getUpdates as Telegram does; `calls` are (method, parameters).

    `slow_s` says how long a method takes; `files` are given out by their ids.
    """

    def __init__(self, token: str, slow_s: dict[str, float] | None = None) -> None:
        self.token = token
        self._slow_s = slow_s or {}
        self.updates: list[dict[str, Any]] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.url = ""
        self.webhook: dict[str, Any] = {"url": ""}
        self.files: dict[str, bytes] = {}
        self._menus: dict[tuple[str, str, str], Any] = {}
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path}", self._file)
        self._runner = web.AppRunner(app)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self._runner.cleanup()

    async def called(self, method: str, times: int = 1, within_s: float = 30.0) -> list[Any]:
        """Wait until a method was called so many times; the parameters of each call."""
        for _ in range(int(within_s / 0.05)):
            found = [parameters for name, parameters in self.calls if name == method]
            if len(found) >= times:
                return found
            await asyncio.sleep(0.05)
        raise TimeoutError(f"{method} was not called {times} times")

    async def _call(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.token:
            return web.json_response({"ok": False, "description": "Unauthorized"}, status=401)
        parameters = await _parameters(request)
        method = request.match_info["method"]
        if method == "getUpdates":
            self._confirm(int(str(parameters.get("offset", 0))))
            with suppress(TimeoutError):
                await until(lambda: bool(self.updates), POLL_S)
            return _ok(self.updates[: int(str(parameters.get("limit", 100)))])
        self.calls.append((method, parameters))
        await asyncio.sleep(self._slow_s.get(method, 0))
        if method == "setWebhook":
            self.webhook = {name: parameters[name] for name in WEBHOOK_INFO if name in parameters}
        if method == "getWebhookInfo":
            return _ok({"has_custom_certificate": False, "pending_update_count": 0} | self.webhook)
        if menu := MENUS.get(method.removeprefix("set").removeprefix("get")):
            return _ok(self._menu(method, menu, parameters))
        return _ok(_result(method, parameters))

    def _menu(self, method: str, menu: str, parameters: dict[str, Any]) -> object:
        """As Telegram keeps it: for each language and scope, nothing at first."""
        where = (method[3:], str(parameters.get("scope")), parameters.get("language_code", ""))
        if method.startswith("set"):
            self._menus[where] = parameters[menu]
            return True
        if menu == "commands":
            return self._menus.get(where, [])
        return {menu: self._menus.get(where, "")}

    async def _file(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.token:
            return web.Response(status=404)
        return web.Response(body=self.files[request.match_info["path"]])

    def _confirm(self, offset: int) -> None:
        self.updates = [update for update in self.updates if update["update_id"] >= offset]


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _result(method: str, parameters: dict[str, Any]) -> object:
    if method == "getMe":
        return {"id": 42, "is_bot": True, "first_name": "bot", "username": "demo_bot"}
    if method == "getFile":
        file_id = parameters["file_id"]
        return {"file_id": file_id, "file_unique_id": file_id, "file_path": file_id}
    if method == "sendMediaGroup":
        return [_result("sendDocument", parameters) for _ in json.loads(parameters["media"])]
    if method == "getChatMember":
        user = {"id": int(parameters["user_id"]), "is_bot": False, "first_name": "—"}
        return {"status": "creator", "user": user, "is_anonymous": False}
    if method in SENDING:
        chat_id = str(parameters["chat_id"])
        chat = {"id": CHANNEL_ID if chat_id[0] == "@" else int(chat_id), "type": "private"}
        return {"message_id": 1000, "date": 0, "chat": chat, "text": "…"}
    return json.loads("true")


async def _parameters(request: web.Request) -> dict[str, Any]:
    """As Telegram reads them, from a form or from JSON."""
    if request.content_type == "application/json":
        parameters: dict[str, Any] = await request.json()
        return parameters
    return dict(await request.post())
