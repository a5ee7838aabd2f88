"""Who asks badly on the port for machines doesn't hold up the end."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.metrics import Metrics
from bot.operations import Operations

BODY_THAT_NEVER_COMES = b"POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nabc"


@pytest.mark.parametrize("sent", [b"", b"GET /healthz HT", BODY_THAT_NEVER_COMES])
async def test_a_stop_waits_for_no_asker(sent: bytes) -> None:
    operations = Operations(Metrics(), lambda: True, port=0)
    await operations.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", operations.port)
    writer.write(sent)
    await writer.drain()
    await asyncio.sleep(0.1)
    began = time.monotonic()
    await operations.stop()
    assert time.monotonic() - began < 2
    await asyncio.wait_for(reader.read(), 1)
    writer.close()
