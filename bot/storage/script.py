"""A Lua script that Redis runs in one step."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from hashlib import sha1
from pathlib import Path
from typing import Any, cast

from redis.asyncio import Redis
from redis.exceptions import NoScriptError


class Script:
    """The text of a file, with constants before it; sent once to a server, then named by hash."""

    def __init__(self, path: Path, **constants: int) -> None:
        head = "".join(f"local {name} = {value}\n" for name, value in constants.items())
        self.text = head + path.read_text("utf-8")
        self._sha = sha1(self.text.encode(), usedforsecurity=False).hexdigest()

    async def run(
        self, redis: Redis, keys: Sequence[str], arguments: Sequence[str | int | bytes] = ()
    ) -> Any:
        """What the script returns; a server that has forgotten it is told it again."""
        try:
            return await _awaited(redis.evalsha(self._sha, len(keys), *keys, *arguments))
        except NoScriptError:
            return await _awaited(redis.eval(self.text, len(keys), *keys, *arguments))


async def _awaited(reply: object) -> Any:
    """What the asynchronous client gives; its types don't say which client they are of."""
    return await cast("Awaitable[Any]", reply)
