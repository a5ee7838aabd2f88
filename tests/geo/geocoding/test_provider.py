"""geopy's geocoders against a provider that answers and one that doesn't."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from geo.coordinate import Coordinate
from geo.errors import RefusedError, UnavailableError
from geo.geocoding import provider as module
from geo.geocoding.provider import GeopyProvider
from tests.provider_server import Mood, ProviderServer

AGENT = "nezlamnist-tests (tests@example.org)"
QUERY = "Київська 168, Бровари, Київська область"
SPOT = (50.5201, 30.8101)


@asynccontextmanager
async def provider(name: str, server: ProviderServer) -> AsyncIterator[GeopyProvider]:
    asked = GeopyProvider(name, AGENT, server.url)
    try:
        yield asked
    finally:
        await asked.close()


@pytest.fixture(params=["nominatim", "photon"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_hits_come_in_order(server: ProviderServer, name: str) -> None:
    server.hits = [SPOT, (50.53, 30.82)]
    async with provider(name, server) as asked:
        assert await asked.find(QUERY) == (Coordinate(*SPOT), Coordinate(50.53, 30.82))
        assert "OpenStreetMap" in asked.attribution
    (request,) = server.requests
    assert request.query["q"] == QUERY
    assert request.headers["User-Agent"] == AGENT
    assert "Cookie" not in request.headers


async def test_ukraine_is_asked_for(server: ProviderServer) -> None:
    async with provider("nominatim", server) as nominatim, provider("photon", server) as photon:
        await nominatim.find(QUERY)
        await photon.find(QUERY)
    first, second = server.requests
    assert first.query["countrycodes"] == "ua"
    assert first.query["viewbox"] == "22.0,44.1,40.4,52.5"
    assert first.query["bounded"] == "1"
    assert second.query["bbox"] == "22.0,44.1,40.4,52.5"


async def test_no_hit_is_an_answer(server: ProviderServer, name: str) -> None:
    async with provider(name, server) as asked:
        assert await asked.find(QUERY) == ()


async def test_hits_off_the_earth_are_left_out(server: ProviderServer, name: str) -> None:
    server.hits = [(50.0, 1e9), SPOT]
    async with provider(name, server) as asked:
        found = await asked.find(QUERY)
    assert Coordinate(*SPOT) in found


@pytest.mark.parametrize("mood", ["resets", "html", "huge", "nonsense"])
async def test_what_is_no_answer_is_an_outage(
    server: ProviderServer, name: str, mood: Mood
) -> None:
    server.mood = mood
    async with provider(name, server) as asked:
        with pytest.raises(UnavailableError) as caught:
            await asked.find(QUERY)
    assert not isinstance(caught.value, RefusedError)
    assert caught.value.__suppress_context__
    assert "Київська" not in str(caught.value)


async def test_a_stalled_provider_is_given_up(
    server: ProviderServer, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TIMEOUT_S", 0.2)
    server.mood = "stalls"
    began = time.monotonic()
    async with provider(name, server) as asked:
        with pytest.raises(UnavailableError):
            await asked.find(QUERY)
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("status", "headers", "retry_after_s"),
    [
        (403, {}, 0.0),
        (401, {}, 0.0),
        (429, {}, 60.0),
        (429, {"Retry-After": "120"}, 120.0),
        (429, {"Retry-After": "999999"}, 3600.0),
        (429, {"Retry-After": "soon"}, 60.0),
    ],
)
async def test_a_refusal_says_how_long(
    server: ProviderServer, name: str, status: int, headers: dict[str, str], retry_after_s: float
) -> None:
    server.status, server.headers = status, headers
    async with provider(name, server) as asked:
        with pytest.raises(RefusedError) as caught:
            await asked.find(QUERY)
    assert caught.value.retry_after_s == retry_after_s


@pytest.mark.parametrize("status", [400, 404, 500, 503])
async def test_other_errors_are_outages(server: ProviderServer, name: str, status: int) -> None:
    server.status = status
    async with provider(name, server) as asked:
        with pytest.raises(UnavailableError) as caught:
            await asked.find(QUERY)
    assert not isinstance(caught.value, RefusedError)


async def test_nobody_listens(name: str) -> None:
    async with provider(name, ProviderServer(url="http://127.0.0.1:9")) as asked:
        with pytest.raises(UnavailableError):
            await asked.find(QUERY)


async def test_nothing_is_logged(
    server: ProviderServer, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("geopy").setLevel(logging.DEBUG)
    async with provider(name, server) as asked:
        await asked.find(QUERY)
        server.status = 500
        with pytest.raises(UnavailableError):
            await asked.find(QUERY)
    for told in (QUERY, "%D0%9A", "<b>no</b>", server.url):
        assert told not in caplog.text


@pytest.mark.parametrize("name", ["nosuch", "pelias", "google"])
def test_a_geocoder_that_cannot_be_made_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        GeopyProvider(name, AGENT)


def test_a_server_of_ones_own_may_stand_under_a_path() -> None:
    made = GeopyProvider("nominatim", AGENT, "https://maps.example.org/nominatim/")
    assert made._geocoder.api.startswith("https://maps.example.org/nominatim/search")
