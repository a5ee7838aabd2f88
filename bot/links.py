"""Links that open the bot at a town or at a point, and what `/start` then says.

A payload is of A–Z, a–z, 0–9, `_` and `-`, 64 at most: `t_UA…` a settlement, `p_…` a point, or
`b_…` a point whose id has other characters, in base64.
"""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from geo.gazetteer.settlement import KATOTTG
from geo.point import POINT_ID

MAX_PAYLOAD = 64
INTO_GROUP = "here"

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ToTown:
    """The nearest open points from the centre of the settlement of this KATOTTG code."""

    code: str


@dataclass(frozen=True, slots=True)
class ToPoint:
    """The card of one point."""

    point_id: str


Target = ToTown | ToPoint


def payload(target: Target) -> str:
    """What stands behind `?start=`."""
    match target:
        case ToTown(code):
            return f"t_{code}"
        case ToPoint(point_id) if _PLAIN.fullmatch(point_id):
            return f"p_{point_id}"
        case ToPoint(point_id):
            return f"b_{urlsafe_b64encode(point_id.encode()).decode().rstrip('=')}"


def read_payload(text: str) -> Target | None:
    """The target of a payload; None for what `payload` doesn't make: anybody can type one."""
    kind, _, said = text[: MAX_PAYLOAD + 1].partition("_")
    match kind:
        case "t" if KATOTTG.fullmatch(said):
            return ToTown(said)
        case "p" if _PLAIN.fullmatch(said):
            return ToPoint(said)
        case "b":
            return _decoded(said)
    return None


def _decoded(said: str) -> ToPoint | None:
    try:
        point_id = urlsafe_b64decode(said + "=" * (-len(said) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    return ToPoint(point_id) if POINT_ID.fullmatch(point_id) else None


@dataclass(frozen=True, slots=True)
class Links:
    """Links to the bot of this username; empty where Telegram hasn't told it yet."""

    username: str = ""

    @property
    def bot(self) -> str:
        """«https://t.me/demo_bot»."""
        return f"https://t.me/{self.username}" if self.username else ""

    def to(self, target: Target) -> str:
        """«https://t.me/demo_bot?start=t_UA…»."""
        return f"https://t.me/{self.username}?start={payload(target)}" if self.username else ""

    def into_group(self) -> str:
        """The link that adds the bot to a group of one's choice."""
        return f"https://t.me/{self.username}?startgroup={INTO_GROUP}" if self.username else ""
