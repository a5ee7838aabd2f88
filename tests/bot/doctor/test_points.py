"""The points of a file, of Redis and of the disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.doctor.points import examine_points
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.kept import KeptSnapshot
from bot.storage.snapshots import BLOB, SnapshotStore
from geo.refresh.packing import pack
from geo.snapshot import Snapshot

LIST = "id,name,kind,lat,lon,hours,source,as_of\na,Ліцей,permanent,50.5,30.7,24/7,Рада,{as_of}\n"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-03-16T12:00+02:00", "ok:points-ok"),
        ("2026-03-01T12:00+02:00", "warn:points-old"),
        ("", "warn:points-undated"),
    ],
)
async def test_points_are_counted_and_dated(
    make_settings: Any, tmp_path: Path, noon: datetime, as_of: str, expected: str
) -> None:
    (tmp_path / "points.csv").write_text(LIST.format(as_of=as_of))
    (finding,) = await examine_points(make_settings(points="points.csv"), noon)
    assert f"{finding.level}:{finding.code}" == expected
    assert finding.values["count"] == 1


async def test_the_date_of_the_settings_counts(
    make_settings: Any, tmp_path: Path, noon: datetime
) -> None:
    (tmp_path / "points.csv").write_text(LIST.format(as_of=""))
    settings = make_settings(points="points.csv", points_as_of=noon - timedelta(days=3))
    (finding,) = await examine_points(settings, noon)
    assert finding.values["days"] == 3


async def test_demo_points_are_for_trying(make_settings: Any, noon: datetime) -> None:
    (finding,) = await examine_points(make_settings(), noon)
    assert finding.code == "points-demo"


async def test_a_list_that_is_none(make_settings: Any, tmp_path: Path, noon: datetime) -> None:
    (tmp_path / "points.csv").write_text("<html><body>Error 500</body></html>")
    (finding,) = await examine_points(make_settings(points="points.csv"), noon)
    assert f"{finding.level}:{finding.code}" == "fail:points-unread"
    assert finding.values == {"reason": "html"}


async def test_published_points_come_before_the_file(
    make_settings: Any, noon: datetime, snapshot: Snapshot, redis_socket: Path
) -> None:
    redis = connect(f"unix://{redis_socket}")
    await SnapshotStore(Breaker(redis)).publish(pack(snapshot))
    settings = make_settings(redis_url=f"unix://{redis_socket}")
    (finding,) = await examine_points(settings, noon)
    assert (finding.code, finding.values["count"]) == ("points-ok", 6)
    (key,) = await redis.keys(f"{BLOB}*")
    await redis.setrange(key, 0, "x")
    await redis.aclose()
    findings = await examine_points(settings, noon)
    assert [each.code for each in findings] == ["points-demo", "points-damaged"]


async def test_without_redis_the_disk_is_asked(
    make_settings: Any, tmp_path: Path, noon: datetime, snapshot: Snapshot, redis_socket: Path
) -> None:
    redis = connect(f"unix://{redis_socket}")
    old = replace(snapshot, manifest=replace(snapshot.manifest, as_of=noon - timedelta(days=9)))
    published = await SnapshotStore(Breaker(redis)).publish(pack(old))
    await redis.aclose()
    KeptSnapshot(tmp_path / "state").write(published, pack(old))
    settings = make_settings(redis_url=f"unix://{tmp_path}/nobody")
    (finding,) = await examine_points(settings, noon)
    assert (finding.code, finding.values["days"]) == ("points-old", 9)
