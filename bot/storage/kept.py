"""The snapshot that was published last, on this machine's disk: for a start without Redis.

A line with the publication, then the blob.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from bot.storage.durable import remove_strays, write_durably
from bot.storage.pointer import Publication

NAME = "published"

_HEAD = re.compile(rb"nezlamnist 1 (\d{1,15}) ([0-9a-f]{64})", re.ASCII)


class KeptSnapshot:
    """The file under `state_dir`; both methods raise OSError."""

    def __init__(self, state_dir: Path) -> None:
        self._path = state_dir / NAME

    def read(self) -> tuple[Publication, bytes] | None:
        """What was kept, None if nothing was or it is damaged."""
        remove_strays(self._path)
        try:
            head, _, blob = self._path.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        said = _HEAD.fullmatch(head)
        if said is None or hashlib.sha256(blob).hexdigest() != said[2].decode():
            return None
        return Publication(said[2].decode(), int(said[1])), blob

    def write(self, publication: Publication, blob: bytes) -> None:
        """Keep this one from now on."""
        head = f"nezlamnist 1 {publication.at_ms} {publication.sha256}\n"
        write_durably(self._path, head.encode(), blob)
