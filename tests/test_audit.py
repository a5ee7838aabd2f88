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
        ([GOOD, UNKNOWN], 1, "of 2 packages unknown: unknown", False),
        ([UNKNOWN], 0, "NOT AUDITED", True),
        ([], 1, "of 0 packages", False),
    ],
)
def test_a_report_is_judged(packages: list[Any], code: int, said: str, loud: bool) -> None:
    ended, told = VERDICT(json.dumps({"dependencies": packages}))
    assert ended == code
    assert said in told
    assert ("!!" in told) is loud


@pytest.mark.parametrize(
    "errors",
    [
        "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='advisories.example')",
        "requests.exceptions.ProxyError: Tunnel connection failed: 403 Forbidden",
        "requests.exceptions.HTTPError: 403 Client Error: Forbidden for url",
        "ERROR:pip_audit._cli:Could not connect to PyPI's vulnerability feed",
    ],
)
def test_an_unreachable_service_is_told_loudly(errors: str) -> None:
    ended, told = VERDICT("", f"Traceback (most recent call last):\n{errors}\n")
    assert ended == 0
    assert "!! pip-audit: NOT AUDITED" in told


@pytest.mark.parametrize("output", ["", "[]", "null", "{}"])
@pytest.mark.parametrize(
    "errors",
    [
        "",
        "No module named pip_audit",
        "ERROR:pip_audit._cli:hashes do not match",
        "requests.exceptions.HTTPError: 400 Client Error: Bad Request for url",
    ],
)
def test_whatever_else_went_wrong_fails(output: str, errors: str) -> None:
    ended, told = VERDICT(output, errors)
    assert ended == 1
    assert "gave no report" in told
    assert errors in told
