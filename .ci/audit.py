# ruff: noqa: INP001 - a script
"""Are there known holes in the locked packages? Says loudly when nobody could be asked."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

COMMAND = (sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off")
LOCKED = ("--require-hashes", "--disable-pip", "--requirement", "requirements.lock")
TIMEOUT_S = 180
RULE = "!" * 78


def verdict(output: str) -> tuple[int, str]:
    """The exit code and what to say, from pip-audit's JSON or from what stands in its place."""
    try:
        packages: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return 0, _loud("NOT AUDITED: the advisory service can't be reached from here")
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}"
        for package in packages
        for hole in package.get("vulns", ())
    ]
    if holes:
        return 1, "\n".join(holes)
    skipped = sum("skip_reason" in package for package in packages)
    if skipped:
        return 0, _loud(f"NOT AUDITED: {skipped} of {len(packages)} packages are unknown there")
    return 0, f"pip-audit: no known hole in {len(packages)} packages"


def main() -> int:
    """Ask about requirements.lock."""
    try:
        asked = subprocess.run(  # noqa: S603 - our own words
            [*COMMAND, *LOCKED], capture_output=True, text=True, check=False, timeout=TIMEOUT_S
        )
    except subprocess.TimeoutExpired:
        output = ""
    else:
        output = asked.stdout
    code, told = verdict(output)
    print(told)  # noqa: T201 - its whole purpose
    return code


def _loud(text: str) -> str:
    return f"{RULE}\n!! pip-audit: {text}\n{RULE}"


if __name__ == "__main__":
    sys.exit(main())
