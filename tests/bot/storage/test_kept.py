"""The snapshot on this machine's disk."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from bot.storage.kept import NAME, KeptSnapshot
from bot.storage.pointer import Publication

BLOB = b"points\n\x00more"
PUBLICATION = Publication(hashlib.sha256(BLOB).hexdigest(), 1_700_000_000_123)


@pytest.fixture
def kept(tmp_path: Path) -> KeptSnapshot:
    return KeptSnapshot(tmp_path / "state")


def test_nothing_is_kept_at_first(kept: KeptSnapshot) -> None:
    assert kept.read() is None


def test_the_last_one_is_kept_for_the_owner_alone(kept: KeptSnapshot, tmp_path: Path) -> None:
    kept.write(Publication(hashlib.sha256(b"").hexdigest(), 1), b"")
    kept.write(PUBLICATION, BLOB)
    assert kept.read() == (PUBLICATION, BLOB)
    (file,) = (tmp_path / "state").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content[:40],
        lambda content: b"",
        lambda content: content.replace(b"points", b"pointz"),
        lambda content: content.replace(b"nezlamnist 1", b"nezlamnist 2"),
    ],
)
def test_a_damaged_file_is_no_file(kept: KeptSnapshot, tmp_path: Path, damage: object) -> None:
    kept.write(PUBLICATION, BLOB)
    file = tmp_path / "state" / NAME
    assert callable(damage)
    file.write_bytes(damage(file.read_bytes()))
    assert kept.read() is None


def test_a_full_disk_leaves_the_one_before(
    kept: KeptSnapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write(PUBLICATION, BLOB)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        kept.write(Publication(hashlib.sha256(b"new").hexdigest(), 2), b"new")
    assert kept.read() == (PUBLICATION, BLOB)
    assert [file.name for file in (tmp_path / "state").iterdir()] == [NAME]


def test_what_a_killed_process_left_is_removed(kept: KeptSnapshot, tmp_path: Path) -> None:
    kept.write(PUBLICATION, BLOB)
    stray, being_written = (tmp_path / "state" / f"{NAME}.{end}" for end in ("old", "new"))
    for file in (stray, being_written):
        file.write_bytes(b"half")
    os.utime(stray, (0, 0))
    assert kept.read() == (PUBLICATION, BLOB)
    assert being_written.exists()
    os.utime(being_written, (0, 0))
    kept.write(PUBLICATION, BLOB)
    assert [file.name for file in (tmp_path / "state").iterdir()] == [NAME]
