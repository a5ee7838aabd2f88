"""`nezlamnist gazetteer import`: the report, and what the next start takes."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from typer.testing import CliRunner

import data
from bot.assembly import load_entries, load_gazetteer
from bot.cli import app
from geo.gazetteer.table import IMPORTED

VILLAGE, NAME = "UA01020090030041920", "Кудрине"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STATE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def overpass(tmp_path: Path) -> Path:
    path = tmp_path / "overpass.json"
    tags = {"place": "village", "katotth": VILLAGE}
    node = {"type": "node", "id": 1, "lat": 44.6001, "lon": 33.9001, "tags": tags}
    path.write_text(json.dumps({"elements": [node]}))
    return path


def test_an_import_is_told_and_used(state: Path, overpass: Path) -> None:
    result = CliRunner().invoke(app, ["gazetteer", "import", str(overpass)])
    assert result.exit_code == 0, result.output
    assert "отримали точні координати: 1" in result.stdout
    assert str(state / IMPORTED) in result.stdout
    village = load_gazetteer(state).by_code(VILLAGE)
    assert village is not None
    assert (village.coordinate.lat, village.coordinate.lon) == (44.6001, 33.9001)
    answer = CliRunner().invoke(app, ["resolve", NAME, "--json"])
    (candidate,) = json.loads(answer.stdout)["candidates"]
    assert (candidate["lat"], candidate["approximate"]) == (44.6001, False)


def test_a_second_import_builds_on_the_first(state: Path, overpass: Path, tmp_path: Path) -> None:
    first = CliRunner().invoke(app, ["gazetteer", "import", str(overpass), "--lang", "en"])
    assert "got exact coordinates: 1" in first.stdout
    empty = tmp_path / "empty.json"
    empty.write_text('{"elements": []}')
    result = CliRunner().invoke(app, ["gazetteer", "import", str(empty)])
    assert "нічого нового" in result.stdout
    village = load_gazetteer(state).by_code(VILLAGE)
    assert village is not None
    assert not village.approximate


@pytest.mark.parametrize(("lang", "said"), [("uk", "Невідомий вид файлу"), ("en", "unknown kind")])
def test_a_strange_file_is_refused_in_words(
    state: Path, tmp_path: Path, lang: str, said: str
) -> None:
    strange = tmp_path / "a.csv"
    strange.write_text("a;b")
    result = CliRunner().invoke(app, ["gazetteer", "import", str(strange), "--lang", lang])
    assert result.exit_code == 3
    assert said in result.output
    assert not state.exists()


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b\x00", b"nezlamnist gazetteer 0\n"])
def test_a_table_that_cannot_be_read_is_left_aside(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    (tmp_path / IMPORTED).write_bytes(content)
    with caplog.at_level(logging.WARNING):
        entries = load_entries(tmp_path)
    assert list(entries) == list(load_entries())
    assert "import it again" in caplog.text


def test_without_an_import_the_committed_table_is_used(tmp_path: Path) -> None:
    assert data.GAZETTEER.exists()
    assert list(load_entries(tmp_path)) == list(load_entries(None))
