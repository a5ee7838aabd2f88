"""What the terminal says of lists: the words that admins read in Telegram, without the markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import data
from bot.admin.views.history import history_view
from bot.admin.views.publication import receipt_view, short_name
from bot.admin.views.report import advised_report
from bot.admin.views.who import who_text
from bot.clock import kyiv_now
from bot.desk import Receipt, Status
from bot.i18n import Words
from bot.storage.audit import Entry
from bot.views import formats
from bot.views.guard import guard_line
from bot.views.message import Message
from bot.views.plain import to_text
from geo.refresh.draft import Draft
from geo.refresh.edition import Edition
from geo.refresh.guards import Verdict
from geo.regions import Regions

_ACTIONS = frozenset(
    {
        *("check", "publish", "rollback", "discard", "ask", "reject", "press"),
        *("order", "cancel", "reports"),
    }
)


def report_text(words: Words, draft: Draft) -> str:
    """What a list would change, what speaks against it, and what to do about it."""
    return to_text(Message(advised_report(words, draft, _oblasts(words))))


def published_text(words: Words, draft: Draft, receipt: Receipt) -> str:
    """What was published, and which rows weren't."""
    return words(
        "published",
        count=receipt.points,
        standby=receipt.standby,
        hromadas=receipt.hromadas,
        rows=draft.tally.invalid + draft.tally.duplicates,
        sha256=receipt.edition.sha256,
    )


def receipt_text(words: Words, receipt: Receipt) -> str:
    """What people see after a rollback."""
    return to_text(receipt_view(words, receipt))


def refusal_text(words: Words, verdicts: Iterable[Verdict]) -> str:
    """Which guards refuse the list, and by how much."""
    lines = (guard_line(words, verdict, _oblasts(words)) for verdict in verdicts)
    return "\n".join((words("points-refused"), *lines))


def history_text(words: Words, editions: Sequence[Edition]) -> str:
    """The editions, the latest first."""
    return to_text(history_view(words, editions, kyiv_now()))


def status_text(words: Words, status: Status) -> str:
    """A line for each list, then what they make together."""
    if status.published_at is None:
        return words("points-none")
    now = kyiv_now()
    lines = (
        _line(words, edition, status.kept[edition.source_id], now) for edition in status.editions
    )
    moment = formats.moment(words, status.published_at, now)
    name = short_name(status.sha256)
    return "\n".join((*lines, words("points-status", moment=moment, name=name)))


def audit_text(words: Words, entries: Iterable[Entry]) -> str:
    """Two or three lines for each entry: who did what, from what to what, and why."""
    now = kyiv_now()
    told = (line for entry in entries for line in _attempt(words, entry, now))
    return "\n".join(told) or words("audit-none")


def _attempt(words: Words, entry: Entry, now: datetime) -> Iterator[str]:
    known = entry.action in _ACTIONS
    yield words(
        "audit-entry",
        moment=formats.moment(words, entry.at, now),
        who=who_text(words, entry.who),
        action=words(f"audit-{entry.action}") if known else entry.action,
        target=entry.target,
        outcome=words(f"audit-{entry.outcome}"),
    )
    if entry.before or entry.after:
        before, after = (text or words("audit-nothing") for text in (entry.before, entry.after))
        yield f"  {words('audit-change', before=before, after=after)}"
    if entry.reason:
        yield f"  {entry.reason}"


def _line(words: Words, edition: Edition, kept: int, now: datetime) -> str:
    as_of = formats.moment(words, edition.as_of, now) if edition.as_of else words("points-no-date")
    return words(
        "points-source",
        source=edition.source_id,
        points=str(edition.points),
        as_of=as_of,
        who=edition.who,
        kept=str(kept),
    )


def _oblasts(words: Words) -> Mapping[str, str]:
    uk = words.language == "uk"
    every = Regions.load(data.REGIONS).oblasts
    return {each.code: each.name_uk if uk else each.name_en for each in every}
