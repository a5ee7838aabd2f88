"""Latin spellings of other languages: Schytomyr, Żytomierz and Zhytomyr are one town.

`keys` reads Latin letters the Ukrainian and English way. Here the same letters are read as Germans,
Poles and hasty Ukrainians write them; letters with two sounds give two readings each, and the
gazetteer itself says which are names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, product

from geo.gazetteer.keys import skeleton

_GERMAN: Mapping[str, tuple[str, ...]] = {
    "schtsch": ("щ",), "tsch": ("ч",), "sch": ("ш", "ж"), "ch": ("х",), "ja": ("я",),
    "ju": ("ю",), "je": ("є",), "ji": ("ї",), "j": ("й",), "w": ("в",), "z": ("ц",),
    "s": ("с", "з"),
}  # fmt: skip
# The marks over letters are gone before: ż and z are one, so are ó and o.
_POLISH: Mapping[str, tuple[str, ...]] = {
    "szcz": ("щ",), "cz": ("ч",), "sz": ("ш",), "rz": ("р", "рж"), "ch": ("х",), "ck": ("цк",),
    "dz": ("дз", "д"), "ja": ("я",), "ju": ("ю",), "je": ("є",), "ji": ("ї",), "j": ("й",),
    "ie": ("е",), "io": ("ьо", "іо"), "w": ("в",), "c": ("ц", "ч"), "z": ("з", "ж"),
    "ow": ("ів", "ов"), "g": ("г",),
}  # fmt: skip
# As in a text message: Hmelnytskyi, Xarkiv, Jytomyr.
_INFORMAL: Mapping[str, tuple[str, ...]] = {
    "shch": ("щ",), "sh": ("ш",), "ch": ("ч",), "zh": ("ж",), "kh": ("х",), "gh": ("г",),
    "h": ("х", "г"), "x": ("х",), "j": ("ж", "й"),
}  # fmt: skip
_WAYS = tuple(
    (letters, re.compile("|".join(sorted(letters, key=len, reverse=True))))
    for letters in (_GERMAN, _POLISH, _INFORMAL)
)
_MOST = 32
# No name is longer in any language.
_LONGEST = 40


@lru_cache(maxsize=1024)
def respelt(words: str) -> tuple[str, ...]:
    """Skeletons (see `keys`) of the German, Polish and informal readings.

    None where no name is in Latin. `words` as `keys.written` gives them.
    """
    if len(words) > _LONGEST or not re.search("[a-z]", words):
        return ()
    readings = (reading for way in _WAYS for reading in islice(_readings(words, *way), _MOST))
    return tuple(dict.fromkeys(skeleton(reading) for reading in readings))


def _readings(
    words: str, letters: Mapping[str, tuple[str, ...]], pattern: re.Pattern[str]
) -> Iterator[str]:
    pieces: list[tuple[str, ...]] = []
    end = 0
    for match in pattern.finditer(words):
        pieces += [(words[end : match.start()],), letters[match[0]]]
        end = match.end()
    pieces.append((words[end:],))
    return ("".join(chosen) for chosen in product(*pieces))
