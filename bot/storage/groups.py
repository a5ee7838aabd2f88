"""What a group's admins chose for it: the town of a bare /near, and the language.

Kept under a pseudonym until the bot leaves, or for half a year after the group last asked. When
Redis doesn't answer nobody can choose, and the group has to name its town.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TypeVar

from redis.asyncio import Redis

from bot.i18n import Language
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.pseudonym import pseudonym

KEPT_FOR = timedelta(days=180)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """`place` is a settlement's KATOTTG code, empty if none is chosen."""

    place: str = ""
    language: Language | None = None


class Groups:
    """The settings of groups, by their ids; all methods raise StoreUnavailableError."""

    def __init__(self, secret: bytes, store: Breaker | None = None) -> None:
        self._secret = secret
        self._store = store

    async def settings(self, chat_id: int) -> GroupSettings:
        """What was chosen; asking keeps it for another half a year."""
        key = self._key(chat_id)
        said = await self._call(lambda redis: redis.getex(key, ex=KEPT_FOR))
        return GroupSettings(**json.loads(said)) if said else GroupSettings()

    async def keep(self, chat_id: int, settings: GroupSettings) -> None:
        """Remember these instead."""
        key, said = self._key(chat_id), json.dumps(asdict(settings))
        await self._call(lambda redis: redis.set(key, said, ex=KEPT_FOR))

    async def forget(self, chat_id: int) -> None:
        """Delete what was chosen."""
        key = self._key(chat_id)
        await self._call(lambda redis: redis.delete(key))

    async def move(self, old_id: int, new_id: int) -> None:
        """Take the settings along where Telegram gives the group another id; twice is as once."""
        settings = await self.settings(old_id)
        if settings != GroupSettings():
            await self.keep(new_id, settings)
            await self.forget(old_id)

    async def _call(self, operation: Callable[[Redis], Awaitable[T]]) -> T:
        if self._store is None:
            raise StoreUnavailableError("there is none")
        return await self._store.call(operation)

    def _key(self, chat_id: int) -> str:
        return f"nezlamnist:group:{pseudonym(self._secret, chat_id)}"
