"""One press of a button that works once: who pressed it, under which message, and its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiogram import Bot
from aiogram.methods import EditMessageText
from aiogram.types import Message

from bot.admin.identity import Admin
from bot.admin.office import Office
from bot.delivery import edit
from bot.i18n import Words
from bot.storage.audit import Entry, Outcome
from bot.views.markup import plain
from bot.views.message import Message as View


@dataclass(frozen=True, slots=True)
class Errand:
    """What an act has at hand; `message` is the bot's own, with the button under it."""

    admin: Admin
    office: Office
    words: Words
    message: Message
    bot: Bot
    meaning: Mapping[str, str]

    def answer(self, key: str) -> EditMessageText:
        """Say one thing in the message's place, without buttons."""
        return edit(self.message, View(plain(self.words(key))))


async def refuse_outside(  # noqa: PLR0913, PLR0917 - who, what and where
    office: Office,
    admin: Admin,
    words: Words,
    action: str,
    target: str,
    after: str,
    reach: frozenset[str],
) -> View:
    """Write down that the admin may not do this, and tell them which oblasts are not theirs."""
    await record(office, admin, action, target, after, "outside the oblasts", Outcome.REFUSED)
    names = office.oblast_names(words)
    outside = sorted(code for code in reach if not admin.may_touch([code]))
    listed = ", ".join(names.get(code) or words("report-no-oblast") for code in outside)
    return View(plain(words("admin-outside", oblasts=listed)))


async def record(  # noqa: PLR0913, PLR0917 - the parts of an entry
    office: Office,
    admin: Admin,
    action: str,
    target: str,
    after: str = "",
    reason: str = "",
    outcome: Outcome = Outcome.DONE,
) -> None:
    """Write down what an admin did; raises StoreUnavailableError."""
    entry = Entry(
        office.clock(), admin.label, action, target, after=after, reason=reason, outcome=outcome
    )
    await office.audit.record(entry)
