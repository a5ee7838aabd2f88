"""One published list of one source, as the ledger remembers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from geo.errors import QueryError
from geo.point import SOURCE_ID

DEFAULT_SOURCE = "main"
"""The source of a list whose publisher runs only one."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Who published which list, when and why; times are aware.

    `sha256` names the packed list, `parent` the one that it replaced, "" for the first. `points`
    counts the public ones, `standby` those of them that open after an order, `withheld` the rest.
    `who` and `second` are labels of admins; `second` and `reason` are told where a guard was
    overridden. `rolled_back` says that it stood before and was taken up again.
    """

    source_id: str
    sha256: str
    parent: str
    source: str
    as_of: datetime | None
    fetched_at: datetime
    published_at: datetime
    points: int
    standby: int
    withheld: int
    errors: int
    warnings: int
    who: str
    second: str = ""
    reason: str = ""
    rolled_back: bool = False

    def as_json(self) -> dict[str, Any]:
        """What `from_json` reads; instants in ISO 8601."""
        described = {name: getattr(self, name) for name in self.__slots__}
        return described | {
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "fetched_at": self.fetched_at.isoformat(),
            "published_at": self.published_at.isoformat(),
        }

    @classmethod
    def from_json(cls, described: dict[str, Any]) -> Self:
        """The edition; raises ValueError, TypeError or KeyError for anything else."""
        as_of = described["as_of"]
        return cls(
            **described
            | {
                "as_of": datetime.fromisoformat(as_of) if as_of else None,
                "fetched_at": datetime.fromisoformat(described["fetched_at"]),
                "published_at": datetime.fromisoformat(described["published_at"]),
            }
        )


def source_slug(text: str) -> str:
    """The text as a SOURCE_ID; raises QueryError for anything else."""
    if not SOURCE_ID.fullmatch(text):
        raise QueryError("a source's id is of 1 to 24 small Latin letters, digits and hyphens")
    return text
