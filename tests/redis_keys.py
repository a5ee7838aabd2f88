"""What may stand in a Redis, as PRIVACY.md lists it, and what stands there against that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from redis import Redis

POLICY = Path(__file__).parents[1] / "PRIVACY.md"
OURS = "nezlamnist:"

_ROW = re.compile(rf"^\| `({OURS}[^`]+)` \| .+ \| (.+) \|$", re.MULTILINE)
_LOOKS = {
    "<hash>": "[0-9a-f]{32}",
    "<sha256>": "[0-9a-f]{64}",
    "<provider>": "[a-z0-9_]+",
    "<source>": "[a-z0-9-]{1,24}",
    "<what>": "[a-z]+",
}
_TIME = re.compile(r"\b(\d+|an?) (second|minute|hour|day)s?\b")
_SECONDS = {"second": 1, "minute": 60, "hour": 60 * 60, "day": 24 * 60 * 60}


@dataclass(frozen=True)
class Listed:
    """A row of the table: a key's name with its blanks, and when it ends."""

    name: str
    ends: str

    def is_name_of(self, key: str) -> bool:
        pattern = re.escape(self.name)
        for blank, look in _LOOKS.items():
            pattern = pattern.replace(blank, look)
        return re.fullmatch(pattern, key) is not None

    def allows(self, ttl_s: int) -> bool:
        """Whether a key may have so long to live; -1 is for ever, as Redis says."""
        if ttl_s == -1:
            return self.ends.startswith("never")
        longest = [
            (int(count) if count.isdecimal() else 1) * _SECONDS[unit]
            for count, unit in _TIME.findall(self.ends)
        ]
        return ttl_s <= max(longest, default=0)


@cache
def listed() -> tuple[Listed, ...]:
    """Every row of the table."""
    return tuple(Listed(*row) for row in _ROW.findall(POLICY.read_text("utf-8")))


def row_of(key: str) -> Listed | None:
    """The row that names this key."""
    return next((row for row in listed() if row.is_name_of(key)), None)


def against_the_list(redis: Redis) -> Iterator[str]:
    """Each key of ours that no row names, or that stays longer than its row says."""
    for key in (each.decode() for each in redis.scan_iter(f"{OURS}*")):
        row, ttl_s = row_of(key), redis.ttl(key)
        if ttl_s != -2 and (row is None or not row.allows(ttl_s)):  # -2: gone meanwhile
            yield f"{key} {ttl_s} s"
