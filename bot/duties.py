"""What one process of a replica does beside answering: posts orders, digests, refreshes lists."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.channels import Channels
from bot.clock import kyiv_now
from bot.digest import Digest
from bot.lifecycle import run_beside
from bot.live import Live
from bot.ordering import Ordering
from bot.settings import Settings
from bot.storage.audit import AuditLog
from bot.storage.breaker import Breaker
from bot.storage.orders import OrderStore
from bot.storage.posts import Posts
from bot.storage.reports import ReportStore
from geo.geocoding.geocoder import Geocoder

_log = logging.getLogger(__name__)


def begin_duties(  # noqa: PLR0913, PLR0917 - what it takes to publish
    settings: Settings,
    store: Breaker | None,
    live: Live,
    geocoder: Geocoder | None,
    reports: ReportStore,
    bot: Bot,
    closing: AsyncExitStack,
    *,
    demo: bool,
) -> None:
    """Do what the settings ask for until `closing`."""
    if settings.oblast_channels:
        _post_orders(settings, store, live, bot, closing)
    if settings.admins_chat:
        _tell_reports(settings, reports, live, bot, closing)
    if settings.refresh or settings.admins_chat:
        _refresh_lists(settings, store, live, geocoder, bot, closing, demo=demo)


def _post_orders(
    settings: Settings, store: Breaker | None, live: Live, bot: Bot, closing: AsyncExitStack
) -> None:
    """Post orders to the oblasts' channels until `closing`."""
    ordering = Ordering(OrderStore(store), AuditLog(store), lambda: live.guide, kyiv_now)
    posts = Posts(settings.identity_key(), store)
    channels = Channels(settings.oblast_channels, bot, ordering, posts, kyiv_now)
    run_beside(channels.run(), closing)


def _tell_reports(
    settings: Settings, reports: ReportStore, live: Live, bot: Bot, closing: AsyncExitStack
) -> None:
    """Tell the admins' chat what people report until `closing`."""
    digest = Digest(live, reports, _alert(bot, settings.admins_chat), kyiv_now)
    run_beside(digest.run(), closing)


def _refresh_lists(  # noqa: PLR0913, PLR0917 - what it takes to publish
    settings: Settings,
    store: Breaker | None,
    live: Live,
    geocoder: Geocoder | None,
    bot: Bot,
    closing: AsyncExitStack,
    *,
    demo: bool,
) -> None:
    """Fetch lists from their sources until `closing`, and tell the admins' chat of trouble."""
    # Readers of lists take a while to import: only for who refreshes some.
    from aiohttp import ClientSession  # noqa: PLC0415

    from bot.admin.reception import open_desk  # noqa: PLC0415
    from bot.fetching import Fetcher  # noqa: PLC0415
    from bot.refreshing import Refreshing  # noqa: PLC0415
    from bot.sources import chosen  # noqa: PLC0415
    from bot.storage.turns import Turns  # noqa: PLC0415

    session = ClientSession()
    closing.push_async_callback(session.close)
    refreshing = Refreshing(
        open_desk(settings, store, live, geocoder, demo=demo),
        chosen(settings.refresh, settings.sources),
        Fetcher(session),
        Turns(store),
        _alert(bot, settings.admins_chat),
        kyiv_now,
    )
    run_beside(refreshing.run(), closing)


def _alert(bot: Bot, chat: str | None) -> Callable[[str], Awaitable[None]]:
    async def tell(text: str) -> None:
        if chat is None:
            return
        try:
            await bot.send_message(chat, text, parse_mode=None)
        except (AiogramError, OSError, TimeoutError) as error:
            _log.error("the admins' chat can't be told: %s", type(error).__name__)

    return tell
