"""A replica follows what is published, keeps it, and refuses what can't be trusted."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from redis.asyncio import Redis

from bot.live import Live
from bot.publishing import Publishing
from bot.storage.breaker import Breaker
from bot.storage.kept import NAME
from bot.storage.snapshots import BLOB, POINTER, SnapshotStore
from geo.guide import Guide
from geo.refresh.packing import pack
from geo.snapshot import Snapshot
from tests.until import until

Replica = Callable[..., Publishing]


@pytest.fixture
def snapshots(store: Breaker) -> SnapshotStore:
    return SnapshotStore(store)


@pytest.fixture
def replica(guide: Guide, snapshots: SnapshotStore, tmp_path: Path) -> Replica:
    """A replica with a disk of its own, named by a number."""

    def make(number: int = 0, store: SnapshotStore = snapshots, **options: object) -> Publishing:
        return Publishing(Live(guide), store, tmp_path / str(number), **options)  # type: ignore[arg-type]

    return make


@pytest.fixture
def blobs(snapshot: Snapshot) -> list[bytes]:
    """The first one, two, three, … of the made points, to be told apart by their number."""
    return [
        pack(Snapshot.build(snapshot.points[:count], snapshot.manifest)) for count in range(1, 5)
    ]


def points(publishing: Publishing) -> int:
    return len(publishing._live.guide.snapshot.points)


async def stop(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


async def test_all_replicas_answer_from_it_within_two_seconds(
    replica: Replica, snapshots: SnapshotStore, blobs: list[bytes]
) -> None:
    replicas = [replica(number) for number in range(3)]
    for each in replicas:
        await each.start()
    following = [asyncio.create_task(each.run()) for each in replicas]
    await asyncio.sleep(0.2)
    for count, blob in enumerate(blobs, 1):
        await snapshots.publish(blob)
        await until(lambda count=count: all(points(each) == count for each in replicas), 2)  # type: ignore[misc]
    await stop(*following)


async def test_what_the_channel_missed_is_found_by_asking(
    replica: Replica, snapshots: SnapshotStore, redis: Redis, blobs: list[bytes]
) -> None:
    one = replica(poll_s=0.2)
    following = asyncio.create_task(one.run())
    await asyncio.sleep(0.1)
    published = await snapshots.publish(blobs[0])
    await until(lambda: points(one) == 1, 2)
    await snapshots._write(BLOB + (two := await snapshots.publish(blobs[1])).sha256, blobs[1])
    await redis.set(POINTER, f"{two.at_ms + 1} {published.sha256}")
    await until(lambda: points(one) == 1, 2)
    await stop(following)


async def test_a_start_without_redis_takes_what_the_disk_keeps(
    replica: Replica, snapshots: SnapshotStore, guide: Guide, blobs: list[bytes]
) -> None:
    await snapshots.publish(blobs[1])
    await replica().start()
    dark = replica(store=SnapshotStore(None))
    await dark.start()
    assert points(dark) == 2
    elsewhere = replica(1, store=SnapshotStore(None))
    await elsewhere.start()
    assert points(elsewhere) == len(guide.snapshot.points), "the file of POINTS"


async def test_an_emptied_redis_is_given_its_points_back(
    replica: Replica, snapshots: SnapshotStore, redis: Redis, blobs: list[bytes]
) -> None:
    await snapshots.publish(blobs[0])
    old = replica(0)
    await old.start()
    await snapshots.publish(blobs[1])
    new = replica(1, poll_s=0.1)
    await new.start()
    published = await snapshots.current()
    assert published is not None

    async def the_later_one_wins() -> bool:
        held = await snapshots.has(published.sha256, len(blobs[1]))
        back = held and await snapshots.current() == published
        return back and points(old) == points(new) == 2

    for lost in ([POINTER], [BLOB + published.sha256], [POINTER, BLOB + published.sha256]):
        await redis.delete(*lost)
        following = [asyncio.create_task(each.run()) for each in (old, new)]
        await until(the_later_one_wins)
        await stop(*following)
    fresh = replica(2)
    await fresh.start()
    assert points(fresh) == 2


async def test_an_earlier_one_is_not_taken_again(
    replica: Replica, snapshots: SnapshotStore, redis: Redis, blobs: list[bytes]
) -> None:
    earlier = await snapshots.publish(blobs[0])
    later = await snapshots.publish(blobs[1])
    one = replica()
    await one.start()
    await redis.set(POINTER, f"{earlier.at_ms} {earlier.sha256}")
    await one._follow()
    assert points(one) == 2
    assert await snapshots.current() == later


@pytest.mark.parametrize("damage", [lambda blob: blob[:-1], lambda blob: blob[::-1], None])
async def test_damaged_bytes_leave_the_one_before(
    replica: Replica,
    snapshots: SnapshotStore,
    redis: Redis,
    blobs: list[bytes],
    damage: Callable[[bytes], bytes] | None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    one = replica()
    await snapshots.publish(blobs[0])
    await one.start()
    published = await snapshots.publish(blobs[1])
    key = BLOB + published.sha256
    await (redis.set(key, damage(blobs[1])) if damage else redis.delete(key))
    await one._follow()
    assert points(one) == 1
    assert "damaged" in caplog.text
    await snapshots.publish(blobs[1])
    await one._follow()
    assert points(one) == 2


@pytest.mark.parametrize("trouble", [None, RecursionError, MemoryError])
async def test_bytes_that_are_no_points_are_refused_once(
    trouble: type[Exception] | None,
    replica: Replica,
    snapshots: SnapshotStore,
    blobs: list[bytes],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = replica()
    await snapshots.publish(blobs[0])
    await one.start()
    await snapshots.publish(gzip.compress(b"not a list"))
    if trouble:
        monkeypatch.setattr("bot.publishing.unpack", mock.Mock(side_effect=trouble))
    for _ in range(3):
        await one._follow()
    assert points(one) == 1
    assert caplog.text.count("can't be read") == 1


async def test_made_up_points_are_for_a_trial_only(
    replica: Replica, snapshots: SnapshotStore, snapshot: Snapshot, guide: Guide
) -> None:
    manifest = replace(snapshot.manifest, demo=True)
    await snapshots.publish(pack(Snapshot.build(snapshot.points[:1], manifest)))
    one = replica()
    await one.start()
    assert points(one) == len(guide.snapshot.points)
    trial = replica(demo=True)
    await trial.start()
    assert points(trial) == 1


async def test_a_damaged_file_on_the_disk_is_passed_over(
    replica: Replica, snapshots: SnapshotStore, blobs: list[bytes], tmp_path: Path
) -> None:
    (tmp_path / "0").mkdir()
    (tmp_path / "0" / NAME).write_bytes(b"nezlamnist 1 junk")
    await snapshots.publish(blobs[0])
    one = replica()
    await one.start()
    assert points(one) == 1
    dark = replica(store=SnapshotStore(None))
    await dark.start()
    assert points(dark) == 1, "it was kept anew"


async def test_a_disk_that_takes_nothing_keeps_no_one_waiting(
    replica: Replica,
    snapshots: SnapshotStore,
    blobs: list[bytes],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "0").write_text("a file where the folder should be")
    await snapshots.publish(blobs[0])
    one = replica()
    await one.start()
    assert points(one) == 1
    assert "isn't kept" in caplog.text


async def test_what_is_held_already_is_not_taken_again(
    replica: Replica, snapshots: SnapshotStore, blobs: list[bytes]
) -> None:
    published = await snapshots.publish(blobs[0])
    first = replica()
    await first.start()
    assert first.held == (published, blobs[0])
    worker = replica()
    before = worker._live.guide
    await worker.start(first.held)
    assert worker._live.guide is before
    await snapshots.publish(blobs[1])
    again = replica()
    await again.start(first.held)
    assert points(again) == 2, "a worker that is started again, later"
