"""`nezlamnist orders`: an order given at the terminal changes what others answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.cli_frame import EXIT_NO_STORE, EXIT_SETTINGS
from geo.clock import KYIV

LIST = (
    "id,name,kind,lat,lon,hours,services,disclosure,katottg\n"
    "a,Ліцей,permanent,50.515,30.795,Цілодобово,heat,public,UA32060050010081797\n"
    "b,Клуб,standby,50.525,30.795,Цілодобово,heat,public,UA32060050010081797\n"
    "c,Школа,standby,50.2649,28.6767,Цілодобово,heat,public,\n"
)
Orders = Callable[..., Result]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, redis_socket: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("STATE_DIR", "POINTS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REDIS_URL", f"unix://{redis_socket}")
    (tmp_path / "points.csv").write_text(LIST)
    return tmp_path


def orders(*arguments: str) -> Result:
    if arguments[0] != "cancel":
        arguments = (*arguments, "--points", "points.csv")
    return CliRunner().invoke(app, ["orders", *arguments])


def states(at: datetime | None = None) -> dict[str, str]:
    """The state of each point, as `nezlamnist nearest` has it."""
    when = ["--at", at.isoformat()] if at else []
    arguments = ["--lat", "50.5", "--lon", "30.8", "--include-closed", "--json", *when]
    result = CliRunner().invoke(app, ["nearest", "--points", "points.csv", *arguments])
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    return {point["id"]: point["opening"]["state"] for point in told["points"]}


def test_an_order_for_an_oblast_changes_the_nearest_points() -> None:
    assert states() == {"a": "open", "b": "standby", "c": "standby"}
    given = orders("add", "--oblast", "Київська", "--open", "--until", "12h", "--reason", "буря")
    assert given.exit_code == 0, given.output
    assert "Розпорядження віддано." in given.output
    assert "Київська обл. · відчинити резервні пункти" in given.output
    assert "Стосується 1 пункту." in given.output
    now = datetime.now(KYIV)
    assert states() == {"a": "open", "b": "being_opened", "c": "standby"}
    assert states(now + timedelta(hours=3))["b"] == "open"
    assert states(now + timedelta(hours=13))["b"] == "standby"


def test_a_point_without_a_code_is_reached_by_where_it_lies() -> None:
    assert orders("add", "--oblast", "zhytomyrska", "--open").exit_code == 0
    assert states() == {"a": "open", "b": "standby", "c": "being_opened"}
    assert orders("add", "--point", "c", "--confirm").exit_code == 0
    assert states()["c"] == "open"
    assert orders("add", "--hromada", "UA3206005", "--close").exit_code == 0
    assert states()["a"] == "closed"


def test_orders_are_listed_and_lifted() -> None:
    assert "Немає чинних розпоряджень." in orders("list").output
    orders("add", "--raion", "Броварський", "--always", "--lang", "en")
    orders("add", "--point", "a", "--note", "вхід із двору")
    again = orders("add", "--raion", "Броварський", "--always", "--lang", "en")
    assert "in force already" in again.output
    listed = orders("list", "--lang", "en").output.splitlines()
    assert len(listed) == 2
    assert "point Ліцей (Litsei) · a note for residents" in listed[0]
    assert "“вхід із двору”" in listed[0]
    assert "Brovarskyi raion, Kyivska oblast · keep open 24/7" in listed[1]
    assert "until lifted" in listed[1]
    assert "cli:" in listed[1]
    lifted = orders("cancel", listed[1].split()[0])
    assert lifted.exit_code == 0, lifted.output
    assert len(orders("list").output.splitlines()) == 1
    assert orders("cancel", listed[1].split()[0]).exit_code == EXIT_SETTINGS


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--open"], "--oblast"),
        (["--oblast", "UA18", "--raion", "UA1804", "--open"], "--oblast"),
        (["--oblast", "UA18"], "--open"),
        (["--oblast", "UA18", "--open", "--close"], "--open"),
        (["--oblast", "Нарнія", "--open"], "Нарнія"),
        (["--hromada", "Миколаївська", "--open"], "UA4806015"),
        (["--oblast", "UA18", "--open", "--until", "колись"], "колись"),
        (["--oblast", "UA18", "--open", "--from", "+5h", "--until", "+4h"], "кінець"),
        (["--oblast", "UA18", "--open", "--note", "я" * 201], "200"),
        (["--point", "none", "--close"], "Немає такого пункту"),
    ],
)
def test_what_is_no_order_is_told_so(arguments: list[str], told: str) -> None:
    result = orders("add", *arguments)
    assert result.exit_code == EXIT_SETTINGS
    assert told in result.output
    assert "Немає чинних" in orders("list").output


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (("--oblast", "Нарнія"), "розпорядження · Нарнія · відмовлено"),
        (("--hromada", "Миколаївська"), "розпорядження · Миколаївська · відмовлено"),
        (("--point", "none"), "нічого → close point none"),
    ],
)
def test_an_order_of_what_is_not_there_is_in_the_audit(target: tuple[str, str], told: str) -> None:
    assert orders("add", *target, "--close", "--reason", "буря").exit_code == EXIT_SETTINGS
    log = CliRunner().invoke(app, ["points", "audit"]).output
    assert told in log
    assert "cli:" in log
    assert "буря; no such target" in log
    assert log.count("відмовлено") == 1


def test_without_redis_nothing_is_ordered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1")
    result = orders("add", "--oblast", "UA18", "--open")
    assert result.exit_code == EXIT_NO_STORE
    assert "REDIS_URL" in result.output
    assert states()["b"] == "standby"


def test_a_server_of_its_own_keeps_orders_for_the_next_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REDIS_URL")
    assert orders("add", "--oblast", "UA32", "--open").exit_code == 0
    assert states()["b"] == "being_opened", "from the disk: no server runs now"
    assert "UA32" not in orders("list").output
    assert "Київська обл." in orders("list").output
