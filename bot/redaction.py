"""The last net under the logs: takes out what looks like a secret, a person or a place.

Own messages are safe by construction and a library's arguments are never written, so this should
find nothing. What it takes out too much costs an operator a number; what it leaves may cost a life.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

MAX_LENGTH = 2_000

# A list's hash, which names no one; nearly every one has something in it that looks like an id.
_DIGEST = re.compile(r"((?<!\w)[0-9a-f]{64}(?!\w))")

_TENTHS = r"[-+−]?\d{1,20}[.,]\d"  # one decimal of a degree is eleven kilometres
_BETWEEN = r"[\s.()/_-]{0,4}"  # two digits of a telephone
_BLANK = "\u115f\u1160\u2800"  # letters and a symbol, as Unicode has it, that show nothing
_PLUS_CODE = "[23456789CFGHJMPQRVWX]"

# A password may hold any of / : @, and what is a space once it is decoded.
_CREDENTIALS = (r"://\S*@", "://<credentials>@")

# In this order: a token holds digits, a coordinate may look like a telephone.
_RULES = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"(?i:bot)\d{1,20}:[^/\s]+", "bot<token>"),
        (r"\d{3,20}:[\w-]{20,}", "<token>"),
        _CREDENTIALS,
        (r"(?i:(secret|token|passw\w{0,6}|key))(['\"]?\s?[=:])\s?\S+", r"\1\2<secret>"),
        (r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}", "<email>"),
        (r"(?<![\w>])@\w{4,}", "<username>"),
        (rf"{_TENTHS}\d+(?:\D{{0,20}}{_TENTHS}\d+)+", "<place>"),
        (rf"{_TENTHS}\d\d+", "<place>"),
        (rf"(?:\+|(?<!\d)(?:38|8)?{_BETWEEN}0)(?:{_BETWEEN}\d){{8,13}}", "<phone>"),
        (r"\d{1,3}\s?°[^,;|]{0,20}", "<place>"),
        (r"\d{1,3}\s\d{1,2}(?:[.,]\d+)?\s?['′]?\s?[NSEW]\b", "<place>"),
        (rf"(?i:\b{_PLUS_CODE}{{4,8}}\+{_PLUS_CODE}{{2,7}}\b)", "<place>"),
        (r"\d{6,}", "<number>"),
        (r"(?<!\d)\d{1,3}(?:[\s._'-]\d{3}){2,}(?!\d)", "<number>"),  # the same, written in threes
        (r"(?<!\d)\d{3}[\s._'-]\d{3}(?!\d)", "<number>"),
        # Logs are in English: this was said by somebody.
        (r"[^\x00-\x7f]+(?:[ ,.'\"-]{1,3}[^\x00-\x7f]+)*", "<words>"),
    )
)


def redact(text: str) -> str:
    """The text on one line, at most MAX_LENGTH characters, with what is nobody's business named.

    Takes out tokens, paths that hold them, credentials in addresses, e-mails, names of users,
    coordinates from two decimals in a pair or three alone, plus codes, telephones, numbers of six
    digits or more, which an id may be, and whatever isn't ASCII. Of hashes only SHA-256 stays.
    """
    parts = _DIGEST.split(_plainly(re.sub(*_CREDENTIALS, _cut(text))))
    parts[::2] = map(_without_traces, parts[::2])
    return "".join(parts)[:MAX_LENGTH]


def _without_traces(text: str) -> str:
    for pattern, name in _RULES:
        text = pattern.sub(name, text)
    return text


def _cut(text: str) -> str:
    """Without a last word that is not whole: half a password looks like none."""
    return text if len(text) <= MAX_LENGTH else text[:MAX_LENGTH].rpartition(" ")[0]


def _plainly(text: str) -> str:
    """Spelled in one way: nothing percent-encoded, of other widths, invisible or on a new line."""
    text = unquote(re.sub("%(?:25)+", "%", text))
    return "".join(map(_plain, unicodedata.normalize("NFKC", text)))


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace() or category == "Zs":
        return " "
    if category == "Pd":
        return "-"
    # It would forge lines, or hide in the middle of an id.
    return char if char.isprintable() and category != "Mn" and char not in _BLANK else ""
