"""`nezlamnist poster`: what it writes, and what it says when it can't."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.cli_frame import EXIT_UNREADABLE


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("REDIS_URL", "STATE_DIR", "BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["poster", *arguments])


def test_the_demo_points_where_nothing_is_published(folder: Path) -> None:
    result = run("Велика Димерка", "--lang", "both", "--by", "street", "--bot", "@demo_bot")
    assert result.exit_code == 0, result.output
    document = pypdfium2.PdfDocument((folder / "poster.pdf").read_bytes())
    texts = [page.get_textpage().get_text_range() for page in document]
    assert "ДЕМО" in texts[0]
    assert "DEMO" in texts[-1]
    assert "@demo_bot" in texts[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ґґґґ",), "Не впізнаю"),
        (("Іванівка",), "Допишіть область"),
        (("50.45, 30.52",), "Не впізнаю"),
        (("Оріхів", "--lang", "en"), "no published points here"),
        (("Бровари", "--out", "nowhere/poster.pdf"), "не вдалося записати"),
    ],
)
def test_what_goes_wrong_is_said(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == EXIT_UNREADABLE
    assert said in result.output
