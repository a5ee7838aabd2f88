"""The operator's guide says what is so: settings, metrics, paths, files."""

from __future__ import annotations

import re
from enum import Enum
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.ending import END_WITHIN_S
from bot.lifecycle import DRAIN_S, MAX_IN_FLIGHT
from bot.live import Live
from bot.metrics import Metrics
from bot.middlewares.deadline import DEADLINE_S
from bot.operations import ALIVE, METRICS, READY
from bot.settings import Settings
from bot.storage.throttle_rule import BURST, INTERVAL_MS, PLACES_A_DAY
from bot.uploads import FILES_S
from bot.views.source import STALE_AFTER
from geo.guide import Guide

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "OPERATORS.md").read_text("utf-8")
IN_WORDS = {
    "BOT_TOKEN": "required",
    "POINTS_SOURCE": "empty",
    "IDENTITY_SECRET": "from the token",
    "ADMINS": "none",
    "OBLAST_CHANNELS": "none",
    "REFRESH": "none",
}


class Closed:
    state = "closed"


def told_settings() -> dict[str, str]:
    rows = re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \| [^|]{10,} \|$", GUIDE, re.MULTILINE)
    return {name: default.strip("`") for name, default in rows}


def default_in_words(name: str, default: Any) -> str:
    if name in IN_WORDS:
        return IN_WORDS[name]
    match default:
        case None:
            return "none"
        case Enum() | IPv4Address() | Path() | int() | str():
            return str(default)
    raise AssertionError(f"{name}: {default!r}")


def test_the_table_of_settings_is_the_settings() -> None:
    real = {
        name.upper(): default_in_words(name.upper(), field.default)
        for name, field in Settings.model_fields.items()
    }
    assert told_settings() == real


@pytest.fixture
def names(guide: Guide) -> set[str]:
    """Every name in the exposition, of families and of samples."""
    metrics = Metrics()
    metrics.observe(Live(guide))
    metrics.watch("redis", Closed())  # type: ignore[arg-type] # a class's own text
    metrics.update_handled("message", "answered", 0.1)
    metrics.file_ended("sent")
    metrics.post_refused(503)
    families = list(text_string_to_metric_families(metrics.exposition().decode()))
    return {f.name for f in families} | {s.name for f in families for s in f.samples}


def test_the_metrics_told_of_exist(names: set[str]) -> None:
    told = set(re.findall(r"\b(?:nezlamnist|process)_[a-z_]+[a-z]\b", GUIDE))
    assert len(told) > 8
    assert told <= names


def test_the_metrics_that_exist_are_told_of(names: set[str]) -> None:
    own = {name for name in names if name.startswith("nezlamnist_")}
    parts = ("_created", "_bucket", "_sum", "_count")
    assert [name for name in own if not name.endswith(parts) and name not in GUIDE] == []


def test_alerts_are_rules() -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    (group,) = yaml.safe_load(block)["groups"]
    for rule in group["rules"]:
        assert rule["alert"].isalpha()
        assert rule["expr"].count("(") == rule["expr"].count(")")
        assert rule["expr"].count("{") == rule["expr"].count("}")


def test_paths_and_files_exist() -> None:
    for path in (ALIVE, READY, METRICS):
        assert f"`{path}`" in GUIDE
    for link in re.findall(r"\]\((?!http|#)([^)#]+)", GUIDE):
        assert (ROOT / link).exists(), link


def test_headings_that_are_linked_exist() -> None:
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= headings


def test_every_container_started_by_hand_has_an_init() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    runs = re.findall(r"docker run (?!--rm --env-file)[^\n]+ --read-only", GUIDE + dockerfile)
    assert len(runs) == 2
    assert all(" --init " in each for each in runs)


def test_the_numbers_are_those_of_the_code() -> None:
    assert f"after {END_WITHIN_S} seconds the bot leaves what hangs" in GUIDE
    assert DRAIN_S == 10
    assert "isn't done after ten seconds is cancelled" in GUIDE
    assert FILES_S == 3
    assert "files on their way have three seconds" in GUIDE
    assert f"beyond {MAX_IN_FLIGHT} " in GUIDE
    assert f"(over {DEADLINE_S:.0f} s)" in GUIDE
    assert (
        f"{BURST} at once, {60_000 // INTERVAL_MS} a minute, {PLACES_A_DAY} places a day" in GUIDE
    )
    assert f"after {STALE_AFTER.days} days a warning" in GUIDE
