# ruff: noqa: INP001 - a script
"""Are there known holes in the locked packages? Says loudly when the network let nobody be asked.

Ends with 0 only for a clean report, or where the network is at fault; whatever else keeps the
packages from being audited ends with 1.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

COMMAND = (sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off")
LOCKED = ("--require-hashes", "--disable-pip", "--requirement", "requirements.lock")
TIMEOUT_S = 180
RULE = "!" * 78

# What pip-audit and the library under it say of a network that doesn't let them through.
_NETWORK = re.compile(
    r"requests\.exceptions\.(?:Connect(?:ionError|Timeout)|ReadTimeout|ProxyError)\b"
    r"|requests\.exceptions\.HTTPError: (?:403|407|429|5\d\d)\b"
    r"|Could not connect to \w+'s vulnerability feed"
)


def verdict(output: str, errors: str = "") -> tuple[int, str]:
    """The exit code and what to say, from pip-audit's JSON and from what it wrote to stderr."""
    try:
        packages: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        if _NETWORK.search(errors):
            return 0, _loud("NOT AUDITED: the advisory service can't be reached from here")
        return 1, f"pip-audit gave no report:\n{errors.strip() or output.strip() or '(silence)'}"
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}"
        for package in packages
        for hole in package.get("vulns", ())
    ]
    if holes:
        return 1, "\n".join(holes)
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    if packages and len(skipped) == len(packages):
        # A mirror that keeps files only: nobody was asked who would know.
        return 0, _loud("NOT AUDITED: what answers from here knows none of the packages")
    if skipped or not packages:
        return 1, f"pip-audit: of {len(packages)} packages unknown: {', '.join(skipped) or 'all'}"
    return 0, f"pip-audit: no known hole in {len(packages)} packages"


def main() -> int:
    """Ask about requirements.lock."""
    try:
        asked = subprocess.run(  # noqa: S603 - our own words
            [*COMMAND, *LOCKED], capture_output=True, text=True, check=False, timeout=TIMEOUT_S
        )
    except subprocess.TimeoutExpired:
        code, told = 0, _loud(f"NOT AUDITED: no answer in {TIMEOUT_S} s")
    else:
        code, told = verdict(asked.stdout, asked.stderr)
    print(told)  # noqa: T201 - its whole purpose
    return code


def _loud(text: str) -> str:
    return f"{RULE}\n!! pip-audit: {text}\n{RULE}"


if __name__ == "__main__":
    sys.exit(main())
