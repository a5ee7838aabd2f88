"""A Lua script that Redis runs in one step."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha1
from pathlib import Path
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import NoScriptError

Argument = str | int | bytes


class Script:
    """The text of a file, with constants before it; sent once to a server, then named by hash."""

    def __init__(self, path: Path, **constants: int) -> None:
        head = "".join(f"local {name} = {value}\n" for name, value in constants.items())
        self.text = head + path.read_text("utf-8")
        self._sha = sha1(self.text.encode(), usedforsecurity=False).hexdigest()

    async def run(
        self, redis: Redis, keys: Sequence[str], arguments: Sequence[Argument] = ()
    ) -> Any:
        """What the script returns; a server that has forgotten it is told it again."""
        (told,) = await self.run_all(redis, [(keys, arguments)])
        return told

    async def run_all(
        self, redis: Redis, calls: Sequence[tuple[Sequence[str], Sequence[Argument]]]
    ) -> list[Any]:
        """What the script returns for each (keys, arguments), in one round trip."""
        try:
            return await self._run_all(redis, calls)
        except NoScriptError:
            await redis.script_load(self.text)
            return await self._run_all(redis, calls)

    async def _run_all(
        self, redis: Redis, calls: Sequence[tuple[Sequence[str], Sequence[Argument]]]
    ) -> list[Any]:
        together = redis.pipeline(transaction=False)
        for keys, arguments in calls:
            together.evalsha(self._sha, len(keys), *keys, *arguments)
        return await together.execute()
