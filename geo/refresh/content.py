"""The bytes of a published file → its text, whatever the file is called."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

from geo.errors import PointsFileError

MAX_BYTES = 50_000_000

_GZIP = b"\x1f\x8b"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BEGINNING = 1_000


def read_bytes(path: Path) -> bytes:
    """The file's bytes as they are.

    Raises PointsFileError: `missing`, `unreadable`, `too-large` (over MAX_BYTES).
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise PointsFileError("missing") from error
    except OSError as error:
        raise PointsFileError("unreadable", type(error).__name__) from error
    return _bounded(content)


def text_of(content: bytes) -> str:
    """The text in UTF-8, with or without its mark, or cp1251, gzipped or plain.

    Raises PointsFileError: `empty`, `damaged` (a broken gzip), `too-large`, `xlsx` (a workbook),
    `html` (a page in place of the list), `encoding`, `not-a-list` (a binary file).
    """
    if content.startswith(_GZIP):
        content = _unpacked(content)
    if content.startswith(_WORKBOOKS):
        raise PointsFileError("xlsx")
    text = _decoded(content)
    if not text.strip():
        raise PointsFileError("empty")
    beginning = text[:_BEGINNING].lstrip().casefold()
    if beginning.startswith("<") and ("<html" in beginning or "<!doctype html" in beginning):
        raise PointsFileError("html")
    return text


def _unpacked(content: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(content)) as file:
            return _bounded(file.read(MAX_BYTES + 1))
    except (OSError, EOFError, zlib.error) as error:
        raise PointsFileError("damaged", "gzip") from error


def _bounded(content: bytes) -> bytes:
    if len(content) > MAX_BYTES:
        raise PointsFileError("too-large", f"over {MAX_BYTES // 1_000_000} MB")
    return content


def _decoded(content: bytes) -> str:
    if b"\x00" in content:
        raise PointsFileError("not-a-list", "binary")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if _is_damaged_utf8(content):
            raise PointsFileError("encoding", "damaged UTF-8") from None
    try:
        return content.decode("cp1251")
    except UnicodeDecodeError:
        raise PointsFileError("encoding") from None


def _is_damaged_utf8(content: bytes) -> bool:
    # Text in cp1251 holds next to no pair of bytes that UTF-8 could mean; UTF-8 cut in the middle
    # of a letter holds little else, and as cp1251 it would be read as gibberish without an error.
    readable = content.decode("utf-8", errors="ignore")
    letters = sum(not character.isascii() for character in readable)
    stray = len(content) - len(readable.encode())
    return letters > stray
