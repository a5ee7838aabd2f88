"""Ukrainian names of places in their cases, to make test queries: a declension of its own.

It shares no rule with `geo.gazetteer.inflection`, which goes the other way. It knows the regular
patterns only and gives nothing for the rest.
"""

from __future__ import annotations

from collections.abc import Mapping

# Genitive, dative, accusative, instrumental, locative by the ending of the nominative. A stem's
# last consonant before the locative's -і is softened in `_softened`.
_CASES = ("genitive", "dative", "accusative", "instrumental", "locative")
_Forms = tuple[str, str, str, str, str]
_NOUNS: tuple[tuple[str, _Forms], ...] = (
    ("піль", ("поля", "полю", "піль", "полем", "полі")),
    ("їв", ("єва", "єву", "їв", "євом", "єві")),
    ("ів", ("ова", "ову", "ів", "овом", "ові")),
    ("ин", ("ина", "ину", "ин", "ином", "ині")),
    ("ськ", ("ська", "ську", "ськ", "ськом", "ську")),
    ("цьк", ("цька", "цьку", "цьк", "цьком", "цьку")),
    ("ець", ("ця", "цю", "ець", "цем", "ці")),
    ("ія", ("ії", "ії", "ію", "ією", "ії")),
    ("ка", ("ки", "ці", "ку", "кою", "ці")),
    ("га", ("ги", "зі", "гу", "гою", "зі")),
    ("ня", ("ні", "ні", "ню", "нею", "ні")),
    ("ля", ("лі", "лі", "лю", "лею", "лі")),
    ("ча", ("чі", "чі", "чу", "чею", "чі")),
    ("ця", ("ці", "ці", "цю", "цею", "ці")),
    ("на", ("ни", "ні", "ну", "ною", "ні")),
    ("ва", ("ви", "ві", "ву", "вою", "ві")),
    ("да", ("ди", "ді", "ду", "дою", "ді")),
    ("ове", ("ового", "овому", "ове", "овим", "овому")),
    ("еве", ("евого", "евому", "еве", "евим", "евому")),
    ("ське", ("ського", "ському", "ське", "ським", "ському")),
    ("цьке", ("цького", "цькому", "цьке", "цьким", "цькому")),
    ("не", ("ного", "ному", "не", "ним", "ному")),
    ("ий", ("ого", "ому", "ий", "им", "ому")),
    ("инці", ("инців", "инцям", "инці", "инцями", "инцях")),
    ("івці", ("івців", "івцям", "івці", "івцями", "івцях")),
    ("ичі", ("ичів", "ичам", "ичі", "ичами", "ичах")),
    ("ки", ("ків", "кам", "ки", "ками", "ках")),
    ("ани", ("анів", "анам", "ани", "анами", "анах")),
)
_ADJECTIVES: Mapping[str, _Forms] = {
    "ий": ("ого", "ому", "ий", "им", "ому"),
    "а": ("ої", "ій", "у", "ою", "ій"),
    "е": ("ого", "ому", "е", "им", "ому"),
    "і": ("их", "им", "і", "ими", "их"),
}
_DOUBLED = ("ння", "лля", "ття", "ддя", "жжя", "ччя")
_NEUTER: _Forms = ("я", "ю", "я", "ям", "і")
_VOWELS = "аеєиіїоуюя"


def declined(name: str) -> dict[str, str]:
    """The oblique cases of a name of one word, or of an adjective and a noun, by their names."""
    *adjectives, noun = name.split(" ")
    if len(adjectives) > 1 or "-" in name:
        return {}
    forms = _noun(noun)
    for adjective in adjectives:
        forms = tuple(
            f"{one} {other}" for one, other in zip(_adjective(adjective), forms, strict=False)
        )
    return dict(zip(_CASES, forms, strict=False))


def placed(case: str, form: str) -> str:
    """A form after a preposition that asks for its case."""
    before_vowel = form[0].lower() in _VOWELS
    preposition = {
        "genitive": "біля",
        "dative": "",
        "accusative": "через",
        "instrumental": "під",
        "locative": "в" if before_vowel else "у",
    }[case]
    return f"{preposition} {form}".strip()


def _noun(word: str) -> tuple[str, ...]:
    if word.endswith(_DOUBLED):
        return tuple(word[:-1] + ending for ending in _NEUTER)
    for ending, forms in _NOUNS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            return tuple(stem + form for form in forms)
    return ()


def _adjective(word: str) -> tuple[str, ...]:
    for ending, forms in _ADJECTIVES.items():
        if word.endswith(ending):
            return tuple(word.removesuffix(ending) + form for form in forms)
    return ()
