"""`nezlamnist points check | rollback | history | status`: words and exit codes."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.cli_frame import (
    EXIT_NO_STORE,
    EXIT_NOTICES,
    EXIT_REFUSED,
    EXIT_SETTINGS,
    EXIT_UNREADABLE,
)
from bot.i18n import words_in
from bot.views.notice import notice_advice
from geo.refresh.notices import Notice, Severity

HEADER = "id,name,lat,lon,hours,katottg,source,as_of\n"


def rows(count: int, first: int = 0) -> str:
    return "".join(
        f"p{n},Школа № {n},50.{500 + n},30.79,Цілодобово,UA32060050010081797,Рада,2026-03-17\n"
        for n in range(first, first + count)
    )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, redis_socket: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REDIS_URL", f"unix://{redis_socket}")
    monkeypatch.delenv("STATE_DIR", raising=False)
    (tmp_path / "whole.csv").write_text(HEADER + rows(40))
    (tmp_path / "more.csv").write_text(HEADER + rows(41))
    (tmp_path / "half.csv").write_text(HEADER + rows(20))
    (tmp_path / "flawed.csv").write_text(HEADER + rows(40) + "x,Клуб,,,,,,\n")
    (tmp_path / "page.csv").write_text("<!doctype html><html></html>")
    return tmp_path


def points(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["points", *arguments, "--lang", "en"])


def test_a_list_is_published_and_rolled_back(folder: Path) -> None:
    assert points("publish", "whole.csv").exit_code == 0
    assert points("publish", "more.csv").exit_code == 0
    assert "main: 41 points" in points("status").output
    back = points("rollback", "--reason", "помилка")
    assert back.exit_code == 0, back.output
    assert "main: 40 points" in points("status").output
    told = points("history").output
    assert told.count(f"cli:{getpass.getuser()}") == 3
    assert "помилка" in told
    assert points("rollback").exit_code == EXIT_REFUSED


@pytest.mark.parametrize(
    ("file", "code", "said"),
    [
        ("more.csv", 0, "+1"),
        ("flawed.csv", EXIT_NOTICES, "row 42"),
        ("half.csv", EXIT_REFUSED, "50% fewer points"),
        ("page.csv", EXIT_UNREADABLE, "web page"),
        ("nowhere.csv", EXIT_UNREADABLE, "no such file"),
    ],
)
def test_checking_says_what_would_change_and_changes_nothing(
    file: str, code: int, said: str
) -> None:
    points("publish", "whole.csv")
    result = points("check", file)
    assert result.exit_code == code, result.output
    assert said in result.output
    assert "main: 40 points" in points("status").output


def test_checking_says_what_to_do_as_the_table_for_a_phone_does() -> None:
    flaws = "".join(f"x{n},Клуб № {n},,,,,,\n" for n in range(7))
    Path("flawed.csv").write_text(HEADER + rows(40) + flaws)
    told = points("check", "flawed.csv").output.splitlines()
    advice = notice_advice(words_in("en"), Notice("no-coordinates", Severity.ERROR))
    first = next(place for place, line in enumerate(told) if "row 42" in line)
    assert told[first + 1] == f"→ {advice}"
    assert told.count(f"→ {advice}") == 1, "said once of many alike"
    assert any("row 48" in line for line in told), "no table follows: all are told"


def test_who_would_publish_what_cannot_be_read_is_in_the_audit_once() -> None:
    assert points("check", "page.csv").exit_code == EXIT_UNREADABLE
    assert "The log is empty." in points("audit").output, "to check is no attempt"
    assert points("publish", "page.csv").exit_code == EXIT_UNREADABLE
    told = points("audit").output
    assert told.count("publication · main · failed") == 1, told
    assert f"cli:{getpass.getuser()}" in told
    points("publish", "whole.csv")
    assert points("publish", "half.csv").exit_code == EXIT_REFUSED
    assert points("audit").output.count("refused") == 1


def test_the_report_for_programs() -> None:
    points("publish", "whole.csv")
    result = points("check", "half.csv", "--json")
    told = json.loads(result.stdout)
    assert told["refused"]
    assert told["tally"]["rows"] == 20
    assert {each["code"] for each in told["verdicts"]} >= {"fewer-points", "oblast-loss"}
    assert len(told["diff"]["gone"]) == 20


def test_a_refused_list_is_published_with_a_reason_and_another_admin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADMINS", "1=all:Черговий; 2=UA32:Київська; 3=UA18:Житомир")
    points("publish", "whole.csv")
    refused = points("publish", "half.csv")
    assert refused.exit_code == EXIT_REFUSED
    assert "50% fewer points, the limit is 10%" in refused.output
    override = ("publish", "half.csv", "--override", "школи зачинено")
    alone = points(*override)
    assert alone.exit_code == EXIT_REFUSED
    assert "ADMINS has: Черговий, Київська, Житомир." in alone.output
    assert points(*override, "--second", "хтось").exit_code == EXIT_REFUSED
    outside = points(*override, "--second", "Житомир")
    assert outside.exit_code == EXIT_REFUSED
    assert "Житомир does not answer for all oblasts" in outside.output
    assert "main: 40 points" in points("status").output
    agreed = points(*override, "--second", "київська")
    assert agreed.exit_code == 0, agreed.output
    who = f"cli:{getpass.getuser()} + Київська (named, consent not confirmed)"
    assert who in points("history").output
    told = points("audit").output
    assert f"{who} · publication · main · done" in told
    assert told.count("publication · main · refused") == 4
    assert "the second admin is outside" in told


def test_nobody_can_be_named_where_there_are_no_admins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMINS", "")
    points("publish", "whole.csv")
    told = points("publish", "half.csv", "--override", "школи зачинено", "--second", "Черговий")
    assert told.exit_code == EXIT_REFUSED
    assert "ADMINS has: –." in told.output
    monkeypatch.setenv("ADMINS", "nonsense")
    wrong = points("publish", "half.csv", "--override", "школи зачинено", "--second", "Черговий")
    assert wrong.exit_code == EXIT_SETTINGS
    assert "ADMINS" in wrong.output


def test_by_number_and_only_where_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMINS", "1=all:Черговий")
    override = ("--override", "школи зачинено", "--second")
    assert points("publish", "whole.csv", *override, "хтось").exit_code == 0, "nothing to override"
    assert points("publish", "half.csv", *override, "1").exit_code == 0
    told = points("history").output
    assert told.count("Черговий") == 1
    assert "+ 1" not in told


def test_the_audit_tells_what_was_done_and_what_was_refused() -> None:
    assert "The log is empty." in points("audit").output
    points("publish", "whole.csv")
    points("publish", "half.csv")
    who = f"cli:{getpass.getuser()}"
    told = points("audit").output
    assert told.index(f"{who} · publication · main · refused") < told.index("main · done")
    assert "fewer-points" in told
    assert "nothing → " in told
    result = points("audit", "--json", "--last", "1")
    entry = json.loads(result.stdout)
    assert (entry["who"], entry["action"], entry["outcome"]) == (who, "publish", "refused")


def test_a_column_is_given_its_meaning(folder: Path) -> None:
    (folder / "odd.csv").write_text("Де=що;пн;сх;код\nвул. Тиха, 7;50,51;30,79;1\n")
    given = ("--column", "Де=що=Адреса", "--column", "пн=Широта", "--column", "сх=longitude")
    assert points("check", "odd.csv").exit_code == EXIT_UNREADABLE
    assert points("check", "odd.csv", *given).exit_code == 0
    published = points("publish", "odd.csv", *given, "--column", "код=")
    assert published.exit_code == 0, published.output
    wrong = points("check", "odd.csv", *given, "--column", "код=колір")
    assert wrong.exit_code == EXIT_UNREADABLE
    assert "Call it as the template does" in wrong.output
    assert "--column" in points("check", "odd.csv", "--column", "Де").output


def test_sources_stand_side_by_side() -> None:
    points("publish", "whole.csv")
    assert points("publish", "half.csv", "--source-id", "kyiv").exit_code == 0
    told = points("status").output
    assert "main: 40 points" in told
    assert "kyiv: 20 points" in told
    wrong = points("publish", "half.csv", "--source-id", "Київ")
    assert wrong.exit_code == EXIT_UNREADABLE
    assert "small Latin letters" in wrong.output


def test_without_redis_a_list_is_checked_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "unix:///nobody")
    result = points("check", "whole.csv")
    assert result.exit_code == 0
    assert "not compared" in result.output
    for command in (("status",), ("history",), ("rollback",), ("publish", "whole.csv")):
        assert points(*command).exit_code == EXIT_NO_STORE
