"""The bar while a list is read: which stage it is at, in the words of the command's language."""

from __future__ import annotations

import io
import sys

import pytest

from bot.cli_progress import CHECKING, PUBLISHING, progress_bar
from bot.i18n import Language, words_in


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("language", "stages", "first", "last"),
    [
        ("uk", CHECKING, "Читаю файл", "Готую звіт"),
        ("en", PUBLISHING, "Reading the file", "Testing the result"),
    ],
)
def test_each_stage_is_named(
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    stages: tuple[str, ...],
    first: str,
    last: str,
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress_bar(words_in(language), stages) as progress:
        for stage in stages:
            progress(stage, 1, 2)
    shown = terminal.getvalue()
    assert shown.index(first) < shown.index(last)
    assert "100%" in shown
    assert not any(f"{stage}  [" in shown for stage in stages)


def test_nobody_looks_at_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with progress_bar(words_in("uk"), CHECKING) as progress:
        progress("read", 1, 2)
    assert file.getvalue() == ""
