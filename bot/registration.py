"""Tells Telegram where to send updates, once: what it knows already is not told again."""

from __future__ import annotations

import asyncio
import hmac
import logging
from hashlib import sha256
from itertools import chain, repeat

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

MAX_CONNECTIONS = 100
PAUSES_S = (1, 5, 15, 60)

_log = logging.getLogger(__name__)


def registered_url(url: str, secret: str) -> str:
    """The URL that Telegram is told: a changed secret changes it, and so is registered anew.

    Telegram doesn't say which secret it holds; its fingerprint in the query does.
    """
    fingerprint = hmac.digest(secret.encode(), b"webhook", sha256).hex()[:8]
    return f"{url}{'&' if '?' in url else '?'}v={fingerprint}"


async def register(bot: Bot, url: str, secret: str, kinds: list[str]) -> None:
    """Tell Telegram the webhook unless it knows; asks again until Telegram answers.

    Pending updates are kept: what people wrote while the bot was down is answered.
    """
    for pause_s in chain(PAUSES_S, repeat(PAUSES_S[-1])):
        try:
            await _register(bot, registered_url(url, secret), secret, kinds)
        except TelegramAPIError as error:
            _log.error("setWebhook: %s", type(error).__name__)
            await asyncio.sleep(pause_s)
        else:
            return


async def _register(bot: Bot, url: str, secret: str, kinds: list[str]) -> None:
    known = await bot.get_webhook_info()
    if (known.url, known.max_connections) == (url, MAX_CONNECTIONS) and sorted(
        known.allowed_updates or ()
    ) == kinds:
        _log.info("the webhook is set, unchanged")
        return
    await bot.set_webhook(
        url, secret_token=secret, allowed_updates=kinds, max_connections=MAX_CONNECTIONS
    )
    _log.info("the webhook is set anew")
