"""A checked list waits for an admin's word: whole, for a while, and is taken once."""

from __future__ import annotations

import asyncio
import random

from redis.asyncio import Redis

from bot.storage.breaker import Breaker
from bot.storage.drafts import Drafts
from bot.storage.nonces import KEPT_FOR
from bot.storage.snapshots import PIECE
from geo.refresh.diff import Diff, Entry
from geo.refresh.notices import Notice, Severity
from tests.drafts import made_draft

SECRET = b"a secret of sixteen"


async def test_a_draft_of_any_size_is_taken_whole(store: Breaker) -> None:
    drafts = Drafts(SECRET, store)
    for size in (0, 1, PIECE - 800, PIECE, 3 * PIECE + 17):
        draft = made_draft(random.Random(size).randbytes(size))
        assert await drafts.take(await drafts.keep(draft)) == draft


async def test_of_notices_and_changes_only_the_figures_are_kept(store: Breaker) -> None:
    drafts = Drafts(SECRET, store)
    entry = Entry("a", "Ліцей", "Бровари", "UA32")
    notice = Notice("duplicate", Severity.WARNING, 7, "назва", "Ліцей")
    figures = made_draft(b"blob").diff.per_oblast
    draft = made_draft(b"blob", notices=(notice,), diff=Diff((entry,), per_oblast=figures))
    assert await drafts.take(await drafts.keep(draft)) == made_draft(b"blob")


async def test_a_draft_is_taken_once(store: Breaker, redis: Redis) -> None:
    drafts = Drafts(SECRET, store)
    name = await drafts.keep(made_draft(b"blob"))
    assert name not in str(await redis.keys())
    taken = await asyncio.gather(*(drafts.take(name) for _ in range(5)))
    assert len([each for each in taken if each]) == 1
    assert not await drafts.renew(name)


async def test_a_discarded_draft_is_gone(store: Breaker) -> None:
    drafts = Drafts(SECRET, store)
    name = await drafts.keep(made_draft(b"blob"))
    await drafts.discard(name)
    assert await drafts.take(name) is None


async def test_a_draft_ends_unless_it_is_renewed(store: Breaker, redis: Redis) -> None:
    drafts = Drafts(SECRET, store)
    name = await drafts.keep(made_draft(b"blob"))
    (key,) = await redis.keys()
    assert 0 < await redis.ttl(key) <= KEPT_FOR.total_seconds()
    await redis.expire(key, 5)
    assert await drafts.renew(name)
    assert await redis.ttl(key) > 5
