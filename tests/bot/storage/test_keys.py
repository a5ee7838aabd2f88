"""Every key that the bot leaves in Redis stands in PRIVACY.md, with its end."""

from __future__ import annotations

import re
from pathlib import Path

from redis.asyncio import Redis

from bot.storage.breaker import Breaker
from bot.storage.effects import Effects
from bot.storage.languages import Languages
from bot.storage.snapshots import SnapshotStore
from bot.storage.throttle import Throttle
from bot.storage.throttle_rule import BURST, Request

POLICY = Path(__file__).parents[3] / "PRIVACY.md"
ROW = re.compile(r"^\| `(nezlamnist:[^`]+)` \| .+ \| (.+) \|$", re.MULTILINE)
DAY = 24 * 60 * 60
PERSON, SECRET = 5_550_001, b"a secret of sixteen"


def rows() -> dict[re.Pattern[str], str]:
    """What the table says: how a key looks, and when it ends."""
    return {
        re.compile(
            re.escape(key).replace("<hash>", "[0-9a-f]{32}").replace("<sha256>", "[0-9a-f]{64}")
        ): end
        for key, end in ROW.findall(POLICY.read_text("utf-8"))
    }


async def use_everything(store: Breaker) -> None:
    await Languages(SECRET, store).choose(PERSON, "en")
    for request in Request:
        for _ in range(3 * BURST):
            await Throttle(SECRET, store).admit(PERSON, request)
    async with Effects(SECRET, store).once(f"update:{PERSON}"):
        pass
    await SnapshotStore(store).publish(b"one")
    await SnapshotStore(store).publish(b"two")


async def test_the_table_is_what_is_there(store: Breaker, redis: Redis) -> None:
    await use_everything(store)
    told, seen = rows(), set()
    for key in [key.decode() async for key in redis.scan_iter()]:
        (row,) = [row for row in told if row.fullmatch(key)]
        seen.add(row)
        if "never" not in told[row]:
            assert 0 < await redis.ttl(key) <= 180 * DAY, key
        assert str(PERSON).encode() not in key.encode() + (await redis.dump(key) or b"")
    assert seen == set(told), "what the table says and nobody writes"


async def test_only_what_is_current_stays_for_ever(store: Breaker, redis: Redis) -> None:
    await use_everything(store)
    eternal = [key async for key in redis.scan_iter() if await redis.ttl(key) == -1]
    assert len(eternal) == 2
    assert all(key.startswith(b"nezlamnist:{points}:") for key in eternal)
