"""The README prints what the program prints: every `$ nezlamnist …` in it is run.

To renew the README after a change of words: `python -m tests.test_readme`.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

from typer.main import get_command
from typer.testing import CliRunner

from bot.cli import app

README = Path(__file__).parents[1] / "README.md"
EXAMPLE = re.compile(r"```console\n\$ nezlamnist (?P<command>.+)\n(?P<output>[^`]*)```")


# A checkout may have points and settings of its own; what isn't set is read from `.env`.
NOTHING_SET = {"STATE_DIR": "/nonexistent", "REDIS_URL": "", "POINTS": ""}


def printed(command: str) -> str:
    """What a command prints, without the blanks at the ends of its lines."""
    result = CliRunner(env=NOTHING_SET).invoke(app, shlex.split(command))
    return "\n".join(line.rstrip() for line in result.output.splitlines())


def renewed(text: str) -> str:
    return EXAMPLE.sub(
        lambda example: "```console\n$ nezlamnist {}\n{}\n```".format(
            example["command"], printed(example["command"])
        ),
        text,
    )


def test_the_readme_prints_what_the_program_prints() -> None:
    text = README.read_text("utf-8")
    assert len(EXAMPLE.findall(text)) >= 5
    for example in EXAMPLE.finditer(text):
        assert example["output"].rstrip("\n") == printed(example["command"]), example["command"]


def test_every_command_is_in_the_readme() -> None:
    text = README.read_text("utf-8")
    for name in commands(get_command(app)):
        assert f"`nezlamnist {name}" in text


def commands(command: Any, above: str = "") -> list[str]:
    """The whole names of all commands, those of groups too."""
    below = getattr(command, "commands", None)
    if below is None:
        return [above]
    return [
        name for key, each in below.items() for name in commands(each, f"{above} {key}".strip())
    ]


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), "utf-8")
