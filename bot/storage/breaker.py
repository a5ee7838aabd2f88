"""Keeps a sick Redis from slowing every answer: after some failures it isn't asked for a while."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from typing import Literal, TypeVar

from redis.asyncio import Redis
from redis.exceptions import RedisError, ResponseError

FAILURES = 3
PAUSE_S = 1.0
JITTER = 0.2
WITHIN_S = 0.5
# A server that refuses does so at every update: the log says it once in a while.
QUIET_S = 60.0

T = TypeVar("T")
State = Literal["closed", "open", "half_open"]

_log = logging.getLogger(__name__)


class StoreUnavailableError(Exception):
    """Redis didn't answer, or said no: do what this use's rule says for that."""


class Breaker:
    """Passes operations to Redis while it answers.

    FAILURES in a row open it; PAUSE_S later (± JITTER, so that replicas don't come at once) one
    operation tries, and closes or opens it again. `clock` counts seconds.
    """

    def __init__(self, redis: Redis, clock: Callable[[], float] = time.monotonic) -> None:
        self._redis = redis
        self._clock = clock
        self._failures = 0
        self._reopens_at = 0.0
        self._quiet_until = 0.0
        self.state: State = "closed"

    async def call(self, operation: Callable[[Redis], Awaitable[T]]) -> T:
        """What the operation gives, within WITHIN_S; raises StoreUnavailableError."""
        if self.state != "closed":
            self._let_one_try()
        trying = self.state == "half_open"
        try:
            async with asyncio.timeout(WITHIN_S):
                result = await _heeding_cancellation(operation(self._redis))
        except ResponseError as error:
            # An answer: read-only, out of memory, a replica without its master. The server is up.
            self._succeeded()
            self._tell_of_refusal(error)
            raise StoreUnavailableError(type(error).__name__) from error
        except (RedisError, OSError, TimeoutError) as error:
            self._failed(error)
            raise StoreUnavailableError(type(error).__name__) from error
        except BaseException:
            if trying and self.state == "half_open":
                self.state = "open"
            raise
        self._succeeded()
        return result

    def _let_one_try(self) -> None:
        if self.state == "half_open" or self._clock() < self._reopens_at:
            raise StoreUnavailableError("not asked")
        self.state = "half_open"

    def _succeeded(self) -> None:
        self._failures = 0
        if self.state != "closed":
            self.state = "closed"
            _log.info("redis answers again")

    def _tell_of_refusal(self, error: ResponseError) -> None:
        now = self._clock()
        if now >= self._quiet_until:
            self._quiet_until = now + QUIET_S
            _log.warning("redis refuses: %s", type(error).__name__)

    def _failed(self, error: Exception) -> None:
        self._failures += 1
        if self.state == "closed" and self._failures < FAILURES:
            return
        if self.state == "closed":
            _log.warning("redis does not answer: %s", type(error).__name__)
        self.state = "open"
        self._reopens_at = self._clock() + PAUSE_S * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311


async def _heeding_cancellation(operation: Awaitable[T]) -> T:
    """Raise a cancellation that the library lost: before 3.12 asyncio.wait_for can, as it sends."""
    task = asyncio.current_task()
    before = task.cancelling() if task else 0
    try:
        return await operation
    finally:
        if task and task.cancelling() > before:
            raise asyncio.CancelledError
