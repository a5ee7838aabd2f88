"""What the bot says of itself: greeting, help, language, privacy, its data, apologies."""

from __future__ import annotations

from datetime import datetime

from bot.callbacks import SetLanguage, pack
from bot.i18n import LANGUAGES, Words
from bot.views.markup import lines, paragraphs, plain
from bot.views.message import Button, Message
from bot.views.source import source_lines, warning_lines
from geo.snapshot import Counts, Manifest


def greeting_view(words: Words) -> Message:
    """The first words in a private chat; the transport adds the button that shares a location."""
    return _said(words, "greeting")


def group_view(words: Words) -> Message:
    """The first words in a group, where only commands are answered."""
    return _said(words, "greeting-group")


def help_view(words: Words) -> Message:
    """What can be asked, and what the buttons and marks mean."""
    return _said(words, "help")


def privacy_view(words: Words, address_source: str = "") -> Message:
    """What is kept and what never is; PRIVACY.md begins with the same words.

    `address_source` names whom streets are asked of, where the operator has turned that on.
    """
    asked = words("privacy-addresses", source=address_source) if address_source else ""
    return Message(paragraphs(plain(words("privacy")), plain(asked)))


def forgotten_view(words: Words) -> Message:
    """Says what is deleted now, and what goes by itself."""
    return _said(words, "forgotten")


def forget_later_view(words: Words) -> Message:
    """Says that nothing could be deleted just now."""
    return _said(words, "forget-later")


def language_view(words: Words) -> Message:
    """A button for each language, named in itself."""
    buttons = tuple(
        Button(words(f"language-{language}"), pack(SetLanguage(language))) for language in LANGUAGES
    )
    return Message(plain(words("language-question")), (buttons,))


def language_set_view(words: Words) -> Message:
    """Confirms a choice, in the chosen language."""
    return _said(words, "language-set")


def about_view(words: Words, manifest: Manifest, counts: Counts, asked: datetime) -> Message:
    """Whose data these are, of what date, and how many points of which sort."""
    return Message(
        paragraphs(
            warning_lines(words, manifest, asked),
            plain(words("about-purpose")),
            lines(
                plain(words("about-total", count=counts.total)),
                plain(words("about-permanent", count=counts.permanent)),
                plain(words("about-standby", count=counts.standby)),
            ),
            source_lines(words, manifest, asked),
            plain(words("about-names")),
        )
    )


def _said(words: Words, key: str) -> Message:
    return Message(plain(words(key)))
