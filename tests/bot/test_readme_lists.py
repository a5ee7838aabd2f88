"""The session at a terminal that the README shows, run again from its first command to its last."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app

README = Path(__file__).parents[2] / "README.md"
COMMAND = re.compile(r"^\$ nezlamnist (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
# What differs from one run to the next: the time, digests, who sits at the terminal.
VARYING = re.compile(
    r"[а-яєії]{2} \d\d\.\d\d(?:\.\d{4})?, \d\d:\d\d"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d\+\d\d:\d\d|[0-9a-f]{12,64}|cli:\w+"
)

HEADER = "id,name,kind,settlement,address,lat,lon,katottg,hours,source,as_of\n"


def row(number: int) -> str:
    kind = "standby" if number <= 3 else "permanent"
    return (
        f"z{number},Ліцей № {number},{kind},Житомир,вул. Київська {number},"
        f"50.{2500 + number * 7},28.{6500 + number * 9},UA18040190010057814,Цілодобово,"
        "Житомирська ОВА,2026-11-20T18:00+02:00\n"
    )


def session() -> str:
    text = README.read_text("utf-8").partition("### From a terminal")[2].partition("\n## ")[0]
    return text.partition("```text\n")[2].partition("```")[0]


def masked(text: str) -> str:
    return VARYING.sub("…", "\n".join(line.rstrip() for line in text.splitlines()))


def test_the_session_of_the_readme_goes_as_it_is_shown(
    tmp_path: Path, redis_socket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REDIS_URL", f"unix://{redis_socket}")
    monkeypatch.setenv("ADMINS", "123456789=all:Черговий")
    for name in ("STATE_DIR", "POINTS"):
        monkeypatch.delenv(name, raising=False)
    rows = [row(number) for number in range(1, 31)]
    Path("list.csv").write_text(HEADER + "".join(rows))
    Path("half.csv").write_text(HEADER + "".join(rows[:15]))
    commands = COMMAND.findall(session())
    assert len(commands) >= 8
    for command, shown in commands:
        result = CliRunner().invoke(app, shlex.split(command))
        assert masked(result.output) == masked(shown), command
