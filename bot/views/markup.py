"""Plain text → Telegram's HTML; the one place that escapes.

`Html` is a type of its own, so mypy refuses a message made of a string that was not escaped.
"""

from __future__ import annotations

import unicodedata
from html import escape
from typing import NewType

Html = NewType("Html", str)

ELLIPSIS = "…"


def plain(text: str) -> Html:
    """Escape text."""
    return Html(escape(text, quote=False))


def bold(text: str) -> Html:
    """Escape text and make it bold; nothing stays nothing."""
    return Html(f"<b>{escape(text, quote=False)}</b>" if text else "")


def lines(*parts: Html) -> Html:
    """One part a line; empty parts leave no line."""
    return Html("\n".join(part for part in parts if part))


def paragraphs(*parts: Html) -> Html:
    """Parts with an empty line between them; empty parts leave no gap."""
    return Html("\n\n".join(part for part in parts if part))


def shorten(text: str, limit: int) -> str:
    """Published text as one line of at most `limit` characters, cut with an ellipsis.

    Control and formatting characters go: a stray bidi mark would turn the rest of the message
    round, and a lone surrogate could not be sent at all.
    """
    # Cut before the loop: a published cell may be of any size.
    seen = text[: limit * 8]
    if not seen.isprintable():
        seen = "".join(" " if _is_invisible(char) else char for char in seen)
    line = " ".join(seen.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + ELLIPSIS


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char).startswith("C")
