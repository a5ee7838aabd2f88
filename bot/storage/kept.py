"""The snapshot that was published last, on this machine's disk: for a start without Redis.

A line with the publication, then the blob. The file is written beside, flushed to the disk and put
in place of the one before, so a crash or a full disk leaves the one before. What a killed process
left half written is removed by the next one.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from bot.storage.snapshots import Publication

NAME = "published"
# Another process with the same folder may be writing; it takes a fraction of a second.
STRAY_AFTER_S = 60

_HEAD = re.compile(rb"nezlamnist 1 (\d{1,15}) ([0-9a-f]{64})", re.ASCII)


class KeptSnapshot:
    """The file under `state_dir`; both methods raise OSError."""

    def __init__(self, state_dir: Path) -> None:
        self._folder = state_dir

    def read(self) -> tuple[Publication, bytes] | None:
        """What was kept, None if nothing was or it is damaged."""
        self._remove_strays()
        try:
            head, _, blob = (self._folder / NAME).read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        said = _HEAD.fullmatch(head)
        if said is None or hashlib.sha256(blob).hexdigest() != said[2].decode():
            return None
        return Publication(said[2].decode(), int(said[1])), blob

    def write(self, publication: Publication, blob: bytes) -> None:
        """Keep this one from now on."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._remove_strays()
        descriptor, name = tempfile.mkstemp(prefix=f"{NAME}.", dir=self._folder)
        beside = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(f"nezlamnist 1 {publication.at_ms} {publication.sha256}\n".encode())
                file.write(blob)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._folder / NAME)
        except BaseException:
            beside.unlink()
            raise
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _remove_strays(self) -> None:
        now = time.time()
        for stray in self._folder.glob(f"{NAME}.*"):
            with suppress(FileNotFoundError):  # another process was quicker
                if now - stray.stat().st_mtime > STRAY_AFTER_S:
                    stray.unlink()
