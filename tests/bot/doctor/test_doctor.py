"""The whole examination and the command."""

from __future__ import annotations

import ast
import asyncio
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message
from typer.testing import CliRunner, Result

import bot.doctor
from bot.cli import app
from bot.doctor.examination import examine, judge_clock
from bot.doctor.finding import Finding, Level, fail, ok, warn
from bot.doctor.report import report, worst
from bot.i18n import LANGUAGES, words_in
from locales import FOLDER

TOKEN = "77001122:" + "CanaryToken" * 4
PASSWORD = "hunter2-hunter2-xyz"


def codes_in_the_code() -> set[str]:
    found = set()
    for path in Path(bot.doctor.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(ast.Name("ok" | "warn" | "fail"), [ast.Constant(str(code)), *_]):
                    found.add(code)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_its_words(language: str) -> None:
    text = (FOLDER / language / "doctor.ftl").read_text()
    messages = {e.id.name for e in FluentParser().parse(text).body if isinstance(e, Message)}
    ends = {f"doctor-end-{level}" for level in Level}
    assert messages - ends == {f"doctor-{code}" for code in codes_in_the_code()}
    assert ends <= messages


def test_the_report_is_a_line_for_each_finding_and_one_for_all() -> None:
    findings = [ok("clock-ok"), warn("clock-unknown"), fail("token-refused")]
    lines = report(words_in("en"), findings).splitlines()
    assert [line[:1] for line in lines] == ["✓", "⚠", "✗", "", "S"]
    assert "@BotFather" in lines[2]


def test_a_list_is_refused_in_the_words_of_the_reader() -> None:
    text = report(words_in("uk"), [fail("points-unread", reason="empty")])
    assert "У файлі немає пунктів. Виправте POINTS." in text


@pytest.mark.parametrize(
    ("findings", "level"),
    [
        ([], Level.OK),
        ([ok("x"), warn("y"), ok("z")], Level.WARN),
        ([fail("x"), ok("y")], Level.FAIL),
    ],
)
def test_the_worst_counts(findings: list[Finding], level: Level) -> None:
    assert worst(findings) is level


@pytest.mark.parametrize(
    ("ahead", "level"),
    [(None, Level.WARN), (0.4, Level.OK), (-4, Level.OK), (7, Level.WARN), (-3600, Level.FAIL)],
)
def test_a_clock_is_judged(ahead: float | None, level: Level) -> None:
    assert judge_clock(ahead).level is level


async def test_everything_is_examined_and_nothing_is_left_behind(
    make_settings: Any, tmp_path: Path
) -> None:
    findings = await examine(make_settings())
    assert [each.code for each in findings] == [
        "token-ok",
        "webhook-none",
        "redis-own",
        "points-demo",
        "clock-ok",
        "state-ok",
    ]
    assert not os.listdir(tmp_path)  # noqa: PTH208 - a folder on this disk


async def test_a_wrong_clock_is_found(telegram: Any, make_settings: Any) -> None:
    telegram.ahead = timedelta(hours=1)
    findings = await examine(make_settings())
    assert "clock-off" in [each.code for each in findings]


async def command(
    monkeypatch: pytest.MonkeyPatch, telegram: Any, *arguments: str, **environment: str
) -> Result:
    for name, value in (
        {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url} | environment
    ).items():
        monkeypatch.setenv(name, value)
    return await asyncio.to_thread(CliRunner().invoke, app, ["doctor", *arguments])


async def test_the_command_ends_well(
    monkeypatch: pytest.MonkeyPatch, telegram: Any, make_settings: Any
) -> None:
    make_settings()
    result = await command(monkeypatch, telegram, "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "✓ Token: the bot is @demo_bot." in result.output
    assert "⚠ Points: made up." in result.output


async def test_no_secret_is_printed_whatever_is_wrong(
    monkeypatch: pytest.MonkeyPatch, telegram: Any, make_settings: Any, tmp_path: Path
) -> None:
    make_settings()
    telegram.webhook = {"url": "https://bot.example/secret-path", "pending_update_count": 1}
    (tmp_path / ".env").write_text("")
    result = await command(
        monkeypatch,
        telegram,
        REDIS_URL=f"redis://user:{PASSWORD}@127.0.0.1:1/0",
        WEBHOOK_URL="https://127.0.0.1:1/hook",
        WEBHOOK_SECRET=PASSWORD,
    )
    assert result.exit_code == 1
    assert result.output.count("✗") >= 1
    for secret in (TOKEN, "CanaryToken", PASSWORD, "secret-path"):
        assert secret not in result.output


async def test_wrong_settings_are_told_all_at_once(
    monkeypatch: pytest.MonkeyPatch, telegram: Any, make_settings: Any
) -> None:
    make_settings()
    result = await command(monkeypatch, telegram, BOT_TOKEN="half", POINTS="nowhere.csv")
    assert result.exit_code == 1
    assert "BOT_TOKEN" in result.output
    assert "POINTS" in result.output
