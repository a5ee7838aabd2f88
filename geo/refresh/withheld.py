"""What is remembered of withheld points, so that none of them is published by mistake.

Neither a place nor a name: the codes of their hromadas, for the notice to people there, and salted
digests, to recognise them by when a later list shows them.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Self

from geo.point import Point
from geo.refresh.rows import NAMELESS
from geo.refresh.text import words

_HROMADA, _SETTLEMENT = 9, 12
_DIGEST_BYTES = 8


@dataclass(frozen=True, slots=True)
class Traces:
    """Of the withheld points of one list; `salt` is hexadecimal and drawn anew for each list."""

    salt: str = ""
    hromadas: frozenset[str] = frozenset()
    digests: frozenset[str] = frozenset()

    @classmethod
    def of(cls, withheld: Iterable[Point]) -> Self:
        """The traces of these points; of none of them where there are none."""
        points = tuple(withheld)
        salt = secrets.token_hex(16) if points else ""
        codes = (point.address.katottg for point in points)
        return cls(
            salt=salt,
            hromadas=frozenset(code[:_HROMADA] for code in codes if code),
            digests=frozenset(_digest(salt, sign) for point in points for sign in _signs(point)),
        )

    def shown(self, public: Iterable[Point], later: Traces) -> list[Point]:
        """Those of the public points of a later list of the same source that this one withholds.

        They are known by their id, and by their name or street in the same settlement unless the
        later list withholds a point of that name or street too.
        """
        if not self.digests:
            return []
        return [
            point
            for point in public
            if any(self._knows(sign) and not later._knows(sign) for sign in _signs(point))
        ]

    def shown_elsewhere(self, public: Iterable[Point]) -> list[Point]:
        """Those of the public points of another source that this one withholds.

        Ids and names mean less there: it is the name and the street together. A list that shows
        and withholds one place is another source to itself.
        """
        if not self.digests:
            return []
        return [point for point in public if any(map(self._knows, _whole(point)))]

    def _knows(self, sign: str) -> bool:
        return bool(self.digests) and _digest(self.salt, sign) in self.digests

    def as_json(self) -> dict[str, Any]:
        """What `from_json` reads, always in the same order."""
        return {
            "salt": self.salt,
            "hromadas": sorted(self.hromadas),
            "digests": sorted(self.digests),
        }

    @classmethod
    def from_json(cls, described: dict[str, Any]) -> Self:
        """The traces; raises LookupError or TypeError for anything else."""
        return cls(
            salt=str(described["salt"]),
            hromadas=frozenset(map(str, described["hromadas"])),
            digests=frozenset(map(str, described["digests"])),
        )


def _signs(point: Point) -> Iterator[str]:
    yield f"id\n{point.id}"
    settlement = point.address.katottg[:_SETTLEMENT]
    if point.name != NAMELESS:
        yield f"name\n{settlement}\n{words(point.name)}"
    if point.address.street:
        yield f"street\n{settlement}\n{words(point.address.street)}"
    yield from _whole(point)


def _whole(point: Point) -> Iterator[str]:
    address = point.address
    if address.street:
        yield "\n".join(
            ("both", address.katottg[:_SETTLEMENT], words(point.name), words(address.street))
        )


def _digest(salt: str, sign: str) -> str:
    return blake2b(sign.encode(), key=salt.encode(), digest_size=_DIGEST_BYTES).hexdigest()
