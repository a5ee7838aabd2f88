"""The two echo bots that the real one is measured against, each a process of its own.

`python -m tests.load.echo documented|tuned PORT`
"""

from __future__ import annotations

import asyncio
import gc
import sys

import orjson
from aiogram import Bot, Dispatcher
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import Message, Update
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from bot.session import method_body
from tests.load.traffic import echoes

TOKEN = "424242:" + "A" * 35
SECRET = "load-test-secret-0123456789"
JSON = {"Content-Type": "application/json"}


async def echo(message: Message) -> SendMessage:
    return message.answer(message.text or "—")


async def documented(port: int) -> None:
    """As aiogram's documentation builds a webhook, the answer in the webhook's response."""
    bot, dispatcher = Bot(TOKEN), Dispatcher()
    dispatcher.message.register(echo)
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=SECRET).register(
        app, path="/"
    )
    setup_application(app, dispatcher, bot=bot)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


async def tuned(port: int) -> None:
    """The least that answers: JSON in, aiogram's dispatcher, JSON out, nothing left to collect."""
    bot, dispatcher = Bot(TOKEN), Dispatcher(disable_fsm=True)
    dispatcher.message.register(echo)

    async def answer(body: bytes) -> bytes:
        update = Update.model_validate(orjson.loads(body), context={"bot": bot})
        method = await dispatcher.feed_update(bot, update)
        assert isinstance(method, TelegramMethod)
        return method_body(bot, method, method=method.__api_method__)

    async def respond(request: web.BaseRequest) -> web.Response:
        return web.Response(body=await answer(await request.read()), headers=JSON)

    for _, body in echoes(100):
        await answer(body)
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    runner = web.ServerRunner(web.Server(respond, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    bots = {"documented": documented, "tuned": tuned}
    asyncio.run(bots[sys.argv[1]](int(sys.argv[2])))
