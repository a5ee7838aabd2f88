"""The office of the running bot: what admins' handlers have at hand, put together."""

from __future__ import annotations

from bot.admin.background import Background
from bot.admin.office import Office
from bot.clock import kyiv_now
from bot.desk import Desk
from bot.guard_settings import load_thresholds
from bot.live import Live
from bot.ordering import Ordering
from bot.preparing import Preparing, Streets
from bot.settings import Settings
from bot.storage.audit import AuditLog
from bot.storage.breaker import Breaker
from bot.storage.drafts import Drafts
from bot.storage.languages import Languages
from bot.storage.nonces import Nonces
from bot.storage.orders import OrderStore
from bot.storage.reports import ReportStore
from bot.storage.snapshots import SnapshotStore
from geo.coordinate import Coordinate
from geo.geocoding.geocoder import Geocoder
from geo.geocoding.outcome import Found, Place


def open_office(  # noqa: PLR0913 - what it is made of
    settings: Settings,
    store: Breaker | None,
    live: Live,
    languages: Languages,
    geocoder: Geocoder | None,
    *,
    demo: bool,
) -> Office:
    """The office; its background work ends with `office.background.drain`."""
    key, audit = settings.identity_key(), AuditLog(store)
    return Office(
        admins=settings.admins,
        desk=open_desk(settings, store, live, geocoder, demo=demo),
        listed=SnapshotStore(store).fetch,
        ordering=Ordering(OrderStore(store), audit, lambda: live.guide, kyiv_now),
        reports=ReportStore(key, store),
        guide=lambda: live.guide,
        audit=audit,
        nonces=Nonces(key, store),
        drafts=Drafts(key, store),
        languages=languages,
        background=Background(),
        regions=live.guide.regions,
        clock=kyiv_now,
    )


def open_desk(
    settings: Settings,
    store: Breaker | None,
    live: Live,
    geocoder: Geocoder | None,
    *,
    demo: bool,
) -> Desk:
    """The desk, which looks addresses up with the geocoder if there is one."""
    streets = _streets(geocoder, live) if geocoder else None
    return Desk(store, Preparing(settings.state_dir, load_thresholds(), streets), demo=demo)


def _streets(geocoder: Geocoder, live: Live) -> Streets:
    """Where a row's address is, as the provider of the settings places it."""

    async def place(address: str) -> Coordinate | None:
        match await geocoder.place(live.guide.locate(address)):
            case Found(place=Place(is_street=True, coordinate=coordinate)):
                return coordinate
        return None

    return place
