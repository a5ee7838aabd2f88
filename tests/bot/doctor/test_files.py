"""Points, the state folder and the file of settings."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.doctor.files import examine_env_file, examine_points, examine_state

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
    finding = examine_points(make_settings(points="points.csv"), noon)
    assert f"{finding.level}:{finding.code}" == expected
    assert finding.values["count"] == 1


async def test_the_date_of_the_settings_counts(
    make_settings: Any, tmp_path: Path, noon: datetime
) -> None:
    (tmp_path / "points.csv").write_text(LIST.format(as_of=""))
    settings = make_settings(points="points.csv", points_as_of=noon - timedelta(days=3))
    assert examine_points(settings, noon).values["days"] == 3


async def test_demo_points_are_for_trying(make_settings: Any, noon: datetime) -> None:
    assert examine_points(make_settings(), noon).code == "points-demo"


async def test_a_list_that_is_none(make_settings: Any, tmp_path: Path, noon: datetime) -> None:
    (tmp_path / "points.csv").write_text("<html><body>Error 500</body></html>")
    finding = examine_points(make_settings(points="points.csv"), noon)
    assert f"{finding.level}:{finding.code}" == "fail:points-unread"
    assert finding.values == {"reason": "html"}


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
