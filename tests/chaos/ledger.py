"""What became of each update: acknowledged or not, answered how often, after how long."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bot.i18n import LANGUAGES, words_in

SENDS = frozenset(
    {"sendMessage", "sendVenue", "sendPhoto", "sendDocument", "sendMediaGroup", "sendLocation"}
)
"""Doing these twice shows a person two messages; an edit or a settled press shows nothing new."""

# What a person is told whose wish can't be done now: it is not done, and they know.
_APOLOGIES = frozenset(
    words_in(language)(key)
    for language in LANGUAGES
    for key in ("error", "reported-later", "group-later", "admin-no-store", "files-busy")
)


@dataclass(slots=True)
class Record:
    """One update; instants in seconds of the event loop's clock."""

    offered: float
    acknowledged: float | None = None
    shown: Counter[str] = field(default_factory=Counter)
    apologies: int = 0

    @property
    def lost(self) -> bool:
        """Never acknowledged, or acknowledged with nothing for the person to read."""
        return self.acknowledged is None or not self.shown

    @property
    def doubled(self) -> int:
        return sum(max(0, times - 1) for method, times in self.shown.items() if method in SENDS)


class Ledger:
    """The records by the update's number, which is also its message's and its press's id."""

    def __init__(self) -> None:
        self.records: dict[int, Record] = {}

    def offer(self, number: int, now: float) -> None:
        self.records.setdefault(number, Record(now))

    def acknowledge(self, number: int, now: float) -> None:
        self.records[number].acknowledged = now

    def show(self, number: int, method: str, parameters: dict[str, Any]) -> None:
        """A method was carried out for this update; what shows a person nothing isn't counted."""
        record = self.records.get(number)
        words = parameters.get("text") or parameters.get("title")
        if record is not None and (words or method in SENDS):
            record.shown[method] += 1
            record.apologies += words in _APOLOGIES

    def of(self, numbers: Iterable[int]) -> list[Record]:
        return [self.records[number] for number in numbers]


def number_in(parameters: dict[str, Any]) -> int:
    """Which update a call of the Bot API belongs to; 0 for none."""
    if "callback_query_id" in parameters:
        return int(parameters["callback_query_id"])
    replied = parameters.get("reply_parameters") or {}
    if isinstance(replied, str):
        replied = json.loads(replied)
    return int(replied.get("message_id") or parameters.get("message_id") or 0)
