"""From a word in any case, Ukrainian or Russian, back to the nominatives it may come from.

No dictionary: endings are exchanged by rule on skeletons (see `keys`), and the gazetteer itself
says which of the results are names. Rules over-generate on purpose.
"""

from __future__ import annotations

from functools import lru_cache

# Ending of an oblique case → endings of the nominative, on skeletons (и, і, ї, й, ы are all i;
# я is ia, ю is iu). Longest first.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("iami", ("i", "ia")),
    ("ami", ("i", "a")),
    ("imi", ("i",)),
    ("oho", ("i", "e", "oe", "o")),
    ("omu", ("i", "e", "oe", "o")),
    ("iax", ("i", "ia")),
    ("iam", ("i", "ia")),
    ("ovi", ("", "o")),
    ("evi", ("", "i")),
    ("oiu", ("a",)),
    ("eiu", ("ia", "a")),
    ("ax", ("i", "a")),
    ("am", ("i", "a")),
    ("ix", ("i", "e")),
    ("im", ("i", "e", "")),
    ("om", ("", "o", "e", "i", "oe", "oi")),
    ("em", ("", "e", "o", "i", "ia")),
    ("iv", ("i", "a", "")),
    ("ov", ("i", "a")),
    ("ev", ("i",)),
    ("oi", ("a", "aia")),
    ("ei", ("ia", "a", "i")),
    ("uiu", ("aia", "a")),
    ("iu", ("ia", "", "i", "e", "o")),
    ("ia", ("", "e", "o", "i")),
    ("a", ("", "o", "e")),
    ("u", ("", "a", "o", "e", "ia")),
    ("e", ("a", "ia", "", "o", "i")),
    ("i", ("", "a", "ia", "o", "e", "aia")),
    ("o", ("a",)),
)
# Before the locative's -і: Шостці, Празі, Кожусі.
_HARDENED = {"c": "k", "z": "h", "x": "s"}
_VOWELS = "aeiou"
_SHORTEST_STEM = 2


@lru_cache(maxsize=4096)
def nominatives(word: str) -> tuple[str, ...]:
    """The skeleton itself first, then the nominatives it may be a form of."""
    found = dict.fromkeys((word,))
    for ending, replacements in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        stems = [stem]
        if ending in ("i", "e") and stem[-1] in _HARDENED:
            stems.append(stem[:-1] + _HARDENED[stem[-1]])
        for base in stems:
            for replacement in replacements:
                if replacement:
                    found[base + replacement] = None
                else:
                    found.update(dict.fromkeys(_closed(base)))
    if word[-1:] not in _VOWELS:
        found.update(dict.fromkeys(_from_bare_plural(word)))
    return tuple(found)


def _closed(stem: str) -> list[str]:
    """A stem without an ending, with the vowel that a closed syllable has: Льво → Львів."""
    forms = [stem]
    last = max(stem.rfind(vowel) for vowel in "oe")
    if last > 0 and last == max(stem.rfind(vowel) for vowel in _VOWELS) and last < len(stem) - 1:
        forms.append(stem[:last] + "i" + stem[last + 1 :])
    if stem[-1] not in _VOWELS and stem[-2] not in _VOWELS:
        # The vowel that flees: Городка → Городок, Кременця → Кременець.
        forms += [stem[:-1] + vowel + stem[-1] for vowel in "oei"]
    return forms


def _from_bare_plural(word: str) -> list[str]:
    """The genitive plural without an ending: Черкас → Черкаси, Лубен → Лубни."""
    forms = [word + "i", word + "a"]
    if len(word) > 3 and word[-2] in "oe":
        forms += [word[:-2] + word[-1] + ending for ending in "ia"]
    if len(word) > 3 and word[-2] == "i":
        forms += [word[:-2] + vowel + word[-1] + ending for vowel in "oe" for ending in "ia"]
    return forms
