"""Names folded into keys: what differs between two ways to write one name falls away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_APOSTROPHES = "'’ʼ`´ʹ′‘ʻ\"“”"
_HAS_NO_DECOMPOSITION = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae"}


def _written_character(code: int) -> str:
    character = chr(code).lower()
    category = unicodedata.category(character[0])
    if character in _APOSTROPHES or category[0] == "M" or category == "Cf":
        return ""
    if category[0] != "L" and category != "Nd":
        return " "
    if "Ѐ" <= character[0] <= "ԯ":
        return character[0]
    base = unicodedata.normalize("NFKD", character)[0]
    base = _HAS_NO_DECOMPOSITION.get(base, base)
    return base if base.isascii() else " "


class _WrittenTable(dict[int, str]):
    """Any character outside the blocks of Latin and Cyrillic is a space: the table never grows."""

    def __missing__(self, code: int) -> str:
        return "" if 0xFE00 <= code <= 0xFE0F else " "


_BLOCKS = (range(0x530), range(0x1E00, 0x1F00), range(0x2000, 0x2070))
_WRITTEN: dict[int, str] = _WrittenTable(
    {c: _written_character(c) for block in _BLOCKS for c in block}
)


def written(text: str) -> str:
    """Lower-case words parted by single spaces: no marks, apostrophes, hyphens or punctuation."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_WRITTEN).split())


# Latin into the Cyrillic of the same sound; longer ones first. KMU-2010 and English habits.
_LATIN = {
    "shch": "щ", "zgh": "зг", "tch": "ч",
    "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "gh": "г", "cz": "ч", "sz": "ш",
    "ck": "к", "ph": "ф", "tz": "ц",
    "a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "г", "i": "і",
    "j": "й", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р",
    "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "и", "z": "з",
}  # fmt: skip
_LATIN_SOUND = re.compile("|".join(_LATIN))
_HAS_LATIN = re.compile("[a-z]")

# One alphabet for Ukrainian, Russian and Latin; a letter that is often dropped or taken for
# another is folded with it.
_FOLD = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "є": "e", "э": "e",
        "ё": "e", "ж": "j", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "ы": "i", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ў": "u", "ф": "f", "х": "x", "ц": "c", "ч": "q", "ш": "w", "щ": "y", "ь": "", "ъ": "",
        "ю": "iu", "я": "ia",
    }
)  # fmt: skip
_ALIKE = (
    ("ie", "e"),
    ("ee", "e"),
    ("ts", "c"),
    ("tq", "q"),
    ("wq", "y"),
    ("cia", "ca"),
    ("ciu", "cu"),
)
_RUN = re.compile(r"([a-z])\1+")


def skeleton(words: str) -> str:
    """The folded form of what `written` gives, spaces kept: Київ, Киiв and Kyiv are all `kiv`."""
    if _HAS_LATIN.search(words):
        words = _LATIN_SOUND.sub(lambda m: _LATIN[m[0]], words)
    folded = _RUN.sub(r"\1", words.translate(_FOLD))
    # є, ie and ye; ця and ца; тс and ts; шч and щ sound or read alike.
    for spelling, sound in _ALIKE:
        folded = folded.replace(spelling, sound)
    return folded


def glued(words: str) -> str:
    """The same words without spaces: Біла Церква and Білацерква are one."""
    return words.replace(" ", "")


def skeletons(names: Sequence[str]) -> list[str]:
    """The folded forms of many names at once, in their order, six times as fast as one by one."""
    lines = unicodedata.normalize("NFC", "\n".join(names)).translate(_WRITTEN_LINES)
    return [" ".join(line.split()) for line in skeleton(lines).split("\n")]


_WRITTEN_LINES = _WrittenTable({**_WRITTEN, ord("\n"): "\n"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words in their two forms, `written` and as `skeleton` folds them."""

    written: str
    folded: str
