"""Which snapshot is the published one: what Redis's pointer and the copy on the disk say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_POINTER = re.compile(rb"(\d{1,15}) ([0-9a-f]{64})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Publication:
    """A blob's sha256 and when it was published, in ms by Redis's clock."""

    sha256: str
    at_ms: int


def publication_of(pointer: bytes | None) -> Publication | None:
    """What a pointer says, None for anything else."""
    found = _POINTER.fullmatch(pointer or b"")
    return Publication(found[2].decode(), int(found[1])) if found else None
