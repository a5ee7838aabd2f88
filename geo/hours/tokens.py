"""Text → folded tokens: numbers, words and single signs."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("’‘ʼ`´′ʹ", "'") | {"\r": "\n", "\v": "\n"}
)
_LETTERS = str.maketrans({"ё": "е", "×": "x"})
_CYRILLIC = re.compile("[а-яіїєґ]")
_LOOKALIKES = str.maketrans("abcehikmoptxy", "авсенікмортху")

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:'[^\W\d_]+)*|\n|\S")
_ORNAMENTS = frozenset('\N{VARIATION SELECTOR-16}⏰⏱⌚⌛🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛📅🗓"«»„“”')
_LONGEST_ABBREVIATION = 4


def tokenised(text: str) -> list[str]:
    """Return the text's numbers, words and signs, folded to one spelling of each.

    A word typed with some Latin letters that look Cyrillic becomes Cyrillic; apostrophes inside
    words, ornaments and the full stop of an abbreviation go.
    """
    folded = unicodedata.normalize("NFKC", text.translate(_SIGNS)).casefold().translate(_LETTERS)
    tokens: list[str] = []
    for found in _TOKEN.findall(folded):
        if found in _ORNAMENTS or (found == "." and tokens and _is_abbreviation(tokens[-1])):
            continue
        tokens.append(_word(found) if found[0].isalpha() else found)
    return tokens


def _word(found: str) -> str:
    word = found.replace("'", "")
    return word.translate(_LOOKALIKES) if _CYRILLIC.search(word) else word


def _is_abbreviation(token: str) -> bool:
    return token.isalpha() and len(token) <= _LONGEST_ABBREVIATION
