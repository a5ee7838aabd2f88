"""When Redis is asked, and when it isn't."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as LostConnectionError
from redis.exceptions import ReadOnlyError

from bot.storage.breaker import FAILURES, JITTER, PAUSE_S, QUIET_S, Breaker, StoreUnavailableError

LATER = PAUSE_S * (1 + JITTER) + 0.01


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(Redis(), clock)


def raising(error: BaseException) -> Callable[[Redis], Awaitable[None]]:
    async def operation(_redis: Redis) -> None:
        raise error

    return operation


def state(breaker: Breaker) -> str:
    return breaker.state


async def fine(_redis: Redis) -> str:
    return "fine"


async def fail(breaker: Breaker, times: int) -> None:
    for _ in range(times):
        with pytest.raises(StoreUnavailableError):
            await breaker.call(raising(LostConnectionError()))


async def test_it_opens_after_failures_in_a_row_only(breaker: Breaker) -> None:
    await fail(breaker, FAILURES - 1)
    assert await breaker.call(fine) == "fine"
    await fail(breaker, FAILURES - 1)
    assert state(breaker) == "closed"
    await fail(breaker, 1)
    assert state(breaker) == "open"
    with pytest.raises(StoreUnavailableError, match="not asked"):
        await breaker.call(fine)


async def test_one_tries_after_a_while_and_closes_it(breaker: Breaker, clock: Clock) -> None:
    await fail(breaker, FAILURES)
    clock.now = LATER
    answer = asyncio.Event()

    async def slow(_redis: Redis) -> None:
        await answer.wait()

    trial = asyncio.create_task(breaker.call(slow))
    await asyncio.sleep(0)
    assert state(breaker) == "half_open"
    with pytest.raises(StoreUnavailableError, match="not asked"):
        await breaker.call(fine)
    answer.set()
    await trial
    assert state(breaker) == "closed"
    assert await breaker.call(fine) == "fine"


async def test_a_failed_trial_opens_it_for_another_while(breaker: Breaker, clock: Clock) -> None:
    await fail(breaker, FAILURES)
    clock.now = LATER
    with pytest.raises(StoreUnavailableError, match="ConnectionError"):
        await breaker.call(raising(LostConnectionError()))
    with pytest.raises(StoreUnavailableError, match="not asked"):
        await breaker.call(fine)
    clock.now = 2 * LATER
    assert await breaker.call(fine) == "fine"


async def test_a_cancelled_trial_leaves_the_next_one_to_try(breaker: Breaker, clock: Clock) -> None:
    await fail(breaker, FAILURES)
    clock.now = LATER
    with pytest.raises(asyncio.CancelledError):
        await breaker.call(raising(asyncio.CancelledError()))
    assert state(breaker) == "open"
    assert await breaker.call(fine) == "fine"


async def test_an_answer_that_is_an_error_fails_the_call_not_the_connection(
    breaker: Breaker, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2 * FAILURES):
        with pytest.raises(StoreUnavailableError, match="ReadOnlyError"):
            await breaker.call(raising(ReadOnlyError()))
    assert state(breaker) == "closed"
    assert caplog.text.count("redis refuses: ReadOnlyError") == 1
    clock.now = QUIET_S + 1
    with pytest.raises(StoreUnavailableError):
        await breaker.call(raising(ReadOnlyError()))
    assert caplog.text.count("redis refuses") == 2


@pytest.mark.parametrize("error", [OSError(), TimeoutError()])
async def test_errors_of_the_system_count_too(breaker: Breaker, error: Exception) -> None:
    with pytest.raises(StoreUnavailableError):
        await breaker.call(raising(error))


async def test_what_is_slow_is_given_up(breaker: Breaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.breaker.WITHIN_S", 0.01)

    async def slow(_redis: Redis) -> None:
        await asyncio.sleep(5)

    with pytest.raises(StoreUnavailableError, match="TimeoutError"):
        await breaker.call(slow)


async def test_a_mistake_in_the_code_is_not_hidden(breaker: Breaker) -> None:
    with pytest.raises(ZeroDivisionError):
        await breaker.call(raising(ZeroDivisionError()))
    assert state(breaker) == "closed"


async def test_a_cancellation_that_the_library_loses_is_not_lost(breaker: Breaker) -> None:
    asked = asyncio.Event()

    async def deaf(_redis: Redis) -> None:
        asked.set()
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(5)

    async def loop() -> None:
        while True:
            await breaker.call(deaf)

    looping = asyncio.create_task(loop())
    await asked.wait()
    looping.cancel()
    done, _ = await asyncio.wait([looping], timeout=0.2)
    assert done
