"""Plus codes (Open Location Codes): «8GFJQG22+2F», «GG2F+9V Київ»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pluscodes import (  # type: ignore[import-untyped]
    Transformer,
    Validator,
    decode,
)

from geo.coordinate import Coordinate

MAX_LENGTH = 200

# Full codes have eight characters before the plus; short ones four or six, and need a town.
_CODE = re.compile(
    r"(?<![\w+])((?:[2-9CFGHJMPQRVWX]{2}){2,4}\+[2-9CFGHJMPQRVWX]{2,7})(?![\w+])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PlusCode:
    """A code, and the words that stood around it."""

    code: str
    words: str

    @property
    def is_full(self) -> bool:
        """Whether it is a place by itself."""
        return bool(Validator().is_full(self.code))

    def near(self, reference: Coordinate) -> Coordinate:
        """The middle of the code's area; of a short code, of the area nearest to the reference."""
        full = Transformer().lenghten(self.code, (reference.lat, reference.lon))
        return _middle(full)

    @property
    def coordinate(self) -> Coordinate:
        """The middle of a full code's area."""
        return _middle(self.code)


def read_plus_code(text: str) -> PlusCode | None:
    """The first code in a text of at most MAX_LENGTH characters."""
    match = _CODE.search(text) if len(text) <= MAX_LENGTH else None
    if match is None:
        return None
    code = match[1].upper()
    if not (Validator().is_full(code) or Validator().is_short(code)):
        return None
    return PlusCode(code, f"{text[: match.start()]} {text[match.end() :]}".strip(" ,;."))


def _middle(full_code: str) -> Coordinate:
    lat, lon = decode(full_code).center().latlon()
    return Coordinate(lat, lon)
