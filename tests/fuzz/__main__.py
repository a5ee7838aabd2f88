"""`make fuzz`: each target for some seconds under atheris; ends with 1 if one broke.

python -m tests.fuzz [--seconds 30] [TARGET…]
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import subprocess
import sys
import tempfile
from pathlib import Path

RULE = "!" * 78


def main() -> int:
    """Run the targets one after another, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=30)
    asked = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print(f"{RULE}\n!! fuzz: SKIPPED: atheris has no wheel for this machine\n{RULE}")
        return 0
    from tests.fuzz.targets import SEEDS  # noqa: PLC0415 - heavy, and not needed above

    broken = [name for name in asked.targets or SEEDS if _fuzz(name, asked.seconds, SEEDS[name])]
    print(f"fuzz: broken: {', '.join(broken)}" if broken else "fuzz: nothing broke")
    return 1 if broken else 0


def _fuzz(name: str, seconds: int, seeds: tuple[str, ...]) -> int:
    # libFuzzer ends its process where it stands: what is left behind is removed here.
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as state:
        for number, seed in enumerate(seeds):
            (Path(folder) / str(number)).write_text(seed, "utf-8")
        limits = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048"]
        # What breaks a target is printed in base64, and kept nowhere.
        report = ["-print_final_stats=1", "-max_len=4096", f"-artifact_prefix={folder}/"]
        one = [sys.executable, "-c", f"import tests.fuzz.__main__ as m; m.one({name!r}, {state!r})"]
        command = [*one, *limits, *report, folder]
        told = subprocess.run(command, check=False, capture_output=True, text=True)
    if told.returncode:
        print(told.stdout, told.stderr, sep="\n")
    inputs = re.search(r"number_of_executed_units: (\d+)", told.stderr)
    print(f"fuzz: {name}: {inputs[1] if inputs else '?'} inputs in {seconds} s", flush=True)
    return told.returncode


def one(name: str, state: str) -> None:
    """Fuzz one target, its files in `state`, until libFuzzer ends the process."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["bot", "geo"]):
        from bot.assembly import load_guide, load_snapshot  # noqa: PLC0415 - under instruments
        from tests.fuzz.targets import Targets  # noqa: PLC0415 - under instruments
    targets = Targets(load_guide(load_snapshot()), Path(state))
    atheris.Setup(sys.argv, targets.by_name[name])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
