"""What is asked within one turn of the event loop is asked of Redis at once.

In a surge dozens of updates stand in the same turn. One round trip for all of them costs little
more than for one, and a quiet bot loses nothing: its question goes out on the next turn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Told = TypeVar("Told")


class Together(Generic[Asked, Told]):
    """Gathers questions for `ask`, which answers a list of them in their order."""

    def __init__(self, ask: Callable[[list[Asked]], Awaitable[list[Told]]]) -> None:
        self._ask = ask
        self._waiting: list[tuple[Asked, asyncio.Future[Told]]] = []
        self._asking: set[asyncio.Task[None]] = set()

    async def ask(self, asked: Asked) -> Told:
        """The answer to this question; raises what `ask` raises, to everyone who asked then."""
        told: asyncio.Future[Told] = asyncio.get_running_loop().create_future()
        self._waiting.append((asked, told))
        if len(self._waiting) == 1:
            asking = asyncio.create_task(self._ask_all())
            self._asking.add(asking)
            asking.add_done_callback(self._asking.discard)
        return await told

    async def _ask_all(self) -> None:
        waiting, self._waiting = self._waiting, []
        try:
            answers = await self._ask([asked for asked, _ in waiting])
        except Exception as error:  # noqa: BLE001 - theirs to handle
            for _, told in waiting:
                if not told.done():
                    told.set_exception(error)
        else:
            for (_, told), answer in zip(waiting, answers, strict=True):
                if not told.done():  # who gave up waiting needs no answer
                    told.set_result(answer)
        finally:
            for _, told in waiting:
                told.cancel()  # only when this task itself was cancelled
