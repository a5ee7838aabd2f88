"""What the bot is called: Telegram alone knows, and it is asked once."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bot.links import Links

WITHIN_S = 0.8
"""Nobody waits longer for a link under an answer."""

AGAIN_AFTER_S = 30.0

_log = logging.getLogger(__name__)


class OwnName:
    """The links to this bot; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._links = Links()
        self._ask_after = clock()

    @property
    def known(self) -> Links:
        """The links as far as the name is known by now."""
        return self._links

    async def links(self, bot: Bot) -> Links:
        """The links; empty ones while Telegram can't be reached, which is asked again later."""
        if not self._links.username and self._clock() >= self._ask_after:
            self._ask_after = self._clock() + AGAIN_AFTER_S
            try:
                async with asyncio.timeout(WITHIN_S):
                    me = await bot.get_me()
            except (TelegramAPIError, TimeoutError) as error:
                _log.warning("the bot's name isn't known yet: %s", type(error).__name__)
            else:
                self._links = Links(me.username or "")
        return self._links
