"""The running bot: what it is made of, in the order of its beginning; it ends in the reverse."""

from __future__ import annotations

import asyncio
import hmac
import logging
import socket
from contextlib import AsyncExitStack
from hashlib import sha256

from aiogram import Bot
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer

from bot.app import build_dispatcher
from bot.assembly import load_guide, load_snapshot
from bot.clock import kyiv_now
from bot.delivery import DEFAULTS
from bot.intake import Intake
from bot.lifecycle import InFlight, stop_signal
from bot.live import Live
from bot.log import set_up_logging
from bot.middlewares.throttle import ThrottleMiddleware
from bot.polling import Polling
from bot.prefork import Prefork
from bot.registration import register
from bot.session import JsonSession, OnceMore
from bot.settings import DemoRefusedError, Settings
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.languages import Languages
from bot.storage.throttle import Throttle
from bot.warmup import warm_up
from bot.webhook import Webhook
from geo.guide import Guide

_log = logging.getLogger(__name__)


def serve(settings: Settings, *, demo: bool) -> None:
    """Serve until SIGINT or SIGTERM; raises DemoRefusedError for made-up points without `demo`."""
    snapshot = load_snapshot(settings.points, settings.points_source, settings.points_as_of)
    if snapshot.manifest.demo and not demo:
        raise DemoRefusedError
    set_up_logging(settings.log_level)
    guide = load_guide(snapshot)
    warm_up(guide)
    if settings.workers == 1:
        asyncio.run(_serve(settings, guide))
    else:
        Prefork(lambda number: asyncio.run(_serve(settings, guide, number)), settings.workers).run()


async def _serve(settings: Settings, guide: Guide, worker: int = 0) -> None:
    stopping = stop_signal()
    in_flight = InFlight()
    live = Live(guide)
    async with AsyncExitStack() as closing:
        redis = connect(str(settings.redis_url)) if settings.redis_url else None
        if redis is not None:
            closing.push_async_callback(redis.aclose)
        store = None if redis is None else Breaker(redis)
        token = settings.bot_token.get_secret_value()
        identity = hmac.digest(token.encode(), b"nezlamnist", sha256)
        dispatcher = build_dispatcher(
            live,
            Languages(identity, store),
            kyiv_now,
            (ThrottleMiddleware(Throttle(identity, store)),),
        )
        bot = _bot(settings)
        closing.push_async_callback(bot.session.close)
        intake = Intake(dispatcher, bot)
        _log.info("serving %d points", len(guide.snapshot.points))
        if settings.webhook_url is None or settings.webhook_secret is None:
            await Polling(bot, intake, in_flight).run(stopping)
            return
        url, secret = str(settings.webhook_url), settings.webhook_secret.get_secret_value()
        if worker == 0:
            registering = asyncio.create_task(register(bot, url, secret, intake.kinds))
            closing.callback(registering.cancel)
        await Webhook(intake, bot, secret, in_flight).run(_listener(settings), stopping)


def _listener(settings: Settings) -> socket.socket:
    """The webhook's socket; workers have one each, and the kernel shares connections out."""
    host = settings.webhook_host
    return socket.create_server(
        (str(host), settings.webhook_port),
        family=socket.AF_INET6 if host.version == 6 else socket.AF_INET,
        reuse_port=settings.workers > 1,
    )


def _bot(settings: Settings) -> Bot:
    url = settings.telegram_api_url
    server = PRODUCTION if url is None else TelegramAPIServer.from_base(str(url).rstrip("/"))
    session = JsonSession(api=server)
    session.middleware(OnceMore())
    return Bot(settings.bot_token.get_secret_value(), session=session, default=DEFAULTS)
