"""Text typed with the keyboard switched to another language."""

from __future__ import annotations

import re

from geo.gazetteer.query import words_of

_ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_UKRAINIAN = "'йцукенгшщзхїфівапролджєячсмитьбю."
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю."
# What Shift gives on the keys that are letters in Cyrillic and signs in English.
_SHIFTED_SIGNS = dict(zip('{}:"<>~', "хїжєбю'", strict=True))

# So long a word is hardly one of everyday speech in both layouts.
_TELLING = 4

_SIGN = re.compile(r"[.,](?=\s)")

_TO_UKRAINIAN = str.maketrans(dict(zip(_ENGLISH, _UKRAINIAN, strict=True)) | _SHIFTED_SIGNS)
_TO_RUSSIAN = str.maketrans(
    dict(zip(_ENGLISH, _RUSSIAN, strict=True)) | _SHIFTED_SIGNS | {"}": "ъ", '"': "э", "~": "ё"}
)
_TO_ENGLISH = str.maketrans(
    dict(zip(_RUSSIAN, _ENGLISH, strict=True)) | dict(zip(_UKRAINIAN, _ENGLISH, strict=True))
)


def other_layouts(text: str) -> tuple[str, ...]:
    """What the same keys give in the other layouts: a text in Latin or in Cyrillic, in lower case.

    `text` is as typed: the signs that stand on letters' keys must still be there.
    """
    lower = text.lower()
    readings: tuple[str, ...]
    if any("a" <= character <= "z" for character in lower):
        # Names end in ю or б less often than a word ends in a sign: "v. rb]d" is «м. київ».
        parted = _SIGN.sub(" ", lower)
        readings = (
            lower.translate(_TO_UKRAINIAN),
            lower.translate(_TO_RUSSIAN),
            parted.translate(_TO_UKRAINIAN),
        )
    else:
        readings = (lower.translate(_TO_ENGLISH),)
    return tuple(dict.fromkeys(reading for reading in readings if reading.strip() != lower))


def retyped(text: str) -> str:
    """A text of several words in the layout that makes words of everyday speech of gibberish.

    Empty where they are such words as they are, or in no layout.
    """
    if _tells(text):
        return ""
    return next((other for other in other_layouts(text) if " " in other and _tells(other)), "")


def _tells(text: str) -> bool:
    return any(word.is_everyday and len(word.text) >= _TELLING for word in words_of(text))
