"""The bot on one machine: asks Telegram for updates and answers them."""

from __future__ import annotations

import asyncio
import hmac
import logging
from hashlib import sha256

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer

from bot.app import build_dispatcher
from bot.assembly import load_guide, load_snapshot
from bot.clock import kyiv_now
from bot.delivery import DEFAULTS
from bot.live import Live
from bot.log import set_up_logging
from bot.settings import DemoRefusedError, Settings
from bot.storage.connection import connect
from bot.storage.languages import Languages
from geo.guide import Guide

MAX_IN_FLIGHT = 64

_log = logging.getLogger(__name__)


def run_polling(settings: Settings, *, demo: bool) -> None:
    """Serve until SIGINT or SIGTERM; raises DemoRefusedError for made-up points without `demo`."""
    snapshot = load_snapshot(settings.points, settings.points_source, settings.points_as_of)
    if snapshot.manifest.demo and not demo:
        raise DemoRefusedError
    set_up_logging()
    asyncio.run(_serve(settings, load_guide(snapshot)))


async def _serve(settings: Settings, guide: Guide) -> None:
    token = settings.bot_token.get_secret_value()
    redis = connect(str(settings.redis_url)) if settings.redis_url else None
    languages = Languages(hmac.digest(token.encode(), b"nezlamnist", sha256), redis)
    dispatcher = build_dispatcher(Live(guide), languages, kyiv_now)
    bot = Bot(token, session=AiohttpSession(api=_server(settings)), default=DEFAULTS)
    _log.info("polling starts: %d points", len(guide.snapshot.points))
    try:
        # Pending updates are kept: what people wrote while the bot was down is answered.
        await dispatcher.start_polling(
            bot,
            allowed_updates=dispatcher.resolve_used_update_types(),
            tasks_concurrency_limit=MAX_IN_FLIGHT,
        )
    finally:
        if redis is not None:
            await redis.aclose()


def _server(settings: Settings) -> TelegramAPIServer:
    if settings.telegram_api_url is None:
        return PRODUCTION
    return TelegramAPIServer.from_base(str(settings.telegram_api_url).rstrip("/"))
