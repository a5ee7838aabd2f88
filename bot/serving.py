"""The running bot: what it is made of, in the order of its beginning; it ends in the reverse."""

from __future__ import annotations

import asyncio
import logging
import socket
from contextlib import AsyncExitStack
from functools import partial

from aiogram import Bot
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer

from bot.app import build_dispatcher
from bot.assembly import load_guide, load_snapshot
from bot.chats import Chats
from bot.clock import kyiv_now
from bot.delivery import DEFAULTS
from bot.duties import post_orders, refresh_lists, tell_reports
from bot.geocoding import open_geocoder
from bot.intake import Intake
from bot.lifecycle import InFlight, run_beside, stop_signal
from bot.live import Live
from bot.log import set_up_logging
from bot.menus import set_menus
from bot.metrics import Metrics
from bot.middlewares.metrics import MetricsMiddleware
from bot.middlewares.throttle import ThrottleMiddleware
from bot.muted import Muted
from bot.operations import Operations
from bot.polling import Polling
from bot.prefork import Prefork
from bot.publishing import Held, Publishing
from bot.registration import register
from bot.reporting import Reporting
from bot.session import JsonSession, OnceMore
from bot.settings import DemoRefusedError, Settings
from bot.standing import StandingOrders
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.effects import Effects
from bot.storage.embedded import EmbeddedStore, EmbeddedUnavailableError
from bot.storage.groups import Groups
from bot.storage.languages import Languages
from bot.storage.orders import OrderStore
from bot.storage.pace import Pace
from bot.storage.reports import ReportStore
from bot.storage.snapshots import SnapshotStore
from bot.storage.throttle import Throttle
from bot.warmup import warm_up
from bot.webhook import Webhook

_log = logging.getLogger(__name__)


def serve(settings: Settings, *, demo: bool) -> None:
    """Serve until SIGINT or SIGTERM.

    Raises PointsFileError, and DemoRefusedError for made-up points without `demo`: unless real ones
    are published, which come before those of the file.
    """
    snapshot = load_snapshot(settings.points, settings.points_source, settings.points_as_of)
    set_up_logging(settings.log_level)
    live = Live(load_guide(snapshot, settings.state_dir))
    # Before the fork, so that workers share it, and before the warm-up, so that it is what answers.
    held = asyncio.run(_published(settings, live, demo=demo))
    if live.guide.snapshot.manifest.demo and not demo:
        raise DemoRefusedError
    warm_up(live.guide)
    work = partial(_work, settings, live, held, demo)
    if settings.workers == 1:
        work(0)
    else:
        Prefork(work, settings.workers).run()


async def _published(settings: Settings, live: Live, *, demo: bool) -> Held | None:
    """Have `live` take what is published so far; that, None if nothing is."""
    async with AsyncExitStack() as closing:
        store = await _store(settings, closing)
        publishing = Publishing(live, SnapshotStore(store), settings.state_dir, demo=demo)
        await publishing.start()
        return publishing.held


def _work(settings: Settings, live: Live, held: Held | None, demo: bool, worker: int) -> None:  # noqa: FBT001
    asyncio.run(_serve(settings, live, held, demo=demo, worker=worker))


async def _serve(
    settings: Settings, live: Live, held: Held | None, *, demo: bool, worker: int
) -> None:
    stopping = stop_signal()
    in_flight = InFlight()
    async with AsyncExitStack() as closing:
        store = await _store(settings, closing)
        publishing = Publishing(live, SnapshotStore(store), settings.state_dir, demo=demo)
        await publishing.start(held)
        run_beside(publishing.run(), closing)
        standing = StandingOrders(live, OrderStore(store), settings.state_dir)
        await standing.start()
        run_beside(standing.run(), closing)

        metrics = Metrics()
        metrics.observe(live, store)
        operations = Operations(
            metrics,
            lambda: not stopping.is_set(),
            str(settings.operations_host),
            settings.operations_port + worker,
        )
        await operations.start()
        closing.push_async_callback(operations.stop)

        bot = _bot(settings)
        closing.push_async_callback(bot.session.close)
        key = settings.identity_key()
        reports = ReportStore(key, store)
        run_beside(Reporting(live, reports, kyiv_now).run(), closing)
        muted = Muted(metrics.message_dropped)
        around = (MetricsMiddleware(metrics), ThrottleMiddleware(Throttle(key, store), muted))
        geocoder = open_geocoder(settings, key, store, live.guide.regions, closing)
        languages, office = Languages(key, store), None
        if settings.admins:
            # Readers of lists take a while to import: only for who has admins.
            from bot.admin.reception import open_office  # noqa: PLC0415

            office = open_office(settings, store, live, languages, geocoder, demo=demo)
            closing.push_async_callback(office.background.drain)
        if settings.oblast_channels and worker == 0:
            post_orders(settings, store, live, bot, closing)
        if settings.admins_chat and worker == 0:
            tell_reports(settings, reports, live, bot, closing)
        if (settings.refresh or settings.admins_chat) and worker == 0:
            refresh_lists(settings, store, live, geocoder, bot, closing, demo=demo)
        chats = Chats(Groups(key, store), Pace(key, store))
        dispatcher = build_dispatcher(
            live, languages, kyiv_now, around, geocoder, office, reports, chats
        )
        intake = Intake(dispatcher, bot, muted)
        closing.push_async_callback(chats.merging.close)
        if worker == 0:
            run_beside(set_menus(bot), closing)

        _log.info("serving %d points", len(live.guide.snapshot.points))
        if settings.webhook_url is None or settings.webhook_secret is None:
            await Polling(bot, intake, in_flight, Effects(key, store)).run(stopping)
            return
        url, secret = str(settings.webhook_url), settings.webhook_secret.get_secret_value()
        if worker == 0:
            run_beside(register(bot, url, secret, intake.kinds), closing)
        await Webhook(intake, bot, secret, in_flight).run(_listener(settings), stopping)


async def _store(settings: Settings, closing: AsyncExitStack) -> Breaker | None:
    """Redis behind its breaker: the named one, else a server of the bot's own, else none."""
    url = settings.redis_url
    if url is None:
        embedded = EmbeddedStore(settings.state_dir)
        try:
            url = await embedded.start()
        except EmbeddedUnavailableError as error:
            _log.error("no redis: %s; throttle and languages are this process's own", error)
            return None
        closing.push_async_callback(embedded.stop)
    redis = connect(url)
    closing.push_async_callback(redis.aclose)
    return Breaker(redis)


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
