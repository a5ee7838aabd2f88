"""Published text made fit to show and to compare."""

from __future__ import annotations

import re
import unicodedata

LABEL_LENGTH = 120

_NULLS = frozenset({"null", "NULL", "Null"})
_APOSTROPHES = re.compile("['’ʼ‘`´ʹ′]")
_SEPARATORS = re.compile(r"[\W_]+")
_CAMEL_HUMP = re.compile(r"(?<=[a-zа-яіїєґ])(?=[A-ZА-ЯІЇЄҐ])")


def tidy(text: str) -> str:
    """The text in NFC without control and bidirectional characters, white space folded.

    The literal `null` of the published lists is empty.
    """
    if not text:
        return text
    if not text.isprintable():
        text = "".join(
            " " if character.isspace() else character
            for character in text
            if character.isspace() or character.isprintable()
        )
    if "  " in text or text != text.strip():
        text = " ".join(text.split())
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return "" if text in _NULLS else text


def is_blank(text: str) -> bool:
    """Whether `tidy` leaves nothing of a text; cheaper, for the many cells that are plain."""
    return not text or text.isspace() or text in _NULLS or not (text.isprintable() or tidy(text))


def label(text: str) -> str:
    """A tidy text of at most LABEL_LENGTH characters; a cut one ends with an ellipsis."""
    text = tidy(text)
    return text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1].rstrip() + "…"


def words(text: str) -> str:
    """Lower-case words with one space between them, without apostrophes; camelCase is split."""
    text = _CAMEL_HUMP.sub(" ", unicodedata.normalize("NFKC", text))
    return _SEPARATORS.sub(" ", _APOSTROPHES.sub("", text)).strip().casefold()
