"""What an admin's button does, for ten minutes, once.

The button carries a random name; what it stands for lies in Redis under a keyed hash of that name
and of the admin who was shown it. So a replayed, a foreign, a forged and a stale one are all the
same: there is nothing to find. When Redis doesn't answer, no such button works.

Telegram sends an update again when it hears no answer: after a crash, or from another replica. That
is the same press, and to it the button means the same again; what an act has done already it must
not do twice.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from redis.asyncio import Redis

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.pseudonym import pseudonym
from bot.storage.script import Script

KEPT_FOR = timedelta(minutes=10)
BYTES = 12

_REDEEM = Script(Path(__file__).with_name("redeem.lua"))

T = TypeVar("T")


class Nonces:
    """Buttons that work once; both methods raise StoreUnavailableError."""

    def __init__(self, secret: bytes, store: Breaker | None = None) -> None:
        self._secret = secret
        self._store = store

    async def issue(self, admin_id: int, meaning: Mapping[str, str]) -> str:
        """A new name for `meaning`, of `[A-Za-z0-9_-]`, that only this admin can redeem."""
        nonce = secrets.token_urlsafe(BYTES)
        key, text = self._key(admin_id, nonce), json.dumps(dict(meaning), ensure_ascii=False)
        await self._call(lambda redis: redis.set(key, f" {text}", ex=KEPT_FOR))
        return nonce

    async def redeem(self, admin_id: int, nonce: str, press: str) -> dict[str, str] | None:
        """What the name stood for, from now on only to this press; None if it didn't.

        `press` is Telegram's id of what the admin did, the same when it is delivered again.
        """
        keys, by = [self._key(admin_id, nonce)], pseudonym(self._secret, press)
        text = await self._call(lambda redis: _REDEEM.run(redis, keys, [by]))
        if text is None:
            return None
        meaning: dict[str, str] = json.loads(text)
        return meaning

    async def _call(self, operation: Callable[[Redis], Awaitable[T]]) -> T:
        if self._store is None:
            raise StoreUnavailableError("there is none")
        return await self._store.call(operation)

    def _key(self, admin_id: int, nonce: str) -> str:
        return f"nezlamnist:nonce:{pseudonym(self._secret, f'{admin_id} {nonce}')}"
