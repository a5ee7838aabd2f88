"""Posts orders to oblasts' public channels: what opens, where, until when, and the bot's link.

What is to be posted are the orders themselves that nobody has posted yet, so a crash loses nothing
that wasn't begun; what was begun is never sent again (`bot.storage.posts`). A channel gets one post
in PAUSE_S at most, of all replicas together, and none while Telegram asks to wait.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Mapping
from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter

from bot.clock import Clock
from bot.i18n import LANGUAGES, words_in
from bot.links import Links
from bot.ordering import Ordering
from bot.storage.breaker import StoreUnavailableError
from bot.storage.posts import Posts
from bot.views.channel import order_post
from bot.views.markup import paragraphs
from geo.orders import Effect, Order, Reach

PAUSE_S = 3.0
"""Telegram takes 20 posts a minute to one chat."""

LONGEST_WAIT_S = 24 * 60 * 60
"""Whatever Telegram asks for, it is asked again after a day."""

NEWS_FOR = timedelta(hours=12)
"""An order that began earlier is no news: a channel named today hears nothing of last week."""

LOOK_S = 30.0
RETRY_S = 1.0

_POSTED = frozenset({Effect.OPEN, Effect.ALWAYS})
_OBLAST_LENGTH = 4

_log = logging.getLogger(__name__)


class Channels:
    """Posts the orders for units of an oblast to its channel, by the oblast's code."""

    def __init__(
        self,
        channels: Mapping[str, str],
        bot: Bot,
        ordering: Ordering,
        posts: Posts,
        clock: Clock,
    ) -> None:
        self._channels = channels
        self._bot = bot
        self._ordering = ordering
        self._posts = posts
        self._clock = clock

    async def run(self) -> None:
        """Post until cancelled; a Redis or a Telegram that is gone is asked again."""
        while True:
            try:
                async with self._ordering.changes() as change:
                    waiting = await self.post_due()
                    await change(PAUSE_S if waiting else LOOK_S)
            except StoreUnavailableError:
                await asyncio.sleep(RETRY_S * random.uniform(0.8, 1.2))  # noqa: S311

    async def post_due(self) -> int:
        """Post what may be posted now, the earliest issued first; returns how many must wait.

        Raises StoreUnavailableError.
        """
        standing = await self._ordering.standing()
        unclaimed = set(await self._posts.unclaimed([order.id for order in standing]))
        due = [order for order in standing if order.id in unclaimed and self._is_due(order)]
        if not due or (link := await self._link()) is None:
            return len(due)
        posted = 0
        for order in sorted(due, key=lambda order: order.issued.timestamp()):
            posted += await self._post(order, self._channels[order.target[:_OBLAST_LENGTH]], link)
        return len(due) - posted

    def _is_due(self, order: Order) -> bool:
        now = self._clock()
        return (
            order.effect in _POSTED
            and order.reach is Reach.UNIT
            and order.target[:_OBLAST_LENGTH] in self._channels
            and order.in_force(now)
            and not order.has_begun(now - NEWS_FOR)
        )

    async def _post(self, order: Order, channel: str, link: str) -> bool:
        """Whether nothing more is to be done for the order."""
        if not await self._posts.take_turn(channel, PAUSE_S):
            return False
        if not await self._posts.claim(order.id):
            return True
        try:
            await self._bot.send_message(channel, self._text(order, link))
        except TelegramRetryAfter as refused:
            await self._posts.give_up(order.id)
            await self._posts.hold(channel, min(refused.retry_after, LONGEST_WAIT_S))
            return False
        except TelegramAPIError as error:
            # It may have arrived all the same: rather none than twice.
            oblast = order.target[:_OBLAST_LENGTH]
            _log.error("an order isn't posted to %s's channel: %s", oblast, type(error).__name__)
        return True

    def _text(self, order: Order, link: str) -> str:
        guide, points = self._ordering.guide, self._ordering.reached(order)
        posts = (order_post(words_in(each), order, points, guide, link) for each in LANGUAGES)
        return paragraphs(*posts)

    async def _link(self) -> str | None:
        """The bot's link; None while Telegram can't be reached, and so nothing is begun."""
        try:
            me = await self._bot.get_me()
        except TelegramAPIError as error:
            _log.warning("orders wait to be posted: %s", type(error).__name__)
            return None
        return Links(me.username or "").bot or None
