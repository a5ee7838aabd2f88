"""The guards' limits come from the environment, and a wrong one is named."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.guard_settings import PREFIX, GuardSettings, load_thresholds
from bot.settings_error import SettingsError
from geo.refresh.guards import Thresholds

GUIDE = (Path(__file__).parents[2] / "OPERATORS.md").read_text("utf-8")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_defaults_are_the_guards_own() -> None:
    assert load_thresholds() == Thresholds()


def test_limits_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUARD_FEWER_POINTS", "0.3")
    monkeypatch.setenv("GUARD_OLD_WARNED_DAYS", "30")
    limits = load_thresholds()
    assert (limits.fewer_points, limits.old_warned) == (0.3, timedelta(days=30))


@pytest.mark.parametrize("value", ["1.5", "-0.1", "десята", "nan"])
def test_a_wrong_limit_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("GUARD_INVALID_ROWS", value)
    with pytest.raises(SettingsError) as error:
        load_thresholds()
    assert [name for name, _ in error.value.problems] == ["GUARD_INVALID_ROWS"]


def test_the_guide_tells_every_limit_and_its_default() -> None:
    for name, field in GuardSettings.model_fields.items():
        assert f"`{PREFIX}{name.upper()}` {field.default:g}" in GUIDE
