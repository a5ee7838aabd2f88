"""Who answers for a change, as history and log say it."""

from __future__ import annotations

from bot.attempts import UNCONFIRMED
from bot.i18n import Words


def who_text(words: Words, who: str) -> str:
    """«cli:duty + Черговий (названо, згоди не підтверджено)»."""
    return who.replace(UNCONFIRMED, words("who-unconfirmed"))
