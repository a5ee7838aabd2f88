"""A connection that doesn't get to the end of a request's head isn't kept for ever."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from unittest import mock

import pytest
from aiogram import Bot

from bot.intake import Intake
from bot.lifecycle import InFlight
from bot.webhook import Webhook

IDLE_S = 0.4
WHOLE = b"GET / HTTP/1.1\r\nHost: bot.example\r\n\r\n"
PART = b"POST /hook HTTP/1.1\r\nHo"


@pytest.fixture
async def port(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[int]:
    """A webhook with less patience than it has."""
    monkeypatch.setattr("bot.webhook.IDLE_S", IDLE_S)
    stopping = asyncio.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    webhook = Webhook(
        mock.Mock(spec=Intake, metrics=mock.Mock()), mock.Mock(spec=Bot), "secret", InFlight()
    )
    running = asyncio.create_task(webhook.run(listener, stopping))
    yield listener.getsockname()[1]
    stopping.set()
    await running


@pytest.mark.parametrize("sent", [b"", PART, WHOLE, WHOLE + PART])
async def test_it_is_closed_when_time_is_up(sent: bytes, port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    said = await asyncio.wait_for(reader.read(), 10 * IDLE_S)
    assert said.count(b"HTTP/1.1 401") == sent.count(WHOLE)
    writer.close()


async def test_bytes_that_drop_in_one_by_one_buy_no_time(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    reading = asyncio.create_task(reader.read())
    for byte in PART[:8]:
        writer.write(bytes([byte]))
        await asyncio.wait([reading], timeout=IDLE_S / 4)
        if reading.done():
            break
    assert reading.done()
    await asyncio.gather(reading, return_exceptions=True)  # a reset, where a byte was on its way
    writer.close()
