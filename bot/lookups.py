"""The event loop of the running bot: it asks for addresses of names in threads nobody waits for.

asyncio asks in its pool of a few threads. With a name server that doesn't answer, each question
takes up to twenty seconds: the pool is full, so that nothing else gets a thread, and the process
can't end before the last answer.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Any


class LookupLoop(asyncio.SelectorEventLoop):
    """asyncio's own, but for `getaddrinfo`."""

    async def getaddrinfo(  # noqa: PLR0913 - the base class's signature
        self,
        host: bytes | str | None,
        port: bytes | str | int | None,
        *,
        family: int = 0,
        type: int = 0,  # noqa: A002 - the base class's signature
        proto: int = 0,
        flags: int = 0,
    ) -> list[Any]:
        """As `socket.getaddrinfo`; raises OSError."""
        answer: asyncio.Future[list[Any]] = self.create_future()
        ask = partial(socket.getaddrinfo, host, port, family, type, proto, flags)
        Thread(target=self._ask, args=(ask, answer), name="lookup", daemon=True).start()
        return await answer

    def _ask(self, ask: partial[list[Any]], answer: asyncio.Future[list[Any]]) -> None:
        try:
            settle = partial(_settle, answer, ask(), None)
        except Exception as error:  # noqa: BLE001 - told to who asked
            settle = partial(_settle, answer, [], error)
        with suppress(RuntimeError):  # the loop has ended meanwhile
            self.call_soon_threadsafe(settle)


def _settle(
    answer: asyncio.Future[list[Any]], addresses: list[Any], error: Exception | None
) -> None:
    if answer.cancelled():
        return
    if error is None:
        answer.set_result(addresses)
    else:
        answer.set_exception(error)
