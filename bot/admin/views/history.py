"""What was published, and the ways back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.admin.callbacks import Act, pack
from bot.admin.views.publication import short_name
from bot.admin.views.who import who_text
from bot.i18n import Words
from bot.views import formats
from bot.views.markup import Html, lines, paragraphs, plain, shorten
from bot.views.message import Button, Message
from geo.refresh.edition import Edition

MOST = 12
REASON_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Way:
    """An earlier edition, and the nonce that takes it up again."""

    edition: Edition
    nonce: str


def history_view(words: Words, editions: Sequence[Edition], now: datetime) -> Message:
    """The latest editions of all sources, each in two lines or three."""
    if not editions:
        return Message(plain(words("history-none")))
    told = [lines(*_edition(words, edition, now)) for edition in editions[:MOST]]
    return Message(paragraphs(plain(words("history-title")), *told))


def ways_view(words: Words, ways: Sequence[Way], now: datetime) -> Message:
    """A button for each way back."""
    if not ways:
        return Message(plain(words("admin-nothing-before")))
    rows = tuple((Button(_label(words, way.edition, now), pack(Act(way.nonce))),) for way in ways)
    return Message(plain(words("rollback-which")), rows)


def _label(words: Words, edition: Edition, now: datetime) -> str:
    return words(
        "rollback-way",
        source=edition.source_id,
        moment=formats.moment(words, edition.published_at, now),
        points=str(edition.points),
    )


def _edition(words: Words, edition: Edition, now: datetime) -> Iterator[Html]:
    moment = formats.moment(words, edition.published_at, now)
    name = short_name(edition.sha256)
    yield plain(words("history-edition", source=edition.source_id, moment=moment, name=name))
    who = edition.who if not edition.second else f"{edition.who} + {edition.second}"
    key = "history-rolled-back" if edition.rolled_back else "history-published"
    yield plain(words(key, points=str(edition.points), who=who_text(words, who)))
    if edition.reason:
        yield plain(words("override-reason", reason=shorten(edition.reason, REASON_LENGTH)))
