"""From a Russian name to the Ukrainian ones it may stand for, by rule, on skeletons (see `keys`).

For the villages whose Russian names no source lists; towns have theirs as alternates. The rules
are the commonest differences between the two columns of names in GeoNames.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

_ENDINGS = (
    ("ovka", "ivka"), ("evka", "ivka"), ("aevka", "aivka"), ("ovci", "ivci"), ("evci", "ivci"),
    ("ovki", "ivki"), ("evki", "ivki"), ("ovo", "ove"), ("evo", "eve"), ("ino", "ine"),
    ("no", "ne"), ("skoe", "ske"), ("oe", "e"), ("ee", "e"), ("aia", "a"), ("oi", "i"),
    ("ov", "iv"), ("ev", "iv"), ("pol", "pil"), ("pole", "pilia"), ("ole", "ilia"), ("le", "lia"),
    ("enka", "ianka"), ("ensk", "iansk"), ("enskoe", "ianske"), ("horsk", "hirsk"), ("ke", "ki"),
    ("ie", "i"), ("e", "i"), ("e", "ia"), ("ost", "ist"), ("oh", "ih"), ("eq", "iq"),
)  # fmt: skip
_BEGINNINGS = (
    ("bel", "bil"), ("al", "ol"), ("alekse", "oleksi"), ("andre", "andri"), ("nikol", "mikol"),
    ("nikit", "mikit"), ("qer", "qor"), ("pod", "pid"), ("raz", "roz"), ("vlad", "volod"),
    ("o", "vi"), ("ol", "vil"), ("vol", "vil"), ("boh", "bah"), ("kaz", "koz"), ("les", "lis"),
    ("kamen", "kamian"), ("kon", "kin"), ("sev", "siv"), ("u", "vu"), ("sqa", "ya"),
    ("pesq", "piy"), ("hor", "hir"), ("dmitre", "dmitr"), ("vasile", "vasil"), ("serhe", "serhi"),
    ("matve", "matvi"), ("ekaterin", "katerin"), ("elen", "olen"), ("afanas", "opanas"),
    ("filip", "pilip"), ("efim", "iuxim"), ("iosif", "iosip"), ("hleb", "hlib"),
    ("rojdestv", "rizdv"), ("uhl", "vuhl"), ("krasn", "qervon"), ("jelt", "jovt"),
    ("svetl", "svitl"), ("bolw", "velik"), ("xleb", "xlib"), ("cvet", "kvit"),
    ("zareqe", "zariqia"), ("konstantin", "kostiantin"), ("evhen", "ievhen"),
)  # fmt: skip
_MOST = 60


@lru_cache(maxsize=2048)
def ukrainian(word: str) -> tuple[str, ...]:
    """Skeletons that a Russian word's skeleton may stand for in Ukrainian, itself first."""
    ends = [("", "")] + [rule for rule in _ENDINGS if word.endswith(rule[0])]
    starts = [("", "")] + [rule for rule in _BEGINNINGS if word.startswith(rule[0])]
    found = dict.fromkeys((word,))
    for (end, new_end), (start, new_start) in product(ends, starts):
        middle = word[len(start) : len(word) - len(end)]
        if len(start) + len(end) > len(word):
            continue
        found[new_start + middle + new_end] = None
        # One vowel of an old yat or of a closed syllable: Рыбное озеро, Мостище.
        for place, letter in enumerate(middle):
            if letter in "eo":
                changed = middle[:place] + "i" + middle[place + 1 :]
                found[new_start + changed + new_end] = None
        if len(found) > _MOST:
            break
    return tuple(found)
