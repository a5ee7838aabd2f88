"""One message as the views make it, before any transport knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Button(NamedTuple):
    """A button under a message: exactly one of callback data, a URL or a text to copy.

    A tuple, since a dozen are made and looked up for each answer.
    """

    text: str
    data: str = ""
    url: str = ""
    copy: str = ""


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """Text in Telegram's HTML, at most 4,096 characters after parsing, and rows of buttons."""

    html: str
    keyboard: Keyboard = ()
