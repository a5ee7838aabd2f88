"""A snapshot as one blob, and back."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import datetime

import pytest

from geo.clock import KYIV
from geo.coordinate import Coordinate
from geo.errors import PointsFileError
from geo.hours import parse_hours
from geo.point import Address, Disclosure, Kind, Point, Provenance, Service
from geo.refresh.packing import pack, unpack
from geo.snapshot import Manifest, Snapshot

AS_OF = datetime(2026, 3, 17, 18, 0, tzinfo=KYIV)
PUBLIC = Point(
    "p1",
    'Ліцей "Мрія", № 3',
    Coordinate(50.515, 30.795),
    Address("вул. Зразкова, 1", "Центр", "Бровари", "UA32060050010081797"),
    parse_hours("Щодня з 08:00 до 20:00"),
    Kind.STANDBY,
    frozenset({Service.HEAT, Service.WATER}),
    provenance=Provenance("Рада", AS_OF),
)
UNDATED = Point("p2", "Клуб", Coordinate(50.4, 30.5), Address(), parse_hours("за графіком закладу"))
HIDDEN = replace(
    PUBLIC,
    id="secret",
    name="Прихований пункт",
    coordinate=Coordinate(47.5812, 35.7934),
    address=Address("вул. Таємна, 9", "", "Оріхів", "UA23100170010023304"),
    disclosure=Disclosure.WITHHELD,
)
MANIFEST = Manifest("a" * 64, "Рада", AS_OF)


def snapshot(*points: Point, manifest: Manifest = MANIFEST) -> Snapshot:
    return Snapshot.build(points, manifest)


@pytest.mark.parametrize(
    "manifest", [MANIFEST, Manifest("b" * 64, "", None), replace(MANIFEST, demo=True)]
)
def test_what_is_packed_is_unpacked(manifest: Manifest) -> None:
    before = snapshot(PUBLIC, UNDATED, HIDDEN, manifest=manifest)
    after = unpack(pack(before))
    assert after.points == before.points
    assert after.manifest == before.manifest
    assert after.counts == before.counts
    assert after.withheld_hromadas == before.withheld_hromadas == {"UA2310017"}


def test_of_withheld_points_only_the_hromada_is_packed() -> None:
    text = gzip.decompress(pack(snapshot(PUBLIC, HIDDEN))).decode()
    for trace in ("secret", "Прихований", "47.58", "35.79", "Таємна", "Оріхів", "0010023304"):
        assert trace not in text
    assert "UA2310017" in text


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    assert pack(snapshot(PUBLIC, HIDDEN)) == pack(snapshot(HIDDEN, PUBLIC))


def test_a_list_without_public_points_is_not_packed() -> None:
    with pytest.raises(PointsFileError, match="no-valid-row"):
        pack(snapshot(HIDDEN))


BLOB = pack(snapshot(PUBLIC, UNDATED, HIDDEN))


def changed(**head: object) -> bytes:
    first, _, rest = gzip.decompress(BLOB).decode().partition("\n")
    return gzip.compress(f"{json.dumps(json.loads(first) | head)}\n{rest}".encode(), mtime=0)


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        b"\x1f\x8b",
        BLOB[:-20],
        BLOB[: len(BLOB) // 2],
        b"{}\n",
        b"[" * 10_000 + b"\n",
        changed(format=2),
        changed(as_of="yesterday"),
        changed(as_of=5),
        changed(withheld_hromadas=None),
        gzip.compress(gzip.decompress(BLOB).replace(b"50.515", b"0.515"), mtime=0),
    ],
)
def test_anything_else_is_refused(blob: bytes) -> None:
    with pytest.raises(PointsFileError):
        unpack(blob)
