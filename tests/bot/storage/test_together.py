"""Questions of one turn go together; each gets its own answer, or all the same failure."""

from __future__ import annotations

import asyncio

import pytest

from bot.storage.together import Together


async def test_what_is_asked_in_one_turn_is_asked_at_once() -> None:
    asked: list[list[int]] = []

    async def squares(numbers: list[int]) -> list[int]:
        asked.append(numbers)
        await asyncio.sleep(0)
        return [number**2 for number in numbers]

    together = Together(squares)
    answers = await asyncio.gather(*(together.ask(number) for number in range(5)))
    assert answers == [0, 1, 4, 9, 16]
    assert asked == [[0, 1, 2, 3, 4]]
    assert await together.ask(7) == 49
    assert asked[1:] == [[7]]


async def test_a_failure_is_everybodys() -> None:
    async def fail(numbers: list[int]) -> list[int]:
        raise OSError(numbers)

    together = Together(fail)
    answers = await asyncio.gather(*map(together.ask, (1, 2)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [OSError, OSError]


async def test_who_gives_up_leaves_the_others_their_answers() -> None:
    go_on = asyncio.Event()

    async def slowly(numbers: list[int]) -> list[int]:
        await go_on.wait()
        return numbers

    together = Together(slowly)
    first, second = (asyncio.create_task(together.ask(number)) for number in (1, 2))
    await asyncio.sleep(0.01)
    first.cancel()
    go_on.set()
    assert await second == 2
    with pytest.raises(asyncio.CancelledError):
        await first
