"""Logs that cannot carry a person's words, place or id.

Own messages are written with arguments that are safe by construction (a class's name, a count). A
library's message is written as its template without arguments, and an exception as its type and
the lines it passed: both may hold anything a person sent.
"""

from __future__ import annotations

import logging
import sys
import traceback

_OWN = ("bot", "geo")
# asyncio puts a task's repr, its exception's message included, on the lines after the first.
_MAX_FOREIGN = 120


class SafeFormatter(logging.Formatter):
    """One line an event; a library's arguments and every exception's message stay out."""

    def format(self, record: logging.LogRecord) -> str:
        """Render the record without what a person sent."""
        own = record.name.partition(".")[0] in _OWN
        message = record.getMessage() if own else str(record.msg).partition("\n")[0][:_MAX_FOREIGN]
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {message}"
        if record.exc_info and record.exc_info[1]:
            line += f" | {_outline(record.exc_info[1])}"
        return line.replace("\n", " ")


def set_up_logging(level: int = logging.INFO) -> None:
    """Write own events of `level`, and the libraries' warnings, to stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(SafeFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OWN:
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(capture=True)


def _outline(error: BaseException) -> str:
    """The exception's type and the functions it passed, innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    way = " > ".join(f"{frame.name}:{frame.lineno}" for frame in frames[-8:])
    cause = error.__cause__ or error.__context__
    return f"{type(error).__name__} in {way}" + (f" from {type(cause).__name__}" if cause else "")
