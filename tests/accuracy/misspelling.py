"""Names as other hands write them: slips of the finger, the other layout, Latin, Russian."""

from __future__ import annotations

from itertools import pairwise
from random import Random

_KEYBOARD = ("йцукенгшщзхї", "фівапролджє", "ячсмитьбю")
_ENGLISH_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_UKRAINIAN_KEYS = "'йцукенгшщзхїфівапролджєячсмитьбю"
_TO_ENGLISH_KEYS = str.maketrans(_UKRAINIAN_KEYS, _ENGLISH_KEYS)
_TO_UKRAINIAN_KEYS = str.maketrans(_ENGLISH_KEYS, _UKRAINIAN_KEYS)

# Letters of four ways to write Ukrainian in Latin, as far as they differ from KMU-2010.
_LATIN = {
    "bgn": {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya", "ь": "’", "’": "”"},
    "german": {
        "в": "w", "є": "je", "ж": "sch", "з": "s", "ї": "ji", "й": "j", "х": "ch", "ц": "z",
        "ч": "tsch", "ш": "sch", "щ": "schtsch", "ю": "ju", "я": "ja", "с": "s",
    },
    "polish": {
        "в": "w", "є": "je", "ж": "ż", "ї": "ji", "й": "j", "х": "ch", "ц": "c", "ч": "cz",
        "ш": "sz", "щ": "szcz", "ю": "ju", "я": "ja",
    },
    "russian-based": {
        "г": "g", "и": "i", "і": "i", "є": "e", "ї": "i", "й": "y", "ю": "yu", "я": "ya",
    },
}  # fmt: skip
_KMU: dict[str, str | int | None] = {
    **dict(zip("абвгґдезиіклмнопрстуф", "abvhgdezyiklmnoprstuf", strict=True)),
    "є": "ie", "ж": "zh", "ї": "i", "й": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ю": "iu", "я": "ia", "ь": "", "’": "",
}  # fmt: skip
_RUSSIAN_ENDINGS = (
    ("івка", "овка"), ("ське", "ское"), ("цьке", "цкое"), ("ове", "ово"), ("еве", "ево"),
    ("ичі", "ичи"), ("инці", "инцы"), ("івці", "овцы"), ("ки", "ки"), ("ський", "ский"),
)  # fmt: skip
_RUSSIAN_LETTERS = str.maketrans(
    {"и": "ы", "і": "и", "ї": "и", "є": "е", "ґ": "г", "’": "ъ", "И": "Ы", "І": "И", "Є": "Е"}
)


def mistyped(name: str, random: Random) -> str:
    """A wrong neighbour on the keyboard, a letter lost, doubled or exchanged; never the first."""
    place = random.randrange(1, len(name))
    before, letter, after = name[:place], name[place], name[place + 1 :]
    near = _neighbour(letter)
    slips = [before + after, before + letter * 2 + after, before + random.choice(near) + after]
    if after:
        slips.append(before + after[0] + letter + after[1:])
    return random.choice(slips)


def _neighbour(letter: str) -> str:
    for row in _KEYBOARD:
        for one, other in pairwise(row):
            if letter in (one, other):
                return other if letter == one else one
    return letter


def in_english_layout(name: str) -> str:
    """What the keys of a Ukrainian name give in the English layout."""
    return name.lower().replace("’", "'").translate(_TO_ENGLISH_KEYS)


def in_ukrainian_layout(latin: str) -> str:
    """What the keys of a Latin name give in the Ukrainian layout."""
    return latin.lower().translate(_TO_UKRAINIAN_KEYS)


def romanised(name: str) -> str:
    """A Ukrainian name in Latin as one of four traditions has it, chosen by a letter of it."""
    way = list(_LATIN.values())[ord(name[-2]) % len(_LATIN)]
    return name.lower().translate(str.maketrans(_KMU | way)).title()


def in_russian(name: str) -> str:
    """The Russian form of a name with a regular ending; empty for others."""
    for ending, russian in _RUSSIAN_ENDINGS:
        stem = name.removesuffix(ending)
        if stem != name:
            return stem.translate(_RUSSIAN_LETTERS) + russian
    return ""
