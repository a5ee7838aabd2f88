"""A message for the terminal: the same text without its markup."""

from __future__ import annotations

import re
from html import unescape

from bot.callbacks import Search, unpack
from bot.views.message import Message

_TAG = re.compile(r"</?b>")


def to_text(message: Message) -> str:
    """The text a person sees, without buttons; knows only the tags that the views make."""
    return unescape(_TAG.sub("", message.html))


def to_text_with_choices(message: Message) -> str:
    """The text, then the settlements to choose from, a line each, where nothing can be pressed."""
    buttons = (button for row in message.keyboard for button in row)
    offers = (f"• {each.text}" for each in buttons if isinstance(unpack(each.data), Search))
    return "\n".join((to_text(message), *offers))
