"""The sources that this bot knows: the committed ones, and those of the operator's own file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import data
from geo.errors import DataError
from geo.refresh.sources import ListSource, read_sources


class UnknownSourceError(Exception):
    """No file names this source; `known` are the names that there are."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(sorted(known))


def known_sources(own: Path | None = None) -> dict[str, ListSource]:
    """The sources by name, the operator's before the committed; raises DataError."""
    texts = [data.SOURCES.read_text("utf-8")]
    try:
        texts += [own.read_text("utf-8")] if own else []
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"the file of sources: {type(error).__name__}") from None
    return {name: source for text in texts for name, source in read_sources(text).items()}


def chosen(names: Iterable[str], own: Path | None = None) -> tuple[ListSource, ...]:
    """The named sources; raises UnknownSourceError, DataError."""
    known = known_sources(own)
    missing = next((name for name in names if name not in known), None)
    if missing is not None:
        raise UnknownSourceError(missing, known)
    return tuple(known[name] for name in dict.fromkeys(names))
