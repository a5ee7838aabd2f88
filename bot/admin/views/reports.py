"""What residents report, for those who can look into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.admin.callbacks import Act, FixPoint, pack
from bot.i18n import Words
from bot.views import formats
from bot.views.markup import Html, bold, fitting, lines, paragraphs, plain
from bot.views.message import Button, Message
from bot.views.names import NAME_LENGTH, point_address, point_name
from bot.views.reports import findings_text
from bot.views.verdict import SEPARATOR, verdict_and_kind
from geo.answer import Card
from geo.reports import Finding


@dataclass(frozen=True, slots=True)
class Case:
    """A point of which people report something: what, when last, and the nonces that answer it."""

    card: Card
    findings: tuple[Finding, ...]
    latest: datetime
    confirm_nonce: str
    close_nonce: str


def digest_view(words: Words, cases: Sequence[Case], more: int, now: datetime) -> Message:
    """Each point with what is reported and three buttons; `more` points aren't shown."""
    if not cases:
        return Message(plain(words("reports-none")))
    told = fitting(_case(words, case, number, now) for number, case in enumerate(cases, 1))
    shown = cases[: len(told)]
    rows = tuple(_buttons(words, case, number) for number, case in enumerate(shown, 1))
    more += len(cases) - len(shown)
    rest = plain(words("reports-more", count=more) if more else "")
    return Message(paragraphs(plain(words("reports-title")), *told, rest), rows)


def fix_view(words: Words, card: Card) -> Message:
    """How to mend what the list says of a point, or to explain it to people."""
    point = card.point
    return Message(plain(words("reports-fix", point=point_name(words, point), id=point.id)))


def settled_view(words: Words, given: Message, count: int) -> Message:
    """The order that was given, and that the reports are settled by it."""
    settled = plain(words("reports-settled", count=count))
    return Message(paragraphs(Html(given.html), settled), given.keyboard)


def _case(words: Words, case: Case, number: int, now: datetime) -> Html:
    point = case.card.point
    found = findings_text(words, case.findings)
    latest = words("reports-latest", moment=formats.moment(words, case.latest, now))
    return lines(
        bold(f"{number}. {point_name(words, point)}"),
        plain(point_address(words, point.address, None, NAME_LENGTH)),
        plain(f"⚠️ {found}{SEPARATOR}{latest}"),
        plain(verdict_and_kind(words, point, case.card.opening, now)),
    )


def _buttons(words: Words, case: Case, number: int) -> tuple[Button, ...]:
    return (
        Button(words("button-is-open", number=number), pack(Act(case.confirm_nonce))),
        Button(words("button-close-it", number=number), pack(Act(case.close_nonce))),
        Button(words("button-fix", number=number), pack(FixPoint(case.card.point.id))),
    )
