"""What an examination found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How bad it is: `fail` is broken now, `warn` may be one day."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` names the words (`doctor-<code>`), `values` fill them: never a secret, an address."""

    level: Level
    code: str
    values: Mapping[str, str | float] = field(default_factory=dict)


def ok(code: str, **values: str | float) -> Finding:
    """As it should be."""
    return Finding(Level.OK, code, values)


def warn(code: str, **values: str | float) -> Finding:
    """It works, but not as well as it could, or not for long."""
    return Finding(Level.WARN, code, values)


def fail(code: str, **values: str | float) -> Finding:
    """What was asked for doesn't work."""
    return Finding(Level.FAIL, code, values)
