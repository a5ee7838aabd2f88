"""The figures of the README, as Markdown: `python -m tests.bench [search] [webhook] …`."""

from __future__ import annotations

import sys
from importlib import import_module

from tests.bench.report import machine

SUBJECTS = ("startup", "search", "names", "hours", "refresh", "publish", "webhook")


def main(wanted: list[str]) -> None:
    """Run the wanted subjects, all of them by default."""
    if unknown := set(wanted) - set(SUBJECTS):
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
    print(machine(), end="\n\n")
    for subject in wanted or SUBJECTS:
        for line in import_module(f"tests.bench.{subject}").report():
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main([argument for argument in sys.argv[1:] if not argument.startswith("--")])
