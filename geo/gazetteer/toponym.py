"""A populated place of GeoNames, and which of its names are worth a key of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from geo.coordinate import Coordinate
from geo.gazetteer.keys import glued, skeleton, written

# GeoNames' first-level codes and the heads of KATOTTG codes. Villages around Sevastopol stand
# under Crimea in KATOTTG.
OBLASTS_OF_ADMIN1 = {
    "01": ("UA71",), "02": ("UA74",), "03": ("UA73",), "04": ("UA12",), "05": ("UA14",),
    "06": ("UA26",), "07": ("UA63",), "08": ("UA65",), "09": ("UA68",), "10": ("UA35",),
    "11": ("UA01",), "12": ("UA80",), "13": ("UA32",), "14": ("UA44",), "15": ("UA46",),
    "16": ("UA48",), "17": ("UA51",), "18": ("UA53",), "19": ("UA56",), "20": ("UA85", "UA01"),
    "21": ("UA59",), "22": ("UA61",), "23": ("UA05",), "24": ("UA07",), "25": ("UA21",),
    "26": ("UA23",), "27": ("UA18",),
}  # fmt: skip

_FEWEST_LETTERS = 4
_STRESS = {0x300: None, 0x301: None}
_NAME = re.compile(
    r"[А-ЯЁҐЄІЇ][А-Яа-яЁёҐґЄєІіЇї’ʼ' -]+|[A-ZŁŚŻŹĆÖÜÄ][A-Za-zĄąĆćĘęŁłŃńÓóŚśŹźŻżÄäÖöÜü'’ʼ -]+"
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A populated place; `oblasts` are the heads of codes it may stand under."""

    name: str
    oblasts: tuple[str, ...]
    coordinate: Coordinate
    population: int
    alternates: tuple[str, ...]


def alternates(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Names in Latin and Cyrillic that no key of the official name would find."""
    seen = {glued(skeleton(written(name)))}
    chosen = []
    plain_names = (unicodedata.normalize("NFC", c.translate(_STRESS)) for c in candidates)
    # Of one name in two scripts the Cyrillic one stays: it tells more letters apart.
    for plain in sorted(plain_names, key=lambda n: (n.isascii() or n[0] < "А", n)):
        key = glued(skeleton(written(plain)))
        # Lower-case names are readings of other scripts, short ones airport codes.
        if (
            _NAME.fullmatch(plain)
            and len(plain) >= _FEWEST_LETTERS
            and not plain.endswith((" ош", " osh"))
            and key not in seen
        ):
            seen.add(key)
            chosen.append(plain)
    return tuple(chosen)
