"""What answers in the Bot API's place may speak no JSON: an error page of a proxy, say."""

from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.session import JsonSession

TOKEN = "77001122:" + "A" * 35


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (502, b"<html><body>502 Bad Gateway</body></html>"),
        (200, b'{"ok": true, "result": {"unheard": "of"}}'),
        (200, b"\xff\xfe"),
        (200, b""),
    ],
    ids=["an error page", "another result", "no text", "nothing"],
)
async def test_an_unreadable_answer_is_a_failure_of_the_network(status: int, body: bytes) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status, body=body)

    app = web.Application()
    app.router.add_post("/bot{token}/{method}", answer)
    async with TestServer(app) as server:
        api = TelegramAPIServer.from_base(str(server.make_url("")).rstrip("/"))
        bot = Bot(TOKEN, session=JsonSession(api=api))
        with pytest.raises(TelegramNetworkError) as failed:
            await bot.get_webhook_info()
        await bot.session.close()
    assert failed.value.__cause__ is None
    assert "502" not in str(failed.value)
