"""The faults of a house. Each is done while a load runs, and says how soon all was well again.

What heals by itself is timed from the end of the fault; None where nothing has to heal.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from bot.storage.snapshots import BLOB, CHANNEL, POINTER
from bot.storage.throttle_rule import BURST
from tests.chaos.bot_api import Misdeed
from tests.chaos.house import House

Fault = Callable[[House], Awaitable[float | None]]


@dataclass(frozen=True, slots=True)
class Scenario:
    """`p99_ms` is what the load's answers must keep to, None where someone has to wait.

    `healed_s` is how soon all must be well again, None where nothing has to heal. With `deeds` the
    load changes something, with `files` some of it asks for files, which take seconds to make.
    """

    name: str
    fault: Fault
    p99_ms: float | None = None
    healed_s: float | None = None
    shuffled: bool = False
    deeds: bool = False
    files: bool = False


async def nothing(_house: House) -> None:
    """The measure for the rest."""


def calls(misdeed: Misdeed, *, every: int = 10) -> Fault:
    """So many of the bot's own calls to Telegram meet this."""

    async def fault(house: House) -> None:
        house.api.fault = lambda _method, number: (
            misdeed if number and number % every == 0 else None
        )

    return fault


async def acknowledgements_lost(house: House) -> None:
    """A fifth of the updates comes twice, since Telegram never heard of the first answer."""
    house.actor.loses = lambda number: number % 5 == 0


async def every_third_acknowledgement_lost(house: House) -> None:
    """Of each kind of deed: they come in turns of five."""
    house.actor.loses = lambda number: number % 3 == 0


async def one_floods(house: House) -> None:
    """The figures are everybody else's."""
    assert await house.flood() > 2 * BURST


async def replica_killed(house: House) -> float:
    """SIGKILL while calls to Telegram are on their way: all handlers of presses are halfway."""
    house.api.fault = lambda _method, _number: Misdeed.LATE
    await house.part(0.4)
    began = _now()
    await house.replicas[1].kill()
    await house.load_over()
    return max(0.0, house.actor.failed_at - began)


async def replica_stopped(house: House) -> float:
    """SIGTERM, as when a new version is rolled out."""
    house.api.fault = lambda _method, _number: Misdeed.LATE
    await house.part(0.4)
    began = _now()
    assert await house.replicas[0].stop() == 0
    await house.load_over()
    return max(0.0, house.actor.failed_at - began)


async def nginx_killed(house: House) -> float:
    await house.part(0.4)
    began = _now()
    await house.nginx.kill()
    await house.nginx.start()
    await house.load_over()
    return max(0.0, house.actor.failed_at - began)


async def snapshot_published(house: House) -> float:
    """From the moment Redis points to it until both replicas answer with it."""
    before = await house.pointer()
    publishing = asyncio.create_task(house.publish_by_command(_newest(house)))
    await house.until_published(before)
    healed_s = await _named(house)
    await publishing
    return healed_s


async def disk_full(house: House) -> float:
    """One replica's files may not grow, the other's STATE_DIR can't be a folder."""
    full, blocked = house.replicas
    await full.stop()
    full.largest_file = 1_000
    await full.start()
    await blocked.stop()
    (house.folder / "file").touch()
    blocked.environment["STATE_DIR"] = str(house.folder / "file" / "state")
    await blocked.start()
    return await _published(house)


async def snapshot_truncated(house: House) -> float:
    """The pointer names a blob whose second half is missing."""
    blob = await _current_blob(house)
    return await _damaged(house, hashlib.sha256(blob).hexdigest(), blob[: len(blob) // 2])


async def snapshot_of_another_hash(house: House) -> float:
    """The pointer names a blob that is whole, but another."""
    return await _damaged(house, "0" * 64, await _current_blob(house))


async def snapshot_of_noise(house: House) -> float:
    """The pointer names what nobody can read, by its right hash."""
    blob = b"\x1f\x8b" + b"\x00" * 5_000
    return await _damaged(house, hashlib.sha256(blob).hexdigest(), blob)


async def redis_refused(house: House) -> float:
    await house.part(0.2)
    house.proxy.refuse()
    await house.part(0.6)
    await house.proxy.accept()
    return await _healed(house)


async def redis_black_holed(house: House) -> float:
    await house.part(0.2)
    house.proxy.be_silent()
    await house.part(0.6)
    house.proxy.speak()
    return await _healed(house)


async def redis_slow(house: House) -> float:
    """Each of its answers comes after 2 s."""
    await house.part(0.2)
    house.proxy.delay_s = 2.0
    await house.part(0.6)
    house.proxy.delay_s = 0.0
    return await _healed(house)


async def redis_read_only(house: House) -> float:
    """It is a replica whose master is gone."""
    await house.part(0.2)
    await house.store.replicaof("127.0.0.1", "1")
    await house.part(0.6)
    await house.store.replicaof("NO", "ONE")
    return await _healed(house)


async def redis_flushed(house: House) -> float:
    """Until the replicas have given the published points back."""
    await house.part(0.4)
    await house.store.flushall()
    began = _now()
    await house.until_published((0, ""))
    return _now() - began


async def redis_killed(house: House) -> float:
    """SIGKILL; it comes back with what its AOF holds."""
    await house.part(0.2)
    await house.redis.kill()
    await house.part(0.2)
    await house.redis.start()
    return await _healed(house)


async def _healed(house: House) -> float:
    began = _now()
    await house.until_breakers_close()
    return _now() - began


async def _published(house: House) -> float:
    path = _newest(house)
    await house.publish(path)
    return await _named(house)


def _newest(house: House) -> Path:
    """A list with one point more than what was published before; `_named` waits for that one."""
    house.turn += 1
    return house.list_points(house.folder / "new.csv", _name(house))


async def _named(house: House) -> float:
    """For how long not all replicas answer with the newest point, seconds."""
    began = _now()
    await house.until_both_name(_name(house))
    return _now() - began


def _name(house: House) -> str:
    return f"Щойно оприлюднений {house.turn}"


async def _current_blob(house: House) -> bytes:
    _, sha256 = await house.pointer()
    return cast("bytes", await house.store.get(BLOB + sha256))


async def _damaged(house: House, sha256: str, blob: bytes) -> float:
    """Point to this later than to what is published, then publish something good."""
    at_ms, _ = await house.pointer()
    await house.part(0.2)
    await house.store.set(BLOB + sha256, blob)
    await house.store.set(POINTER, f"{at_ms + 1} {sha256}")
    await house.store.publish(CHANNEL, sha256)
    await house.load_over()
    return await _published(house)


def _now() -> float:
    return asyncio.get_running_loop().time()


# What a person waits for at most, and on how many replicas a published list answers how soon, is
# the task's own word. The rest is that of the parts: a breaker pauses for 1.2 s at most and gives
# its trial 0.5 s, and once more where the first trial came too soon; Telegram comes back within a
# second, as nginx does to a replica that failed; a flushed Redis is looked at every 30 s.
ANSWERED_MS = 1_000
PUBLISHED_S = 2.0
TRUSTED_S = 3.5
TRIED_AGAIN_S = 2.0
GIVEN_BACK_S = 33.0

SCENARIOS = (
    Scenario("none", nothing, ANSWERED_MS),
    Scenario("Telegram: 429 to every tenth call", calls(Misdeed.TOO_MANY), ANSWERED_MS),
    Scenario("Telegram: 500 to every tenth call", calls(Misdeed.ERROR), ANSWERED_MS),
    Scenario("Telegram: a proxy's page to every tenth call", calls(Misdeed.PAGE), ANSWERED_MS),
    Scenario("Telegram: reset after accept, every tenth", calls(Misdeed.RESET), ANSWERED_MS),
    Scenario("Telegram: every tenth call silent", calls(Misdeed.SILENT), ANSWERED_MS),
    Scenario("Telegram: every press has expired", calls(Misdeed.EXPIRED, every=1), ANSWERED_MS),
    Scenario("Telegram: a fifth of the updates twice", acknowledgements_lost, ANSWERED_MS),
    Scenario("Telegram: updates out of order", nothing, ANSWERED_MS, shuffled=True),
    Scenario("one person floods, what others notice", one_floods, ANSWERED_MS),
    Scenario("SIGKILL of a replica mid-handler", replica_killed, healed_s=TRIED_AGAIN_S),
    Scenario("SIGTERM of a replica mid-handler", replica_stopped, healed_s=TRIED_AGAIN_S),
    Scenario("nginx killed, started again", nginx_killed, healed_s=TRIED_AGAIN_S),
    Scenario("publish under load", snapshot_published, ANSWERED_MS, PUBLISHED_S),
    Scenario("snapshot truncated", snapshot_truncated, ANSWERED_MS, PUBLISHED_S),
    Scenario("snapshot with a wrong hash", snapshot_of_another_hash, ANSWERED_MS, PUBLISHED_S),
    Scenario("snapshot unreadable", snapshot_of_noise, ANSWERED_MS, PUBLISHED_S),
    Scenario("Redis refused", redis_refused, ANSWERED_MS, TRUSTED_S),
    Scenario("Redis black-holed", redis_black_holed, ANSWERED_MS, TRUSTED_S),
    Scenario("Redis slow by 2 s", redis_slow, ANSWERED_MS, TRUSTED_S),
    Scenario("Redis read-only", redis_read_only, ANSWERED_MS, TRUSTED_S),
    Scenario("Redis killed, started again", redis_killed, ANSWERED_MS, TRUSTED_S),
    Scenario("Redis flushed", redis_flushed, ANSWERED_MS, GIVEN_BACK_S),
    Scenario("disk full, STATE_DIR no folder", disk_full, healed_s=PUBLISHED_S),
    Scenario("changes: none", nothing, ANSWERED_MS, deeds=True),
    Scenario("changes: reset after accept", calls(Misdeed.RESET, every=3), ANSWERED_MS, deeds=True),
    Scenario("changes: SIGKILL mid-handler", replica_killed, healed_s=TRIED_AGAIN_S, deeds=True),
    Scenario(
        "changes, files: a third of the updates twice",
        every_third_acknowledgement_lost,
        deeds=True,
        files=True,
    ),
)
