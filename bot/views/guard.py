"""What guards say of a list: what was measured, and the limit."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Words
from geo.refresh.guards import Ruling, Verdict

_COUNTS = frozenset({"no-valid-row", "withheld-made-public", "outside-ukraine", "old"})


def guard_line(words: Words, verdict: Verdict, oblasts: Mapping[str, str]) -> str:
    """One line of plain text; `oblasts` are the names of the units by their codes."""
    shown = _number if verdict.code in _COUNTS else _percent
    said = words(
        f"guard-{verdict.code}",
        measured=shown(words, verdict.measured),
        limit=shown(words, verdict.limit),
        oblast=oblasts.get(verdict.oblast, verdict.oblast),
    )
    refuses = verdict.severity is Ruling.REFUSE
    return words("guard-refuses", text=said) if refuses else words("guard-warns", text=said)


def _number(_words: Words, value: float) -> str:
    return str(int(value))


def _percent(words: Words, share: float) -> str:
    """«12,5 %»; never less than what was measured, so that 10,01 % isn't told as within 10 %."""
    tenths = -int(-share * 1000 // 1)
    whole, tenth = divmod(tenths, 10)
    comma = "," if words.language == "uk" else "."
    return words("guard-percent", value=f"{whole}{comma}{tenth}" if tenth else str(whole))
