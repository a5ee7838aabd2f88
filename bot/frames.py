"""What the bot and its child say to each other: a line with a word and sizes, then that many bytes.

No pickle: what comes back is JSON and bytes, whatever the file did to the process that read it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

MAX_PART = 100_000_000

OUT_OF_MEMORY = 75
"""The exit code of a child that has no memory left to say so."""


class FrameError(Exception):
    """The other side has gone, or doesn't keep to the form."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A word, what is said as JSON, and blobs beside it."""

    word: str
    said: Any
    blobs: tuple[bytes, ...] = ()

    def __bytes__(self) -> bytes:
        parts = (json.dumps(self.said, ensure_ascii=False).encode(), *self.blobs)
        sizes = " ".join(str(len(part)) for part in parts)
        return b"".join((f"{self.word} {sizes}\n".encode(), *parts))


def receive(stream: BinaryIO) -> Frame:
    """The next frame; raises FrameError."""
    word, sizes = _head(stream.readline())
    return _frame(word, [stream.read(size) for size in sizes], sizes)


async def receive_async(stream: asyncio.StreamReader) -> Frame:
    """The next frame; raises FrameError."""
    try:
        word, sizes = _head(await stream.readline())
        return _frame(word, [await stream.readexactly(size) for size in sizes], sizes)
    except (asyncio.IncompleteReadError, OSError) as error:
        raise FrameError("it has gone") from error


def _head(line: bytes) -> tuple[str, list[int]]:
    try:
        word, *sizes = line.decode("ascii").split()
        counted = [int(size) for size in sizes]
    except ValueError:
        raise FrameError("no frame") from None
    if not counted or not all(0 <= size <= MAX_PART for size in counted):
        raise FrameError("no frame")
    return word, counted


def _frame(word: str, parts: Sequence[bytes], sizes: Sequence[int]) -> Frame:
    if [len(part) for part in parts] != list(sizes):
        raise FrameError("it has gone")
    try:
        return Frame(word, json.loads(parts[0]), tuple(parts[1:]))
    except (ValueError, RecursionError):
        raise FrameError("no JSON") from None
