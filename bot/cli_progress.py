"""A bar on the terminal while a list is read and published."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from bot.i18n import Words
from geo.refresh.checking import Progress

CHECKING = ("read", "fill", "place", "compare", "pack")
PUBLISHING = (*CHECKING, "merge", "test")


@contextmanager
def progress_bar(words: Words, stages: tuple[str, ...]) -> Iterator[Progress]:
    """What is to be told of each stage as it begins; silent where nobody looks at stderr."""
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _every: None
        return
    with typer.progressbar(length=len(stages), file=sys.stderr) as bar:

        def tell(stage: str, done: int, every: int) -> None:
            share = done / every if stage == "fill" and every else 0.0
            place = stages.index(stage) + share
            bar.label = words(f"work-{stage}")
            bar.update(0)
            bar.pos = int(place)
            bar.render_progress()

        yield tell
        bar.update(len(stages) - bar.pos)
