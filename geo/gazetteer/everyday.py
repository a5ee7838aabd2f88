"""Words of everyday speech and places abroad, which a name in Ukraine is not guessed from.

A village may be called Вишня, and whoever writes just that is understood. But nothing that merely
looks like вишня, or is a form of it among other words, is taken for that village.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parents[2] / "data"
EVERYDAY = _DATA / "words-everyday.txt"
FOREIGN = _DATA / "words-foreign.txt"

# Endings that words take after a stem of the list, in the form that `keys.written` gives.
_CYRILLIC_ENDINGS = """
    а у ю я о е є и і ї й ь ів їв ям ам ом ем єм ою ею єю ах ях ами ями ові еві єві ий ій ого ому
    им ім их іх ими іми ої еє ую юю ти тися тись ться ють уть ить ять ємо емо имо еш єш иш ете єте
    ите ай айте іть ла ло ли вся лася лись лося но то ння нням нні ття ка ки ку ці ок ик ики иків
    очка очки очку ний на не ні ну ного ному ним них ної ною ути ати ити іти ував ували увала увати
    ував ує ують ований ована овано ені ений ена ено ення єнь ець ця цю цем цях нути нула нули ило
    ила или ало ала али ав ив яв яти ає аю аєш ають аємо аєте ишся иться ється ський ська ські ське
    ы ой ый ая яя ое ее ые ие его ему ым ей ых ов ев ешь ет ют ут ит ат ят ал ал ил ел ела ели л
    ны ен ение ения ении ке ать еть уть нуть ает аем аете ают ует уют ишь ся сь лся лась ная ное ные
    ного ному ными ской ский ская
  """
_ENGLISH_ENDINGS = "s es d ed r er ers ing ly ness ment ments y ty"
_CYRILLIC, _ENGLISH = (frozenset(e.split()) for e in (_CYRILLIC_ENDINGS, _ENGLISH_ENDINGS))
_LONGEST_ENDING = 5
_SHORTEST_STEM = 2


class WordList:
    """Words of a file: those that stand for themselves, and stems, marked with a star there."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        words = " ".join(line for line in lines if not line.startswith("#")).split()
        self._whole = frozenset(word for word in words if not word.endswith("*"))
        self._stems = frozenset(word.removesuffix("*") for word in words if word.endswith("*"))

    def holds(self, word: str) -> bool:
        """Whether the list has a word, as `keys.written` gives it, in any form."""
        if word in self._whole or word in self._stems:
            return True
        endings = _ENGLISH if word.isascii() else _CYRILLIC
        longest = min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM)
        return any(
            word[-size:] in endings and word[:-size] in self._stems
            for size in range(1, longest + 1)
        )


def is_everyday(word: str) -> bool:
    """Whether a word, as `keys.written` gives it, is of everyday speech."""
    return _list(EVERYDAY).holds(word)


def is_foreign(word: str) -> bool:
    """Whether a word is a place outside Ukraine."""
    return _list(FOREIGN).holds(word)


@cache
def _list(path: Path) -> WordList:
    return WordList(path)
