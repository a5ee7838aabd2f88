"""What the buttons for maps, posters and files carry; the same rules as in `bot.callbacks`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, get_args

from bot.callbacks import MAX_BYTES
from geo.gazetteer.settlement import KATOTTG, KATOTTG_HEAD

Languages = Literal["uk", "en", "both"]
LANGUAGES_OF_POSTERS: Final[tuple[Languages, ...]] = get_args(Languages)

_NUMBER = re.compile(r"\d{1,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class DrawMap:
    """Draw the first `count` points that the answer's buttons name, numbered from `first`.

    `place` is the code of the town that the answer is about, empty for a position: a map doesn't
    say where anybody is.
    """

    place: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class MakePoster:
    """Make the poster of the settlement of this code."""

    place: str
    languages: Languages


@dataclass(frozen=True, slots=True)
class MakeFiles:
    """Make the files of the unit with this head of a KATOTTG code."""

    head: str


PaperCallback = DrawMap | MakePoster | MakeFiles


def pack_paper(callback: PaperCallback) -> str:
    """Callback data for Telegram, ASCII, at most MAX_BYTES long."""
    match callback:
        case DrawMap(place, first, count):
            return f"map|{place}|{first}|{count}"
        case MakePoster(place, languages):
            return f"poster|{place}|{languages}"
        case MakeFiles(head):
            return f"files|{head}"


def unpack_paper(data: str) -> PaperCallback | None:
    """Read callback data; None for what isn't of `pack_paper`."""
    if len(data) > MAX_BYTES:
        return None
    match data.split("|"):
        case ["map", place, first, count] if not place or KATOTTG.fullmatch(place):
            if _NUMBER.fullmatch(first) and _NUMBER.fullmatch(count):
                return DrawMap(place, int(first), int(count))
        case ["poster", place, ("uk" | "en" | "both") as languages] if KATOTTG.fullmatch(place):
            return MakePoster(place, languages)
        case ["files", head] if KATOTTG_HEAD.fullmatch(head):
            return MakeFiles(head)
    return None
