"""What was published, by whom, and the way back."""

from __future__ import annotations

from bot.admin.callbacks import Act, pack
from bot.desk import Receipt
from bot.i18n import Words
from bot.views.markup import bold, lines, plain
from bot.views.message import Button, Message


def receipt_view(words: Words, receipt: Receipt, undo: str = "") -> Message:
    """What people see now; `undo` is the nonce of the one tap that takes it back, if it can be."""
    edition = receipt.edition
    title = "receipt-rolled-back" if edition.rolled_back else "receipt-published"
    text = lines(
        bold(words(title, source=edition.source_id)),
        plain(words("receipt-edition", points=str(edition.points), standby=str(edition.standby))),
        plain(words("receipt-all", points=str(receipt.points))),
        plain(words("receipt-merged", merged=str(receipt.merged)) if receipt.merged else ""),
        plain(words("receipt-name", name=short_name(edition.sha256))),
    )
    keyboard = ((Button(words("button-undo"), pack(Act(undo))),),) if undo else ()
    return Message(text, keyboard)


def short_name(sha256: str) -> str:
    """The first figures of an edition's name, as the command line takes them."""
    return sha256[:12]
