"""Lists that refresh themselves: from a server on 127.0.0.1 to what replicas answer from."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession
from redis.asyncio import Redis

from bot.desk import Desk
from bot.fetching import Fetcher
from bot.refreshing import AGAIN, WHO, Refreshing
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.turns import Turns
from geo.clock import KYIV
from geo.refresh.sources import Form, ListSource
from tests.in_process import InProcess
from tests.list_server import ListServer, list_server

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=KYIV)
HOURLY = timedelta(hours=1)
TURN = "nezlamnist:source:{}:turn"


def feature(number: int) -> dict[str, object]:
    return {
        "attributes": {
            "objectid": number,
            "name_po": f"Школа № {number}",
            "address": f"вул. Зразкова, {number}",
            "working_time": "Цілодобово",
        },
        "geometry": {"x": 30.52 + number / 1000, "y": 50.45},
    }


@dataclass
class House:
    """A bot that refreshes, its server of lists, and what its admins were told."""

    server: ListServer
    desk: Desk
    redis: Redis
    turns: Turns
    fetcher: Fetcher
    now: datetime = NOON
    told: list[str] = field(default_factory=list)

    async def look(self, *sources: ListSource) -> None:
        async def alert(text: str) -> None:
            self.told.append(text)

        refreshing = Refreshing(
            self.desk, sources, self.fetcher, self.turns, alert, lambda: self.now
        )
        await refreshing.look()

    async def later(self, source: ListSource, by: timedelta) -> None:
        """Let time pass until the source is due again."""
        self.now += by
        await self.redis.delete(TURN.format(source.id))
        await self.look(source)

    @property
    def layer(self) -> ListSource:
        return ListSource("kyiv", "КМДА", "—", f"{self.server.url}/layer", Form.ARCGIS, HOURLY)

    @property
    def file(self) -> ListSource:
        return ListSource("lviv", "ЛОВА", "—", f"{self.server.url}/list", every=HOURLY)

    async def published(self) -> list[tuple[str, int, str]]:
        """Source, public points and who, of each edition, the latest first."""
        return [(each.source_id, each.points, each.who) for each in await self.desk.history()]


@pytest.fixture
async def house(redis: Redis, store: Breaker, tmp_path: Path) -> AsyncIterator[House]:
    async with list_server() as server, ClientSession() as session:
        house = House(server, None, redis, Turns(store), Fetcher(session))  # type: ignore[arg-type]
        house.desk = Desk(store, InProcess(tmp_path), lambda: house.now)
        yield house


async def test_a_layer_is_published_and_looked_at_when_due(house: House) -> None:
    house.server.features, house.server.limit = [feature(n) for n in range(5)], 2
    await house.look(house.layer)
    await house.look(house.layer)
    assert await house.published() == [("kyiv", 5, WHO)]
    assert len(house.server.requests) == 3  # pages, once


async def test_what_has_changed_is_published(house: House) -> None:
    house.server.features = [feature(n) for n in range(20)]
    await house.look(house.layer)
    house.server.features.append(feature(20))
    await house.later(house.layer, HOURLY)
    assert [points for _, points, _ in await house.published()] == [21, 20]


async def test_what_stays_is_published_for_its_date_once_a_day(house: House) -> None:
    house.server.features = [feature(n) for n in range(5)]
    await house.look(house.layer)
    for _ in range(6):
        await house.later(house.layer, timedelta(hours=6))
    assert len(await house.published()) == 2


async def test_half_a_list_is_refused_and_told_once(house: House) -> None:
    house.server.features = [feature(n) for n in range(20)]
    await house.look(house.layer)
    house.server.features = house.server.features[:10]
    for _ in range(3):
        await house.later(house.layer, HOURLY)
    assert [points for _, points, _ in await house.published()] == [20]
    (told,) = house.told
    assert told.startswith("«kyiv»: новий список не опубліковано.")
    assert "50 %" in told


@pytest.mark.parametrize("page", [b"<html><body>Blocked</body></html>", b'{"features": []}'])
async def test_what_is_no_list_leaves_the_one_before(house: House, page: bytes) -> None:
    house.server.features = [feature(n) for n in range(5)]
    await house.look(house.layer)
    house.server.content = page
    await house.later(house.layer, HOURLY)
    assert [points for _, points, _ in await house.published()] == [5]
    assert len(house.told) == 1
    assert "замість списку прийшло інше" in house.told[0]


async def test_an_unchanged_file_is_not_read_again(house: House) -> None:
    rows = "".join(f"A{n},50.4{n},30.5,Цілодобово\n" for n in range(5))
    house.server.content = f"name,lat,lon,hours\n{rows}".encode()
    house.server.etag = '"v1"'
    await house.look(house.file)
    await house.later(house.file, HOURLY)
    assert [request.headers.get("If-None-Match") for request in house.server.requests] == [
        None,
        '"v1"',
    ]
    assert len(await house.published()) == 1


async def test_a_file_that_could_not_be_published_comes_again(house: House) -> None:
    """An error page with a mark of its own doesn't stand in for the list."""
    house.server.content, house.server.etag = b"<html><body>503</body></html>", '"e"'
    await house.look(house.file)
    await house.later(house.file, HOURLY)
    assert "If-None-Match" not in house.server.requests[-1].headers


async def test_a_source_out_of_reach_is_asked_sooner(house: House) -> None:
    house.server.status = 503
    await house.look(house.file)
    assert await house.redis.pttl(TURN.format("lviv")) <= AGAIN / timedelta(milliseconds=1)
    assert house.told == []


async def test_old_data_are_told_of_once_a_day(house: House) -> None:
    house.server.features = [feature(n) for n in range(5)]
    await house.look(house.layer)
    house.now += timedelta(days=7, minutes=1)
    await house.look()
    await house.look()
    (told,) = house.told
    assert told == "«kyiv»: дані старі, станом на вт 17.03, 12:00, 7 днів тому. Оновіть список."


async def test_without_redis_nobody_looks(house: House) -> None:
    house.turns = Turns(None)
    with pytest.raises(StoreUnavailableError):
        await house.look(house.layer)
    assert house.server.requests == []
