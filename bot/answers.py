"""From a question to the message about it; what many ask is worked out once.

When the grid fails, thousands ask from the same few hundred towns. What a text means changes only
with the gazetteer, and hours and the clock in the message count minutes, so within one minute a
settlement's answer is the same for everybody. What is kept is of settlements only: no position, no
street, and of a text no more than a fingerprint under a key that dies with this process.
"""

from __future__ import annotations

import secrets
from collections.abc import Hashable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b

from cachetools import LRUCache

from bot.callbacks import Menu
from bot.i18n import Language, Words
from bot.views.message import Message
from bot.views.render import render
from geo.answer import Answer, Refinement
from geo.coordinate import Coordinate
from geo.gazetteer.settlement import Settlement
from geo.geocoding.outcome import Ambiguous, Found, Outcome, Place
from geo.guide import Guide

KEPT = 4096

_Question = tuple[Hashable, ...]
"""What is asked, of settlements alone: by their codes."""


class Answers:
    """What one guide answers: another snapshot has other answers."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._secret = secrets.token_bytes(32)
        self._meant: LRUCache[bytes, Outcome] = LRUCache(KEPT)
        self._minute = 0
        self._found: dict[_Question, Answer] = {}
        self._said: dict[tuple[Language, _Question, Menu], Message] = {}

    def locate(self, origin: Coordinate | str, chosen: str = "") -> Outcome:
        """As `Guide.locate`; a settlement that many name is looked up once."""
        if isinstance(origin, Coordinate):
            return self.guide.locate(origin)
        named = f"{chosen}|{origin}".encode("utf-8", "surrogatepass")
        fingerprint = blake2b(named, digest_size=16, key=self._secret).digest()
        outcome = self._meant.get(fingerprint)
        if outcome is None:
            outcome = self.guide.locate(origin, chosen)
            if _is_shared(outcome):
                self._meant[fingerprint] = outcome
        return outcome

    def near(
        self,
        words: Words,
        outcome: Outcome,
        asked: datetime,
        refinement: Refinement,
        menu: Menu = Menu.MAIN,
    ) -> Message:
        """What to say of the points near the place that was found, or of why there is none."""
        question = _shared_question(outcome, refinement)
        if question is None:
            return render(words, self.guide.near(outcome, asked, refinement), menu)
        self._forget_before(asked)
        message = self._said.get((words.language, question, menu))
        if message is None:
            answer = self._found.get(question)
            if answer is None:
                begun = asked.replace(second=0, microsecond=0)
                answer = self._found[question] = self.guide.near(outcome, begun, refinement)
            message = render(words, answer, menu)
            self._said[words.language, question, menu] = message
        return message

    def _forget_before(self, asked: datetime) -> None:
        # Counted since 1970: in Kyiv's zone the two 03:30 of the night when clocks go back compare
        # equal.
        minute = int(asked.timestamp()) // 60
        if minute != self._minute or len(self._said) >= KEPT:
            self._minute = minute
            self._found.clear()
            self._said.clear()


def _shared_question(outcome: Outcome, refinement: Refinement) -> _Question | None:
    """What many may ask; None for what tells where somebody is."""
    match outcome:
        case Found(Place(settlement=Settlement(code=code), namesakes=namesakes, street=None)):
            return code, namesakes, _in_utc(refinement)
        case Ambiguous(candidates=candidates, by_distance=False, units=units):
            return units, *(each.settlement.code for each in candidates)
    return None


def _in_utc(refinement: Refinement) -> Refinement:
    at, until = refinement.at, refinement.until
    if at is None and until is None:
        return refinement
    return replace(refinement, at=at and at.astimezone(UTC), until=until and until.astimezone(UTC))


def _is_shared(outcome: Outcome) -> bool:
    """Whether it says nothing but settlements: no street and no position."""
    match outcome:
        case Found(Place(settlement=settlement, street=None)):
            return settlement is not None
        case Ambiguous():
            return True
    return False
