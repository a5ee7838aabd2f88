"""Logs that cannot carry a person's words, place or id: one JSON object a line, on stderr.

Own messages are written with arguments that are safe by construction (a class's name, a count).
What a library says may hold anything a person sent: of that only a template without its arguments
is written, of a warning its category and line, of an exception its type and the lines it passed.
What is left goes through `redact`.
"""

from __future__ import annotations

import json
import logging
import math
import re
import sys
import threading
import traceback
import warnings
from datetime import UTC, datetime
from types import TracebackType
from typing import Final

from bot.redaction import redact

_OWN = ("bot", "geo")
_LEFT_OUT = "what a library says"
_MAX_FOREIGN = 120
_FRAMES = 8

# asyncio goes on with the repr of a callback and its arguments, or of a task and its exception.
_NO_WORDS = re.compile(r"[^A-Za-z_ ,.!-]")

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
            "message": redact(_own_message(record) if own else _safe_part(record)),
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
    warnings.showwarning = lambda _, kind, file, line, *_where: _warned(kind, file, line)
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


def _warned(category: type[Warning], file: str, line: int) -> None:
    _log.warning("a warning: %s at %s:%d", category.__name__, file, line)


def _own_message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # noqa: BLE001 - whatever an argument's own code raised
        return str(record.msg)


def _safe_part(record: logging.LogRecord) -> str:
    """Of a library's message what was written down before anybody sent anything."""
    if record.name == "asyncio":
        return _NO_WORDS.split(str(record.msg), maxsplit=1)[0].strip()
    if not record.args or not isinstance(record.msg, str):
        return _LEFT_OUT  # it may have been put together already
    return record.msg.partition("\n")[0][:_MAX_FOREIGN]


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
    if cause := error.__cause__ or error.__context__:
        outline["cause"] = type(cause).__name__
    return {name: redact(value) for name, value in outline.items()}


def _utc(seconds: float) -> str:
    instant = datetime.fromtimestamp(seconds, UTC)
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")
