"""From a place to the message about it; what many ask within a minute is worked out once.

When the grid fails, thousands ask from the same few hundred towns. Hours and the clock in the
message count minutes, so within one minute a settlement's answer is the same for everybody. An
answer from a person's own position is worked out each time, and never kept.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from cachetools import LRUCache

from bot.callbacks import Menu
from bot.i18n import Language, Words
from bot.views.message import Message
from bot.views.render import render
from geo.answer import Refinement
from geo.geocoding.outcome import Found, Outcome, Place
from geo.guide import Guide

KEPT = 4096

_Key = tuple[Language, Place, datetime, Refinement, Menu]


class Answers:
    """The messages of one guide: another snapshot has others."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._kept: LRUCache[_Key, Message] = LRUCache(KEPT)

    def near(
        self,
        words: Words,
        outcome: Outcome,
        asked: datetime,
        refinement: Refinement,
        menu: Menu = Menu.MAIN,
    ) -> Message:
        """What to say of the points near the place that was found, or of why there is none."""
        if not isinstance(outcome, Found) or not _is_shared(outcome.place):
            return render(words, self.guide.near(outcome, asked, refinement), menu)
        minute = asked.replace(second=0, microsecond=0)
        key = (words.language, outcome.place, _utc(minute), _in_utc(refinement), menu)
        message = self._kept.get(key)
        if message is None:
            message = render(words, self.guide.near(outcome, minute, refinement), menu)
            self._kept[key] = message
        return message


def _in_utc(refinement: Refinement) -> Refinement:
    at, until = refinement.at, refinement.until
    if at is None and until is None:
        return refinement
    return replace(refinement, at=at and _utc(at), until=until and _utc(until))


def _utc(instant: datetime) -> datetime:
    """In Kyiv's zone the two 03:30 of the night when clocks go back compare equal."""
    return instant.astimezone(UTC)


def _is_shared(place: Place) -> bool:
    """Whether it is a settlement, not a street in it and not a position."""
    return place.settlement is not None and place.street is None
