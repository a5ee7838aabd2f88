"""A Telegram on 127.0.0.1 that answers two methods, and settings that name it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.settings import Settings

TOKEN = "77001122:" + "CanaryToken" * 4


@dataclass
class FakeTelegram:
    """What it says can be changed before it is asked."""

    url: str = ""
    webhook: dict[str, Any] = field(default_factory=lambda: {"url": "", "pending_update_count": 0})
    abilities: dict[str, bool] = field(default_factory=dict)
    refuses: bool = False
    body: str | None = None
    ahead: timedelta = timedelta(0)

    async def answer(self, request: web.Request) -> web.Response:
        headers = {"Date": format_datetime(datetime.now(UTC) + self.ahead, usegmt=True)}
        if self.refuses or request.match_info["token"] != TOKEN:
            told: dict[str, Any] = {"ok": False, "error_code": 401, "description": "Unauthorized"}
            return web.json_response(told, status=401, headers=headers)
        if self.body is not None:
            return web.Response(text=self.body, content_type="text/html", headers=headers)
        if request.match_info["method"] == "getMe":
            me: dict[str, Any] = {"id": 77001122, "is_bot": True, "username": "demo_bot"}
            result = me | self.abilities
        else:
            result = self.webhook
        return web.json_response({"ok": True, "result": result}, headers=headers)


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram()
    application = web.Application()
    application.router.add_post("/bot{token}/{method}", fake.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield fake
    await runner.cleanup()


MakeSettings = Callable[..., Settings]


@pytest.fixture
def make_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, telegram: FakeTelegram
) -> MakeSettings:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def make(**values: Any) -> Settings:
        given: dict[str, Any] = {
            "bot_token": TOKEN,
            "telegram_api_url": telegram.url,
            "state_dir": tmp_path / "state",
        }
        return Settings(**given | values)

    return make
