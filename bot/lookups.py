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

Answer = asyncio.Future[list[Any]]


class LookupLoop(asyncio.SelectorEventLoop):
    """asyncio's own, but for `getaddrinfo`: a thread for each question, however many ask it."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: dict[tuple[object, ...], Answer] = {}

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
        question = (host, port, family, type, proto, flags)
        answer = self._asked.get(question)
        if answer is None:
            answer = self._asked[question] = self.create_future()
            answer.add_done_callback(partial(self._forget, question))
            ask = partial(socket.getaddrinfo, *question)
            Thread(target=self._ask, args=(ask, answer), name="lookup", daemon=True).start()
        # Who gives up doesn't give up for the others, and the thread goes on in any case.
        return list(await asyncio.shield(answer))

    def _ask(self, ask: partial[list[Any]], answer: Answer) -> None:
        try:
            settle = partial(answer.set_result, ask())
        except Exception as error:  # noqa: BLE001 - told to who asked
            settle = partial(answer.set_exception, error)
        with suppress(RuntimeError):  # the loop has ended meanwhile
            self.call_soon_threadsafe(settle)

    def _forget(self, question: tuple[object, ...], answer: Answer) -> None:
        del self._asked[question]
        answer.exception()  # perhaps nobody waits for it any more: nothing to complain of
