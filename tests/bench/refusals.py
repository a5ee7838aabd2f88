"""What Telegram would never send, and how soon the webhook is done with it.

Each is sent on a connection of its own, and a good update after it: the worker is still there.
"""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle

import numpy as np

from bot.webhook import MAX_BODY
from tests.bench.report import table
from tests.load.echo import SECRET
from tests.load.traffic import echoes

TIMES = 500
WITHIN_S = 10.0
HEADERS = ("refused", "status", "p50 ms", "p99 ms")

_GOOD = next(body for _, body in echoes(1))
_BY_MANY = 2_000  # so that nobody is throttled
_OVERSIZE = b'{"update_id": 1, "text": "' + b"a" * MAX_BODY + b'"}'
_CHUNK = 16_384


def refusals(port: int) -> Iterator[str]:
    """A table of what is refused by the webhook on this port, with its good updates last."""
    good: list[float] = []
    people = cycle(body for _, body in echoes(_BY_MANY))
    rows = []
    for name, (status, request) in _refused().items():
        taken = []
        for _ in range(TIMES):
            taken.append(_answered(port, name, request, status))
            good.append(_answered(port, "a good update", _post(next(people)), 200))
        rows.append(_row(name, status, taken))
    rows.append(_row("none: a good update after each", 200, good))
    yield f"What Telegram would not send, each {TIMES} times, with a good update after each"
    yield ""
    yield from table(HEADERS, rows)


def _refused() -> dict[str, tuple[int, bytes]]:
    """The status and the request of each."""
    return {
        "a body over 256 KiB": (413, _post(_OVERSIZE)),
        "the same, its length not told": (413, _chunked(_OVERSIZE)),
        "no JSON": (400, _post(b"update_id=1&text=" + b"a" * 1_000)),
        "JSON 10,000 levels deep": (400, _post(b"[" * 10_000 + b"]" * 10_000)),
        "no secret": (401, _post(_GOOD, None)),
        "a wrong secret": (401, _post(_GOOD, SECRET[::-1].encode())),
        "a secret that isn't ASCII": (401, _post(_GOOD, "таємниця".encode())),
        "a secret of 10 kB": (401, _post(_GOOD, b"a" * 10_000)),
    }


def _post(body: bytes, secret: bytes | None = SECRET.encode()) -> bytes:
    return _head(b"Content-Length: %d" % len(body), secret) + body


def _chunked(body: bytes) -> bytes:
    pieces = (body[start : start + _CHUNK] for start in range(0, len(body), _CHUNK))
    framed = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return _head(b"Transfer-Encoding: chunked", SECRET.encode()) + framed + b"0\r\n\r\n"


def _head(length: bytes, secret: bytes | None) -> bytes:
    lines = [
        *(b"POST / HTTP/1.1", b"Host: 127.0.0.1", b"Content-Type: application/json", length),
        *([b"X-Telegram-Bot-Api-Secret-Token: " + secret] if secret is not None else []),
    ]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _answered(port: int, name: str, request: bytes, status: int) -> float:
    """Seconds from the request's first byte to the response's; ends the process for another."""
    with socket.create_connection(("127.0.0.1", port), WITHIN_S) as connection:
        began = time.perf_counter()
        with suppress(OSError):  # refused at its head, it may not be heard to its end
            connection.sendall(request)
        response = connection.recv(4_096)
        taken = time.perf_counter() - began
    if not response.startswith(b"HTTP/1.1 %d " % status):
        sys.exit(f"{name}: {response[:40]!r} instead of {status}")
    return taken


def _row(name: str, status: int, taken: list[float]) -> list[str]:
    half, most = np.percentile(taken, (50, 99)) * 1000
    return [name, str(status), f"{half:.2f}", f"{most:.2f}"]
