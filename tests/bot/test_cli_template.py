"""`nezlamnist points template` writes a table that can be read back, and over nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.cli_frame import EXIT_UNREADABLE
from bot.cli_template import template
from geo.refresh.reading import read_list

APP = typer.Typer()
APP.command()(template)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["uk", "en"])
@pytest.mark.parametrize("format_", ["xlsx", "csv"])
def test_it_is_written_and_read_back(folder: Path, lang: str, format_: str) -> None:
    result = CliRunner().invoke(APP, ["--format", format_, "--lang", lang])

    assert result.exit_code == 0
    assert f"points.{format_}" in result.output
    reading = read_list((folder / f"points.{format_}").read_bytes())
    assert (reading.rows, list(reading.notices)) == (0, [])


def test_a_file_that_is_there_is_left_as_it_is(folder: Path) -> None:
    (folder / "list.xlsx").write_text("filled")

    result = CliRunner().invoke(APP, ["list.xlsx"])

    assert result.exit_code == EXIT_UNREADABLE
    assert (folder / "list.xlsx").read_text() == "filled"


def test_a_folder_that_is_not_there_is_told() -> None:
    assert CliRunner().invoke(APP, ["none/list.xlsx"]).exit_code == EXIT_UNREADABLE
