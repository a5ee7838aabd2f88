"""The last net under the logs: takes out what looks like a secret, a person or a place.

Own messages are safe by construction and a library's arguments are never written, so this should
find nothing. It costs little, and a mistake must not cost more.
"""

from __future__ import annotations

import re

MAX_LENGTH = 2_000

# Line breaks forge entries; bidirectional and zero-width marks make one read as another.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+"
)

# In this order: a token holds digits, a coordinate may look like a telephone. Every repetition is
# bounded, so that no text takes long.
_RULES = (
    (re.compile(r"\bbot\d{1,20}:[^/\s]{1,100}", re.IGNORECASE), "bot<token>"),
    (re.compile(r"\b\d{3,20}:[A-Za-z0-9_-]{20,100}"), "<token>"),
    (re.compile(r"://[^/\s@]{1,200}@"), "://<credentials>@"),
    (re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}"), "<email>"),
    (re.compile(r"[-+−]?\d{1,3}[.,]\d{2,}\s{0,3}[,;/ ]\s{0,3}[-+−]?\d{1,3}[.,]\d{2,}"), "<place>"),
    (re.compile(r"(?<![\d.])[-+−]?\d{1,3}[.,]\d{4,}"), "<place>"),
    (re.compile(r"\d{1,3}\s?°[^,;|]{0,20}"), "<place>"),
    (re.compile(r"(?:\+|\b(?:38)?0)\d(?:[ ()-]{0,3}\d){7,12}(?![0-9a-fA-F])"), "<phone>"),
    (re.compile(r"(?<![0-9a-fA-F])\d{7,}(?![0-9a-fA-F])"), "<number>"),
)


def redact(text: str) -> str:
    """The text on one line, at most MAX_LENGTH characters, with what is nobody's business named.

    Takes out tokens, paths that hold them, credentials in addresses, e-mails, coordinates from two
    decimals in a pair or four alone, telephones, and numbers of seven digits or more, which an id
    may be.
    """
    text = _INVISIBLE.sub(" ", text[:MAX_LENGTH])
    for pattern, name in _RULES:
        text = pattern.sub(name, text)
    return text
