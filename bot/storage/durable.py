"""A file that a crash or a full disk leaves whole: as it was before, or as it is now.

It is written beside, flushed to the disk and put in place of the one before. What a killed process
left half written is removed by the next one.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

# Another process with the same folder may be writing; it takes a fraction of a second.
STRAY_AFTER_S = 60


def write_durably(path: Path, *pieces: bytes) -> None:
    """Make the pieces the file's content; makes its folder, for this user alone. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    remove_strays(path)
    descriptor, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def remove_strays(path: Path) -> None:
    """Remove what was left half written beside the file; raises OSError."""
    now = time.time()
    for stray in path.parent.glob(f"{path.name}.*"):
        with suppress(FileNotFoundError):  # another process was quicker
            if now - stray.stat().st_mtime > STRAY_AFTER_S:
                stray.unlink()
