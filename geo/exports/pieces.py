"""A list as pieces that an SMS carries, where nothing else gets through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LINE_LENGTH = 63
"""UTF-16 units: a line is an SMS by itself, of which Cyrillic leaves 70; three fill a piece."""

PIECE_LENGTH = 201
"""UTF-16 units: three SMS of 67 that phones send and show as one message in Cyrillic.

Of four many phones make an MMS, which needs what there is none of: mobile data.
"""

_ELLIPSIS = "…"


def pieces_of(entries: Iterable[str], limit: int = PIECE_LENGTH) -> tuple[str, ...]:
    """Whole entries, a line each, in as few messages as keep the order: «1/3», then the lines.

    No piece is longer than `limit` (≥ 40); an entry that alone would be is cut with an ellipsis.
    """
    lines = [" ".join(each.split()) for each in entries]
    digits = len(str(len(lines)))
    room = limit - len(f"{'9' * digits}/{'9' * digits}\n")
    bodies = _bodies([_cut(line, room) for line in lines if line], room)
    return tuple(f"{number}/{len(bodies)}\n{body}" for number, body in enumerate(bodies, 1))


def units(text: str) -> int:
    """How long an SMS counts a text: letters outside the basic plane twice."""
    return len(text) + sum(char > "\uffff" for char in text)


def _bodies(lines: Sequence[str], room: int) -> list[str]:
    bodies: list[str] = []
    for line in lines:
        joined = f"{bodies[-1]}\n{line}" if bodies else line
        if bodies and units(joined) <= room:
            bodies[-1] = joined
        else:
            bodies.append(line)
    return bodies


def _cut(line: str, room: int) -> str:
    if units(line) <= room:
        return line
    kept = line[: room - 1]
    while units(kept) > room - 1:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS
