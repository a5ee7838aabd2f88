"""What an admin's button carries; to anyone else it is a button that the bot doesn't know.

Beside `bot.callbacks`, which reads these as None, so that a stranger who forges one learns nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.orders import Effect
from geo.point import POINT_ID, SOURCE_ID

_UNIT = re.compile(r"UA\d{2}", re.ASCII)
_NONCE = re.compile(r"[A-Za-z0-9_-]{16}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PickSource:
    """The list that this message replies to is of this source."""

    source_id: str


@dataclass(frozen=True, slots=True)
class Act:
    """Do, once, what the nonce stands for (`bot.storage.nonces`)."""

    nonce: str


@dataclass(frozen=True, slots=True)
class Explain:
    """Tell how to publish a refused list all the same; a reply to the message redeems the nonce."""

    nonce: str


@dataclass(frozen=True, slots=True)
class ShowCoverage:
    """Count again how the data stand."""


@dataclass(frozen=True, slots=True)
class PickUnit:
    """Order something for a unit of the first level, by its code."""

    effect: Effect
    unit: str


@dataclass(frozen=True, slots=True)
class FixPoint:
    """Tell how to mend what is said of the point."""

    point_id: str


Press = PickUnit | PickSource | Act | Explain | ShowCoverage | FixPoint


def pack(press: Press) -> str:
    """Callback data for Telegram."""
    match press:
        case PickSource(source_id):
            return f"A|s|{source_id}"
        case Act(nonce):
            return f"A|n|{nonce}"
        case Explain(nonce):
            return f"A|e|{nonce}"
        case PickUnit(effect, unit):
            return f"A|u|{effect}|{unit}"
        case FixPoint(point_id):
            return f"A|x|{point_id}"
        case ShowCoverage():
            return "A|v"


def unpack(data: str) -> Press | None:  # noqa: PLR0911 - one for each kind
    """Read callback data; None for anything that `pack` doesn't make."""
    match data.split("|"):
        case ["A", "s", source_id] if SOURCE_ID.fullmatch(source_id):
            return PickSource(source_id)
        case ["A", "n", nonce] if _NONCE.fullmatch(nonce):
            return Act(nonce)
        case ["A", "e", nonce] if _NONCE.fullmatch(nonce):
            return Explain(nonce)
        case ["A", "u", effect, unit] if effect in set(Effect) and _UNIT.fullmatch(unit):
            return PickUnit(Effect(effect), unit)
        case ["A", "v"]:
            return ShowCoverage()
        case ["A", "x", point_id] if POINT_ID.fullmatch(point_id):
            return FixPoint(point_id)
    return None
