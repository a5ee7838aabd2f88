"""What admins are told when a list could not be refreshed, or has grown old: plain text."""

from __future__ import annotations

from datetime import datetime

from bot.i18n import Words
from bot.views import formats
from bot.views.failure import failure_text
from bot.views.guard import guard_line
from geo.errors import PointsFileError
from geo.refresh.edition import Edition
from geo.refresh.guards import Ruling, Verdict
from geo.refresh.sources import ListSource


def refused_alert(words: Words, source: ListSource, verdicts: tuple[Verdict, ...]) -> str:
    """A new list was refused by guards: which, with their numbers."""
    said = [
        guard_line(words, verdict, {}) for verdict in verdicts if verdict.severity is Ruling.REFUSE
    ]
    return "\n".join((words("alert-refused", source=source.id), *said, words("alert-stays")))


def unreadable_alert(words: Words, source: ListSource, error: PointsFileError) -> str:
    """The source answers, but not with a list."""
    said = words("alert-unreadable", source=source.id, reason=failure_text(words, error))
    return f"{said}\n{words('alert-stays')}"


def old_alert(words: Words, edition: Edition, now: datetime) -> str:
    """What people see is old."""
    since = edition.as_of or edition.fetched_at
    return words(
        "alert-old",
        source=edition.source_id,
        moment=formats.moment(words, since, now),
        days=(now - since).days,
    )
