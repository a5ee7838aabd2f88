"""The bytes of a published file → its text or its workbook, whatever the file is called."""

from __future__ import annotations

import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path

from geo.errors import PointsFileError

MAX_BYTES = 50_000_000

ZIP = b"PK\x03\x04"
GZIP = b"\x1f\x8b"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0"
_UTF16 = (BOM_UTF16_LE, BOM_UTF16_BE)
_BEGINNING = 1_000
_PIECE = 1 << 20
_ANY_GZIP = 16 + zlib.MAX_WBITS


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


def unpacked(content: bytes) -> bytes:
    """The bytes without the gzip around them, if there is one.

    Raises PointsFileError: `damaged` (a broken gzip), `too-large`.
    """
    content = _bounded(content)
    if not content.startswith(GZIP):
        return content
    # Measured before it is kept: what inflates without end costs time, never memory.
    if sum(map(len, _inflated(content))) > MAX_BYTES:
        raise _too_large()
    return b"".join(_inflated(content))


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are a ZIP, which is what an XLSX is.

    Raises PointsFileError `old-workbook`: an XLS, or a workbook behind a password.
    """
    if content.startswith(_OLE):
        raise PointsFileError("old-workbook")
    return content.startswith((ZIP, _EMPTY_ZIP))


def text_of(content: bytes) -> str:
    """The text in UTF-8, with or without its mark, UTF-16 with its mark, or cp1251; maybe gzipped.

    Raises PointsFileError: `empty`, `html` (a page in place of the list), `encoding`,
    `not-a-list` (a binary file), and those of `unpacked`.
    """
    text = _decoded(unpacked(content))
    if not text or text.isspace():
        raise PointsFileError("empty")
    beginning = text[:_BEGINNING].lstrip().casefold()
    if beginning.startswith("<") and any(
        mark in beginning for mark in ("<html", "<!doctype html", "<table", "<head", "<body")
    ):
        raise PointsFileError("html")
    return text


def _inflated(content: bytes) -> Iterator[bytes]:
    """The one member of a gzip, in pieces, up to what is surely too large."""
    stream = zlib.decompressobj(_ANY_GZIP)
    left, waiting = MAX_BYTES, content
    while not stream.eof and left >= 0:
        try:
            piece = stream.decompress(waiting, _PIECE)
        except zlib.error as error:
            raise PointsFileError("damaged", "gzip") from error
        waiting = stream.unconsumed_tail
        if not (piece or stream.eof):
            raise PointsFileError("damaged", "gzip")
        left -= len(piece)
        yield piece
    if stream.unused_data:
        raise PointsFileError("damaged", "gzip")


def _bounded(content: bytes) -> bytes:
    if len(content) > MAX_BYTES:
        raise _too_large()
    return content


def _too_large() -> PointsFileError:
    return PointsFileError("too-large", f"over {MAX_BYTES // 1_000_000} MB")


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF16):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise PointsFileError("encoding", "damaged UTF-16") from None
    if b"\x00" in content:
        raise PointsFileError("not-a-list", "binary")
    try:
        return content.decode().removeprefix("\ufeff")
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
