"""Two admins, one of an oblast and a stranger, with the whole bot and a real Redis."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

import data
from bot.admin.background import Background
from bot.admin.office import Office
from bot.app import build_dispatcher
from bot.live import Live
from bot.ordering import Ordering
from bot.storage.audit import AuditLog
from bot.storage.breaker import Breaker
from bot.storage.drafts import Drafts
from bot.storage.languages import Languages
from bot.storage.nonces import Nonces
from bot.storage.orders import OrderStore
from bot.storage.reports import ReportStore
from geo.gazetteer.gazetteer import Gazetteer
from geo.guide import Guide
from geo.regions import Regions
from tests.office import DUTY, OBLAST, SECOND, AdminTalk, MadeDesk, talks

SECRET = b"a secret of sixteen"


@pytest.fixture(scope="session")
def regions() -> Regions:
    return Regions.load(data.REGIONS)


@pytest.fixture
def now(noon: datetime) -> list[datetime]:
    """What the clock shows; a test sets it on."""
    return [noon]


@pytest.fixture
def live(guide: Guide) -> Live:
    return Live(guide)


@pytest.fixture
def office(
    store: Breaker, regions: Regions, gazetteer: Gazetteer, now: list[datetime], live: Live
) -> Office:
    desk = MadeDesk(regions, gazetteer, now[0])
    return Office(
        admins=(DUTY, SECOND, OBLAST),
        desk=desk,
        listed=desk.listed,
        audit=AuditLog(store),
        nonces=Nonces(SECRET, store),
        drafts=Drafts(SECRET, store),
        languages=Languages(SECRET, store),
        ordering=Ordering(OrderStore(store), AuditLog(store), lambda: live.guide, lambda: now[0]),
        reports=ReportStore(SECRET, store),
        guide=lambda: live.guide,
        background=Background(),
        regions=regions,
        clock=lambda: now[0],
    )


@pytest.fixture
def make_talks(live: Live, office: Office) -> Callable[[str], dict[int, AdminTalk]]:
    """Each person's talk, in a language."""

    def make(language: str) -> dict[int, AdminTalk]:
        dispatcher = build_dispatcher(live, office.languages, office.clock, office=office)
        return talks(dispatcher, office, language)

    return make


@pytest.fixture
def people(make_talks: Callable[[str], dict[int, AdminTalk]]) -> dict[int, AdminTalk]:
    return make_talks("uk")


@pytest.fixture
def talk(people: dict[int, AdminTalk]) -> AdminTalk:
    return people[DUTY.id]
