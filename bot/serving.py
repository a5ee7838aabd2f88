"""The running bot: what it is made of, in the order of its beginning; it ends in the reverse."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from contextlib import AsyncExitStack, nullcontext
from errno import errorcode
from functools import partial

from aiogram import Bot
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer

from bot.app import build_dispatcher
from bot.assembly import load_guide, load_snapshot
from bot.chats import Chats
from bot.clock import kyiv_now
from bot.delivery import DEFAULTS
from bot.duties import begin_duties
from bot.ending import KILL_S, RESERVE_S, Ending
from bot.geocoding import open_geocoder
from bot.intake import Intake
from bot.lifecycle import InFlight, run_beside
from bot.listening import listens, take_place
from bot.live import Live
from bot.log import set_up_logging
from bot.lookups import LookupLoop
from bot.menus import set_menus
from bot.merging import LAST_WORD_S
from bot.metrics import Metrics
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
from bot.storage.embedded import STOP_WITHIN_S, EmbeddedStore, EmbeddedUnavailableError
from bot.storage.groups import Groups
from bot.storage.languages import Languages
from bot.storage.orders import OrderStore
from bot.storage.pace import Pace
from bot.storage.reports import ReportStore
from bot.storage.snapshots import SnapshotStore
from bot.storage.throttle import Throttle
from bot.uploads import FILES_S, Uploads
from bot.warmup import warm_up
from bot.webhook import Webhook

_log = logging.getLogger(__name__)


def serve(settings: Settings, *, demo: bool) -> int:
    """Serve until SIGINT or SIGTERM; the exit code, 0 after an end in order.

    Raises PointsFileError, and DemoRefusedError for made-up points without `demo`: unless real ones
    are published, which come before those of the file.
    """
    snapshot = load_snapshot(settings.points, settings.points_source, settings.points_as_of)
    set_up_logging(settings.log_level)
    # The first process of a container takes in the orphans there: that is the parent's work.
    forks = settings.workers > 1 or os.getpid() == 1
    try:
        # Before all that takes time, and held by the parent: a taken port is told once, at once.
        place = take_place(settings, shared=forks)
    except OSError as error:
        why = errorcode.get(error.errno or 0, type(error).__name__)
        _log.critical("webhook: port %d is not ours: %s", settings.webhook_port, why)
        return 1
    with place or nullcontext():
        live = Live(load_guide(snapshot, settings.state_dir))
        # Before the fork: workers share it; before the warm-up: it is what answers.
        held = asyncio.run(_published(settings, live, demo=demo))
        if live.guide.snapshot.manifest.demo and not demo:
            raise DemoRefusedError
        warm_up(live.guide)
        work = partial(_work, settings, live, held, demo, place)
        if forks:
            return Prefork(work, settings.workers).run()
        work(0)
        return 0


async def _published(settings: Settings, live: Live, *, demo: bool) -> Held | None:
    """Have `live` take what is published so far; that, None if nothing is."""
    async with AsyncExitStack() as closing:
        store = await _store(settings, closing, Ending())
        publishing = Publishing(live, SnapshotStore(store), settings.state_dir, demo=demo)
        await publishing.start()
        return publishing.held


def _work(  # noqa: PLR0913, PLR0917 - what a worker has from its parent
    settings: Settings,
    live: Live,
    held: Held | None,
    demo: bool,  # noqa: FBT001
    place: socket.socket | None,
    worker: int,
    parent: int | None = None,
) -> None:
    if place is not None and parent is not None:
        # The parent's is held for all, and never listens.
        place = take_place(settings, shared=True)
    with asyncio.Runner(loop_factory=LookupLoop) as runner:
        runner.run(_serve(settings, live, held, place, demo=demo, worker=worker, parent=parent))


async def _serve(  # noqa: PLR0913 - what a worker has from its parent
    settings: Settings,
    live: Live,
    held: Held | None,
    place: socket.socket | None,
    *,
    demo: bool,
    worker: int,
    parent: int | None,
) -> None:
    ending, in_flight = Ending(), InFlight()
    async with AsyncExitStack() as closing:
        store = await _store(settings, closing, ending)
        publishing = Publishing(live, SnapshotStore(store), settings.state_dir, demo=demo)
        await publishing.start(held)
        run_beside(publishing.run(), closing)
        standing = StandingOrders(live, OrderStore(store), settings.state_dir)
        await standing.start()
        run_beside(standing.run(), closing)

        # What was begun until here may be left at any moment; what follows is ended in order.
        ending.listen(parent)
        metrics = Metrics()
        metrics.observe(live, in_flight)
        metrics.watch("redis", store)
        operations = Operations(
            metrics,
            lambda: not ending.begun.is_set() and _takes_updates(live, place),
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
        geocoder = open_geocoder(settings, key, store, live.guide.regions, closing)
        metrics.watch("provider", geocoder)
        languages, office = Languages(key, store), None
        if settings.admins:
            # Readers of lists take a while to import: only for who has admins.
            from bot.admin.background import DRAIN_S  # noqa: PLC0415
            from bot.admin.reception import open_office  # noqa: PLC0415

            office = open_office(settings, store, live, languages, geocoder, demo=demo)
            drain = office.background.drain
            closing.push_async_callback(lambda: drain(ending.left(DRAIN_S, RESERVE_S)))
        if worker == 0:
            begin_duties(settings, store, live, geocoder, reports, bot, closing, demo=demo)
        chats = Chats(Groups(key, store), Pace(key, store))
        dispatcher = build_dispatcher(
            live,
            languages,
            kyiv_now,
            (ThrottleMiddleware(Throttle(key, store), muted),),
            geocoder,
            office,
            reports,
            chats,
        )
        uploads = Uploads(bot, Effects(key, store), metrics)
        closing.push_async_callback(lambda: uploads.close(ending.left(FILES_S, RESERVE_S)))
        intake = Intake(dispatcher, bot, muted, metrics, uploads)
        merging = chats.merging
        closing.push_async_callback(lambda: merging.close(ending.left(LAST_WORD_S, RESERVE_S)))
        if worker == 0:
            run_beside(set_menus(bot), closing)

        closing.callback(ending.begin)
        _log.info("serving %d points", len(live.guide.snapshot.points))
        if place is None or settings.webhook_url is None or settings.webhook_secret is None:
            await Polling(bot, intake, in_flight, Effects(key, store)).run(ending.begun)
            return
        url, secret = str(settings.webhook_url), settings.webhook_secret.get_secret_value()
        if worker == 0:
            run_beside(register(bot, url, secret, intake.kinds), closing)
        await Webhook(intake, bot, secret, in_flight).run(place, ending.begun)


async def _store(settings: Settings, closing: AsyncExitStack, ending: Ending) -> Breaker | None:
    """Redis behind its breaker: the named one, else a server of the bot's own, else none."""
    url = settings.redis_url
    if url is None:
        embedded = EmbeddedStore(settings.state_dir)
        try:
            url = await embedded.start()
        except EmbeddedUnavailableError as error:
            _log.error("no redis: %s; throttle and languages are this process's own", error)
            return None
        closing.push_async_callback(lambda: embedded.stop(ending.left(STOP_WITHIN_S, KILL_S)))
    redis = connect(url)
    closing.push_async_callback(redis.aclose)
    return Breaker(redis)


def _takes_updates(live: Live, place: socket.socket | None) -> bool:
    """Whether there are points to answer from, and the webhook, if there is one, listens."""
    return bool(live.guide.snapshot.points) and (place is None or listens(place))


def _bot(settings: Settings) -> Bot:
    url = settings.telegram_api_url
    server = PRODUCTION if url is None else TelegramAPIServer.from_base(str(url).rstrip("/"))
    session = JsonSession(api=server)
    session.middleware(OnceMore())
    return Bot(settings.bot_token.get_secret_value(), session=session, default=DEFAULTS)
