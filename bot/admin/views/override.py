"""What a second admin is asked."""

from __future__ import annotations

from bot.admin.callbacks import Act, pack
from bot.i18n import Words
from bot.views.markup import bold, lines, paragraphs, plain, shorten
from bot.views.message import Button, Message

LONGEST_REPORT = 3_000
LONGEST_REASON = 200


def ask_view(
    words: Words, label: str, reason: str, report: str, nonces: tuple[str, str]
) -> Message:
    """The first admin's label, reason and report, and the nonces to confirm and to reject."""
    confirm, reject = nonces
    text = paragraphs(
        lines(
            bold(words("override-ask", label=label)),
            plain(words("override-reason", reason=shorten(reason, LONGEST_REASON))),
        ),
        plain(report[:LONGEST_REPORT]),
    )
    buttons = (
        (Button(words("button-confirm"), pack(Act(confirm))),),
        (Button(words("button-reject"), pack(Act(reject))),),
    )
    return Message(text, buttons)
