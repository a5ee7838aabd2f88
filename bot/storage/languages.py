"""What /language chose, under an HMAC of the person's id, for half a year.

When Redis doesn't answer, or there is none, this process remembers for itself, up to MAX_KEPT
people: at worst the bot speaks the language of the person's Telegram again.
"""

from __future__ import annotations

import hmac
import logging
from datetime import timedelta
from hashlib import sha256

from cachetools import TTLCache
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.i18n import Language, is_language

KEPT_FOR = timedelta(days=180)
MAX_KEPT = 100_000

_log = logging.getLogger(__name__)


class Languages:
    """The languages people chose; `secret` keys the HMAC, so that no id can be read back."""

    def __init__(self, secret: bytes, redis: Redis | None = None) -> None:
        self._secret = hmac.digest(secret, b"language", sha256)
        self._redis = redis
        self._own: TTLCache[str, Language] = TTLCache(MAX_KEPT, KEPT_FOR.total_seconds())

    async def chosen(self, person_id: int) -> Language | None:
        """The language that the person chose, None if they didn't."""
        key = self._key(person_id)
        if self._redis is not None:
            try:
                stored = await self._redis.get(key)
            except (RedisError, OSError) as error:
                _log.warning("languages: redis does not answer: %s", type(error).__name__)
            else:
                language = stored.decode() if isinstance(stored, bytes) else ""
                return language if is_language(language) else None
        return self._own.get(key)

    async def choose(self, person_id: int, language: Language) -> None:
        """Remember the choice; it expires."""
        key = self._key(person_id)
        self._own[key] = language
        if self._redis is not None:
            try:
                await self._redis.set(key, language, ex=KEPT_FOR)
            except (RedisError, OSError) as error:
                _log.warning("languages: redis does not answer: %s", type(error).__name__)

    def _key(self, person_id: int) -> str:
        digest = hmac.new(self._secret, str(person_id).encode(), sha256)
        return f"nezlamnist:language:{digest.hexdigest()[:32]}"
