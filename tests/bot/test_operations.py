"""Health, readiness and figures over HTTP."""

from __future__ import annotations

import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.metrics import Metrics
from bot.operations import ALIVE, METRICS, READY, Operations


@asynccontextmanager
async def operations(ready: list[bool]) -> AsyncIterator[tuple[Operations, aiohttp.ClientSession]]:
    served = Operations(Metrics(), lambda: ready[0], port=0)
    await served.start()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{served.port}") as client:
        yield served, client
    await served.stop()


async def test_alive_is_said_whether_ready_or_not() -> None:
    async with operations([False]) as (_, client), client.get(ALIVE) as response:
        assert response.status == 200


async def test_readiness_goes_off_when_the_bot_says_so() -> None:
    ready = [False]
    async with operations(ready) as (_, client):
        for expected, status in ((False, 503), (True, 200), (False, 503)):
            ready[0] = expected
            async with client.get(READY) as response:
                assert response.status == status
                assert (await response.text()).strip() == ("ready" if expected else "not ready")


async def test_figures_are_in_prometheus_format() -> None:
    async with operations([True]) as (_, client), client.get(METRICS) as response:
        assert response.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        assert "nezlamnist_files_under_way 0.0" in await response.text()


@pytest.mark.parametrize("path", ["/", "/metrics/", "/webhook", "/debug", "/healthz/../x"])
async def test_nothing_else_is_there(path: str) -> None:
    async with operations([True]) as (_, client), client.get(path) as response:
        assert response.status == 404


async def test_only_this_machine_is_listened_to() -> None:
    async with operations([True]) as (served, _):
        hosts = {address[0] for address in served._runner.addresses}
    assert hosts == {"127.0.0.1"}


async def test_stopped_is_closed() -> None:
    async with operations([True]) as (served, _):
        port = served.port
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


async def test_a_taken_port_does_not_stop_the_bot(caplog: pytest.LogCaptureFixture) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        served = Operations(Metrics(), lambda: True, port=taken.getsockname()[1])
        with caplog.at_level(logging.ERROR, "bot.operations"):
            await served.start()
        await served.stop()
    assert "is not ours" in caplog.text
