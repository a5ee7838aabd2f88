"""Names of settlements and of points in the reader's letters."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.i18n import REMEMBERED, Words
from bot.views.markup import shorten
from geo.gazetteer.heads import OBLAST, RAION, SETTLEMENT
from geo.gazetteer.settlement import Settlement
from geo.gazetteer.transliteration import romanise
from geo.point import Address, Point

NAME_LENGTH = 80

_CYRILLIC = re.compile(r"[\u0400-\u04FF]")
_OBLAST = " область"
_RAION = " район"
_HROMADA = " громада"
_CRIMEA = "Автономна Республіка Крим"


@lru_cache(REMEMBERED)
def published(words: Words, text: str, limit: int = NAME_LENGTH) -> str:
    """A text as its owner published it, and for English readers its romanisation in brackets.

    The published form always stands: a reader shows it to a passer-by. Each part is at most
    `limit` characters long.
    """
    text = shorten(text, limit)
    if words.language == "uk" or not _CYRILLIC.search(text):
        return text
    return f"{text} ({shorten(romanise(text), limit)})"


def point_name(words: Words, point: Point, limit: int = NAME_LENGTH) -> str:
    """The point's published name; an unnamed point is a «Пункт Незламності»."""
    return published(words, point.name, limit) or words("point-unnamed")


def point_address(words: Words, address: Address, here: Settlement | None, limit: int) -> str:
    """The published address, without the settlement when the reader has just named it."""
    named = here is not None and _lies_in(address, here)
    parts = ("" if named else address.settlement, address.street or address.district)
    return published(words, ", ".join(part for part in parts if part), limit)


def settlement_name(words: Words, settlement: Settlement) -> str:
    """«Бровари», "Brovary"."""
    return settlement.name_uk if words.language == "uk" else settlement.name_en


def oblast_name(words: Words, settlement: Settlement) -> str:
    """«Київська обл.», "Kyivska oblast"; empty for Kyiv and Sevastopol, which are their own.

    A district is told by its city: «Троєщина, Київ».
    """
    if settlement.city:
        return settlement_name(words, settlement.city)
    oblast = settlement.oblast_uk
    if oblast == settlement.name_uk:
        return ""
    if oblast == _CRIMEA:
        return words("crimea")
    if oblast.endswith(_OBLAST):
        return words("oblast", name=_in_letters(words, oblast.removesuffix(_OBLAST)))
    return _in_letters(words, oblast)


def raion_name(words: Words, settlement: Settlement) -> str:
    """«Чортківський р-н», "Chortkivskyi raion"; empty where there is none and in a city."""
    if settlement.city:
        return ""
    raion = settlement.raion_uk.removesuffix(_RAION)
    return words("raion", name=_in_letters(words, raion)) if raion else ""


def hromada_name(words: Words, settlement: Settlement) -> str:
    """«Вишнівецька громада», "Vyshnivetska hromada"; empty where it isn't known."""
    hromada = settlement.hromada_uk.removesuffix(_HROMADA)
    return words("hromada", name=_in_letters(words, hromada)) if hromada else ""


def unit_name(words: Words, settlement: Settlement, length: int) -> str:
    """«Броварський р-н, Київська обл.»: the settlement's unit whose head has this `length`."""
    oblast = oblast_name(words, settlement) or settlement_name(words, settlement)
    if length == OBLAST:
        return oblast
    if length == SETTLEMENT:
        return name_with_oblast(words, settlement)
    name = raion_name(words, settlement) if length == RAION else hromada_name(words, settlement)
    return ", ".join(each for each in (name, oblast) if each)


def name_with_oblast(words: Words, settlement: Settlement) -> str:
    """«Миколаїв, Миколаївська обл.»."""
    names = (settlement_name(words, settlement), oblast_name(words, settlement))
    return ", ".join(name for name in names if name)


def _lies_in(address: Address, settlement: Settlement) -> bool:
    return address.katottg[:12] == settlement.code[:12] or (
        not address.katottg and address.settlement.casefold() == settlement.name_uk.casefold()
    )


def _in_letters(words: Words, name: str) -> str:
    return name if words.language == "uk" else romanise(name)
