"""Plain text → Telegram's HTML; the one place that escapes.

`Html` is a type of its own, so mypy refuses a message made of a string that was not escaped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from html import escape
from typing import NewType, TypeVar

Html = NewType("Html", str)
Text = TypeVar("Text", bound=str)

ELLIPSIS = "…"
ROOM = 3_800
"""Of the 4,096 that Telegram takes: the rest is for what stands around a list."""


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
    """Published text as one line of at most `limit` UTF-16 code units, cut with an ellipsis.

    Control and formatting characters go: a stray bidi mark would turn the rest of the message
    round, and a lone surrogate could not be sent at all.
    """
    # Cut before the loop: a published cell may be of any size.
    seen = text[: limit * 8]
    if not seen.isprintable():
        seen = "".join(" " if _is_invisible(char) else char for char in seen)
    line = " ".join(seen.split())
    if telegram_length(line) <= limit:
        return line
    cut = line.encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore")
    return cut.rstrip() + ELLIPSIS


def fitting(parts: Iterable[Text], room: int = ROOM) -> tuple[Text, ...]:
    """The first parts that, with a line between each two, fit into a message; one at least."""
    taken: list[Text] = []
    for part in parts:
        room -= telegram_length(part) + 2
        if taken and room < 0:
            break
        taken.append(part)
    return tuple(taken)


def telegram_length(text: str) -> int:
    """The length as Telegram counts it, in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char).startswith("C")
