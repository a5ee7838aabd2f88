"""Logs that cannot carry a person's words, place or id: one JSON object a line, on stderr.

Own messages are written with arguments that are safe by construction (a class's name, a count). A
library's message is written as its template without arguments, and an exception as its type and
the lines it passed: both may hold anything a person sent. What is left goes through `redact`.
"""

from __future__ import annotations

import json
import logging
import math
import sys
import threading
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Final

from bot.redaction import redact

_OWN = ("bot", "geo")
# asyncio puts a task's repr, its exception's message included, on the lines after the first.
_MAX_FOREIGN = 120
_FRAMES = 8

_PLAIN_ATTRIBUTES: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "taskName"}

_log = logging.getLogger(__name__)


class JsonFormatter(logging.Formatter):
    """`time` (UTC), `level`, `logger`, `message`; then own fields, and `error` if one is told of.

    Fields come from `extra=` of the project's own calls, if they are texts, numbers or truths.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Render the record without what a person sent."""
        own = record.name.partition(".")[0] in _OWN
        entry: dict[str, object] = {
            "time": _utc(record.created),
            "level": record.levelname.lower(),
            "logger": redact(record.name),
            "message": redact(_own_message(record) if own else _template(record)),
        }
        if own:
            entry |= _fields(record)
        if record.exc_info and record.exc_info[1]:
            entry |= _outline(record.exc_info[1])
        return json.dumps(entry, ensure_ascii=False)


def set_up_logging(level: str = "INFO") -> None:
    """Write own events from `level` up, and the libraries' warnings, to stderr.

    Exceptions that nobody caught become such lines too, wherever they end: the interpreter would
    print their messages.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OWN:
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # a failing handler would print the arguments it was given
    sys.excepthook = _uncaught
    threading.excepthook = lambda lost: _uncaught(lost.exc_type, lost.exc_value, lost.exc_traceback)
    sys.unraisablehook = lambda lost: _uncaught(lost.exc_type, lost.exc_value, lost.exc_traceback)


def _uncaught(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _log.critical("nobody caught this", exc_info=(kind, error or kind(), trace))


def _own_message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # noqa: BLE001 - whatever an argument's own code raised
        return str(record.msg)


def _template(record: logging.LogRecord) -> str:
    return str(record.msg).partition("\n")[0][:_MAX_FOREIGN]


def _fields(record: logging.LogRecord) -> dict[str, object]:
    return {
        name: _value(value)
        for name, value in vars(record).items()
        if name not in _PLAIN_ATTRIBUTES and isinstance(value, str | int | float)
    }


def _value(value: str | float) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        # One decimal of a latitude is eleven kilometres; JSON has no infinity.
        return round(value, 1) if math.isfinite(value) else str(value)
    shown = redact(str(value))
    return value if shown == str(value) else shown


def _outline(error: BaseException) -> dict[str, str]:
    """The exception's type, the functions it passed, innermost last, and its cause's type."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    outline = {
        "error": type(error).__name__,
        "way": " > ".join(f"{frame.name}:{frame.lineno}" for frame in frames),
    }
    cause = error.__cause__ or error.__context__
    return outline | ({"cause": type(cause).__name__} if cause else {})


def _utc(seconds: float) -> str:
    instant = datetime.fromtimestamp(seconds, UTC)
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")
