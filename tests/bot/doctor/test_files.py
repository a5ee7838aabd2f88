"""The state folder and the file of settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.doctor.files import examine_env_file, examine_state


def codes(folder: Path) -> list[str]:
    return [each.code for each in examine_state(folder)]


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    folder.mkdir(mode=0o700)
    assert codes(folder) == ["state-ok"]
    assert list(folder.iterdir()) == []


def test_a_folder_still_to_be_made_is_left_to_run(tmp_path: Path) -> None:
    assert codes(tmp_path / "not" / "yet") == ["state-ok"]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_others_read(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    folder.chmod(0o755)
    assert codes(folder) == ["state-readable"]


def test_a_file_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    assert codes(tmp_path / "state") == ["state-unwritable"]


def test_a_folder_without_leave_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert codes(tmp_path) == ["state-unwritable"]


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        free: int

    def refuse(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    tmp_path.chmod(0o700)
    monkeypatch.setattr("bot.doctor.files.shutil.disk_usage", lambda _: Usage(50 * 2**20))
    assert codes(tmp_path) == ["state-full", "state-ok"]
    monkeypatch.setattr(os, "fsync", refuse)
    assert codes(tmp_path) == ["state-unwritable"]


@pytest.mark.parametrize(("mode", "expected"), [(0o600, []), (0o644, ["env-readable"])])
def test_secrets_in_a_file_are_their_owners(tmp_path: Path, mode: int, expected: list[str]) -> None:
    file = tmp_path / ".env"
    assert list(examine_env_file(file)) == []
    file.write_text("")
    file.chmod(mode)
    assert [each.code for each in examine_env_file(file)] == expected
