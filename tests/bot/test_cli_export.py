"""`nezlamnist points export`: what it writes, of where, and what it says when it can't."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.cli_frame import EXIT_UNREADABLE

LIST = (
    "id,name,kind,lat,lon,hours,services,disclosure,katottg\n"
    "a,Ліцей,permanent,50.515,30.795,Цілодобово,heat,public,UA32060050010081797\n"
    "b,Клуб,standby,50.45,30.52,Цілодобово,heat,public,\n"
    "c,Схов,permanent,47.58,35.79,Цілодобово,heat,withheld,UA23100170010023304\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("REDIS_URL", "STATE_DIR", "BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "list.csv").write_text(LIST)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["points", *arguments, "--lang", "en"])


def test_what_is_published_is_written(folder: Path) -> None:
    assert run("export").exit_code == EXIT_UNREADABLE, "nothing is published yet"
    assert run("publish", "list.csv", "--source", "Рада").exit_code == 0
    result = run("export", "--format", "csv", "--out", "all.csv")
    assert result.exit_code == 0, result.output
    assert "Wrote 2 points to all.csv." in result.output
    text = (folder / "all.csv").read_text()
    assert "Ліцей" in text
    assert "Схов" not in text


@pytest.mark.parametrize(
    ("where", "count"),
    [
        ((), 2),
        (("Бровари",), 1),
        (("--oblast", "Київська"), 1),
        (("--hromada", "UA3206005"), 1),
        (("Київ",), 1),
        (("UA32",), 1),
    ],
)
def test_the_points_of_a_place(folder: Path, where: tuple[str, ...], count: int) -> None:
    result = run("export", *where, "--points", "list.csv", "--format", "gpx")
    assert result.exit_code == 0, result.output
    assert (folder / "points.gpx").read_text().count("<wpt") == count


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (("Ґґґґґ",), "no place that I know"),
        (("Іванівка",), "There are several"),
        (("Львів",), "no published points: Lviv"),
        (("Бровари", "--out", "nowhere/points.csv"), "could not be written"),
    ],
)
def test_what_goes_wrong_is_said(where: tuple[str, ...], said: str) -> None:
    result = run("export", *where, "--points", "list.csv")
    assert result.exit_code == EXIT_UNREADABLE
    assert said in result.output


def test_two_places_at_once_are_too_many() -> None:
    result = run("export", "Бровари", "--oblast", "UA32", "--points", "list.csv")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
