"""Texts in the room they have: broken into lines, or smaller."""

from __future__ import annotations

import re
from collections import deque

from bot.drawing.sheet import NO_BREAK
from bot.drawing.surface import Surface

_BLANKS = re.compile(rf"[^\S{NO_BREAK}]+")
_SMALLEST = 0.45


def wrapped(
    surface: Surface, text: str, size: float, width: float, *, bold: bool = False
) -> tuple[str, ...]:
    """The text in lines no longer than `width`, broken at blanks, and inside a word that is.

    A number stays with its «№», and what a no-break space joins together if a line holds it.
    """
    lines: list[str] = []
    line = ""
    words = deque(_BLANKS.sub(" ", text).strip().replace("№ ", f"№{NO_BREAK}").split(" "))
    while words:
        word = words.popleft()
        if NO_BREAK in word and surface.text_width(word, size, bold=bold) > width:
            words.extendleft(reversed(word.split(NO_BREAK)))
            continue
        joined = f"{line} {word}" if line else word
        if surface.text_width(joined, size, bold=bold) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while surface.text_width(line, size, bold=bold) > width and len(line) > 1:
            cut = _longest(surface, line, size, width, bold=bold)
            lines.append(line[:cut])
            line = line[cut:]
    return (*lines, line) if line else tuple(lines)


def fitting(surface: Surface, text: str, size: float, width: float, *, bold: bool = True) -> float:
    """The size in which one line is as long as `width` at most; `size` if it is anyhow."""
    length = surface.text_width(text, size, bold=bold)
    return size if length <= width else max(size * width / length, size * _SMALLEST)


def _longest(surface: Surface, text: str, size: float, width: float, *, bold: bool) -> int:
    """How many letters from the start fit, at least one."""
    cut = 1
    while cut < len(text) and surface.text_width(text[: cut + 1], size, bold=bold) <= width:
        cut += 1
    return cut
