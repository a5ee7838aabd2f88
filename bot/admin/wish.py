"""What an admin writes after /open, /close or /note: whom it concerns, until when, and a note."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from geo.errors import QueryError
from geo.instants import read_instant
from geo.orders import LONGEST_TEXT, Effect

LONGEST_WHERE = 100

_UNTIL = re.compile(r"(?:^|\s)(?:до|until)\s+(?P<when>.{1,40})$", re.IGNORECASE)
_ALWAYS = re.compile(r"(?:^|\s)(?:24/7|цілодобово|around the clock)(?=\s|$)", re.IGNORECASE)
_LIFTED = frozenset({"скасування", "lifted"})


class WishError(Exception):
    """The text can't be understood; `code` names the words for it: `wish-<code>`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Wish:
    """An order that names its target as people do; `expiry` is None until it is lifted."""

    effect: Effect
    where: str
    expiry: datetime | None = None
    note: str = ""


def read_wish(effect: Effect, text: str, now: datetime) -> Wish:
    """Read `Житомирська область до вт 08:00`; the lines after the first are for residents.

    «24/7» makes of OPEN an ALWAYS. What follows «до» and is no instant belongs to the name, unless
    it looks like a time. Raises WishError.
    """
    first, _, rest = text.strip().partition("\n")
    note = " ".join(rest.split())
    if len(note) > LONGEST_TEXT:
        raise WishError("long-note")
    if effect is Effect.NOTE and not note:
        raise WishError("no-note")
    if _ALWAYS.search(first) and effect is Effect.OPEN:
        first, effect = _ALWAYS.sub(" ", first), Effect.ALWAYS
    where, expiry = _without_end(" ".join(first.split()), now)
    return Wish(effect, where[:LONGEST_WHERE], expiry, note)


def _without_end(text: str, now: datetime) -> tuple[str, datetime | None]:
    found = _UNTIL.search(text)
    if found is None:
        return text, None
    where, when = text[: found.start()].strip(), found["when"]
    if when.casefold() in _LIFTED:
        return where, None
    try:
        return where, read_instant(when, now)
    except QueryError:
        if any(char.isdigit() for char in when):
            raise WishError("when") from None
    return text, None
