"""An immutable set of points, with what is needed to search it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Manifest:
    """Where a snapshot is from. `sha256` is of the file's bytes; `demo` marks made-up points.

    `as_of` is an aware instant, None when the source doesn't say.
    """

    sha256: str
    source: str
    as_of: datetime | None
    demo: bool = False
