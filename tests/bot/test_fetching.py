"""Lists fetched from a server on 127.0.0.1, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from bot import fetching
from bot.fetching import Fetcher
from geo.errors import PointsFileError, UnavailableError
from geo.refresh.sources import Form, ListSource
from tests.list_server import ListServer, list_server

ROWS = [
    {
        "attributes": {"objectid": number, "name_po": f"Школа № {number}"},
        "geometry": {"x": 30.5 + number / 1000, "y": 50.45},
    }
    for number in range(7)
]


@pytest.fixture
async def server() -> AsyncIterator[ListServer]:
    async with list_server() as running:
        yield running


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with ClientSession() as session:
        yield Fetcher(session)


def file_of(server: ListServer) -> ListSource:
    return ListSource("oblast", "Область", "—", f"{server.url}/list")


def layer_of(server: ListServer, page: int = 3) -> ListSource:
    return ListSource("kyiv", "Київ", "—", f"{server.url}/layer", Form.ARCGIS, page=page)


async def test_a_file_is_fetched_once_while_it_stays(server: ListServer, fetcher: Fetcher) -> None:
    server.content, server.etag = b"name,lat,lon\nA,50.4,30.5\n", '"v1"'
    first = await fetcher.fetch(file_of(server))
    assert first is not None
    assert first.content == server.content
    assert await fetcher.fetch(file_of(server), first.validators) is None
    server.etag = '"v2"'
    assert await fetcher.fetch(file_of(server), first.validators) is not None


@pytest.mark.parametrize("limit", [1, 3, 1000])
async def test_a_layer_is_read_to_its_last_page(
    server: ListServer, fetcher: Fetcher, limit: int
) -> None:
    """Also where the server gives fewer rows to a page than it is asked for."""
    server.features, server.limit = ROWS, limit
    fetched = await fetcher.fetch(layer_of(server))
    assert fetched is not None
    assert json.loads(fetched.content)["features"] == ROWS


async def test_a_layer_without_end_is_not_taken_in_part(
    server: ListServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_PAGES", 3)
    server.features, server.endless = ROWS * 10, True
    with pytest.raises(UnavailableError):
        await fetcher.fetch(layer_of(server))


async def test_an_empty_page_that_promises_more_ends_it(
    server: ListServer, fetcher: Fetcher
) -> None:
    server.features, server.endless = [], True
    with pytest.raises(UnavailableError):
        await fetcher.fetch(layer_of(server))
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (b"<html><body>Web Page Blocked</body></html>", "html"),
        (b'{"error": {"code": 500}}', "service-error"),
        (b'{"features": [{"attrib', "damaged"),
        (b"[1, 2]", "not-a-list"),
    ],
)
async def test_what_stands_in_for_a_layer_is_named(
    server: ListServer, fetcher: Fetcher, page: bytes, code: str
) -> None:
    server.content = page
    with pytest.raises(PointsFileError) as refused:
        await fetcher.fetch(layer_of(server))
    assert refused.value.code == code


@pytest.mark.parametrize("status", [301, 403, 404, 500, 503])
async def test_another_status_is_no_list(server: ListServer, fetcher: Fetcher, status: int) -> None:
    server.content, server.status = b"name,lat,lon\n", status
    with pytest.raises(UnavailableError):
        await fetcher.fetch(file_of(server))


async def test_a_file_cut_short_is_no_list(server: ListServer, fetcher: Fetcher) -> None:
    server.content, server.cut = b"name,lat,lon\n" * 1000, True
    with pytest.raises(UnavailableError):
        await fetcher.fetch(file_of(server))


async def test_a_server_that_stalls_is_left(
    server: ListServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "ANSWER_WITHIN_S", 0.2)
    server.stalls = True
    with pytest.raises(UnavailableError):
        await fetcher.fetch(file_of(server))


async def test_no_more_is_read_than_a_list_may_weigh(
    server: ListServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)
    server.content = b"x" * 1000
    assert await fetcher.fetch(file_of(server)) is not None
    server.content = b"x" * 1001
    with pytest.raises(PointsFileError) as refused:
        await fetcher.fetch(file_of(server))
    assert refused.value.code == "too-large"


async def test_a_server_that_is_not_there(fetcher: Fetcher) -> None:
    with pytest.raises(UnavailableError):
        await fetcher.fetch(ListSource("a", "А", "—", "http://127.0.0.1:9/list"))
