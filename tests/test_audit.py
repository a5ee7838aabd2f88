"""`make verify` never passes a package off as audited that wasn't."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

VERDICT = runpy.run_path(str(Path(__file__).parents[1] / ".ci/audit.py"))["verdict"]

GOOD = {"name": "good", "version": "1", "vulns": []}
BAD = {"name": "bad", "version": "2", "vulns": [{"id": "GHSA-1"}]}
UNKNOWN = {"name": "unknown", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "code", "said", "loud"),
    [
        ([GOOD], 0, "no known hole in 1 packages", False),
        ([GOOD, BAD, UNKNOWN], 1, "bad 2: GHSA-1", False),
        ([GOOD, UNKNOWN], 0, "NOT AUDITED: 1 of 2", True),
    ],
)
def test_a_report_is_judged(packages: list[Any], code: int, said: str, loud: bool) -> None:
    ended, told = VERDICT(json.dumps({"dependencies": packages}))
    assert ended == code
    assert said in told
    assert ("!!" in told) is loud


@pytest.mark.parametrize("output", ["", "ConnectionError", "[]", "null", "{}"])
def test_an_unreachable_service_is_told_loudly(output: str) -> None:
    ended, told = VERDICT(output)
    assert ended == 0
    assert "!! pip-audit: NOT AUDITED" in told
