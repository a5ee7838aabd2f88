"""The Redis that a command talks to: the named one, or the running bot's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.embedded import EmbeddedStore


@asynccontextmanager
async def store_at_hand(redis_url: str | None, state_dir: Path) -> AsyncIterator[Breaker]:
    """A store while inside; without a URL the server of `state_dir`, started where no bot runs.

    Raises EmbeddedUnavailableError.
    """
    async with AsyncExitStack() as closing:
        if redis_url is None:
            embedded = EmbeddedStore(state_dir)
            redis_url = await embedded.start()
            closing.push_async_callback(embedded.stop)
        redis = connect(redis_url)
        closing.push_async_callback(redis.aclose)
        yield Breaker(redis)
