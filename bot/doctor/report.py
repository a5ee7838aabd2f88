"""The findings in words, a line each, with what to do."""

from __future__ import annotations

from collections.abc import Iterable

from bot.doctor.finding import Finding, Level
from bot.i18n import Words

_MARKS = {Level.OK: "✓", Level.WARN: "⚠", Level.FAIL: "✗"}


def worst(findings: Iterable[Finding]) -> Level:
    """The gravest level found."""
    return max((each.level for each in findings), key=list(Level).index, default=Level.OK)


def report(words: Words, findings: list[Finding]) -> str:
    """The findings in their order, then a line that sums them up."""
    lines = (f"{_MARKS[each.level]} {_sentence(words, each)}" for each in findings)
    return "\n".join((*lines, "", words(f"doctor-end-{worst(findings)}")))


def _sentence(words: Words, finding: Finding) -> str:
    values = dict(finding.values)
    if finding.code == "points-unread":
        values["reason"] = words(f"points-file-{values['reason']}")
    return words(f"doctor-{finding.code}", **values)
