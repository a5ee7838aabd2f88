"""Ukrainian into Latin letters, by the official table."""

from __future__ import annotations

import re

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ж": "zh", "з": "z",
    "и": "y", "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch",
}  # fmt: skip
_INSIDE = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_APOSTROPHES = "'’ʼ`´ʹ′"
_SILENT = dict.fromkeys("ь" + _APOSTROPHES, "")

_TABLE = {**_LETTERS, **_INSIDE, **_SILENT}
_TABLE |= {letter.upper(): latin.capitalize() for letter, latin in _TABLE.items()}
_START_TABLE = {**_INITIAL, **{k.upper(): v.capitalize() for k, v in _INITIAL.items()}}

# An apostrophe inside a word does not begin a new one: Знам’янка is Znamianka.
_WORD_START = re.compile(rf"(?<![\w{_APOSTROPHES}])[єїйюяЄЇЙЮЯ]")
_ZGH = re.compile(r"([зЗ])([гГ])")


def romanise(text: str) -> str:
    """Romanise Ukrainian text; what isn't Ukrainian stays as it is.

    Source: Cabinet of Ministers resolution 55 of 27 January 2010 (зг is zgh; є ї й ю я differ at
    the start of a word; the soft sign and the apostrophe are left out).
    """
    text = _ZGH.sub(lambda m: _TABLE[m[1]] + ("gh" if m[2] == "г" else "Gh"), text)
    text = _WORD_START.sub(lambda m: _START_TABLE[m[0]], text)
    return text.translate(_TRANSLATION)


_TRANSLATION = str.maketrans(_TABLE)
